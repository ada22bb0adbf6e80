"""The one bridge between events and the solver; whoever plans needs nothing but these names."""

from matchmaking.scheduling.plan import Options, plan
from solver.budget import Budget
from solver.progress import Progress

__all__ = ["Budget", "Options", "Progress", "plan"]
