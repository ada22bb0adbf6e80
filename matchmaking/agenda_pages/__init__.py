"""Agendas as printable pages, one a participant; knows no file name and no calendar format."""

from matchmaking.agenda_pages.page import agenda_page

__all__ = ["agenda_page"]
