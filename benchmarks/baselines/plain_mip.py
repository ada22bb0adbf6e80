"""The textbook model handed to HiGHS as it is; knows no trick of this program's own search."""

from benchmarks.baselines.textbook import textbook
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from solver.budget import Budget
from solver.engines.highs import solve_mip


def plain_mip(event: Event, seconds: float) -> Schedule:
    """The best schedule that HiGHS finds on one thread, building the model included.

    Raises
    ------
    NoneFound
        When it finds none.
    """
    budget = Budget(seconds)
    book = textbook(event)
    return book.schedule(solve_mip(book.model, budget).values, "plain MIP")
