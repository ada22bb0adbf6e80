"""Schedules under construction and what can be counted on them; searches nothing."""
