"""The one bridge between events and the solver.

These names make schedules; `price`, `bottlenecks` and `trade_off` answer questions about one.
"""

from matchmaking.scheduling.locks import NO_LOCKS, Locks
from matchmaking.scheduling.plan import Options, plan
from matchmaking.scheduling.what_if import plan_nearby
from solver.budget import Budget
from solver.progress import Progress

__all__ = ["NO_LOCKS", "Budget", "Locks", "Options", "Progress", "plan", "plan_nearby"]
