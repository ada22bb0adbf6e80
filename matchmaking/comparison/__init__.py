"""Two schedules of one event side by side: what was kept, moved, won and lost, and for whom."""

from matchmaking.comparison.compared import Comparison, compare
from matchmaking.comparison.meetings import Fate, MeetingChange
from matchmaking.comparison.people import PersonChange
from matchmaking.comparison.stages import Judgement

__all__ = [
    "Comparison",
    "Fate",
    "Judgement",
    "MeetingChange",
    "PersonChange",
    "compare",
]
