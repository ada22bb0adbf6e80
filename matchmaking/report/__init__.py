"""The report of a run: one page to look at, its findings and its pictures."""

from matchmaking.report.page import report_page

__all__ = ["report_page"]
