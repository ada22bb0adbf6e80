"""The one bridge between events and the solver.

These names make schedules; `price`, `bottlenecks` and `trade_off` answer questions about one.
"""

from matchmaking.scheduling.locks import NO_LOCKS, Locks
from matchmaking.scheduling.naming import held_meetings
from matchmaking.scheduling.plan import Options, plan, planned, posed
from matchmaking.scheduling.problem import EventProblem, Held
from matchmaking.scheduling.what_if import plan_nearby
from solver.budget import Budget
from solver.progress import Progress

__all__ = [
    "NO_LOCKS",
    "Budget",
    "EventProblem",
    "Held",
    "Locks",
    "Options",
    "Progress",
    "held_meetings",
    "plan",
    "plan_nearby",
    "planned",
    "posed",
]
