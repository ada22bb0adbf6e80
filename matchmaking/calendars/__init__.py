"""Agendas as iCalendar files (RFC 5545) that every client reads alike; sends and solves nothing."""

from matchmaking.calendars.agenda import agenda_file

__all__ = ["agenda_file"]
