"""Small changes of an event that could help: a room, an hour, a maximum; knows no schedule."""

from matchmaking.changes.applied import applied
from matchmaking.changes.change import (
    Ask,
    Booths,
    Change,
    Fix,
    LongestRun,
    Maximum,
    OneMoreAt,
    Open,
    Rooms,
)
from matchmaking.changes.document import change_document
from matchmaking.changes.instead import colleagues_of, missing_wishes
from matchmaking.changes.openings import Openings
from matchmaking.changes.phrases import Phrases
from matchmaking.changes.spoken import Spoken

__all__ = [
    "Ask",
    "Booths",
    "Change",
    "Fix",
    "LongestRun",
    "Maximum",
    "OneMoreAt",
    "Open",
    "Openings",
    "Phrases",
    "Rooms",
    "Spoken",
    "applied",
    "change_document",
    "colleagues_of",
    "missing_wishes",
]
