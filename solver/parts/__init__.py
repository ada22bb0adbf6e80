"""Exact searches in small parts of a schedule, everything else held where it is."""
