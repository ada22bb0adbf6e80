"""The product: events, participants and schedules by their names; the solver sees only numbers."""

from importlib.metadata import version

PROGRAM = f"matchmaking {version('matchmaking')}"
