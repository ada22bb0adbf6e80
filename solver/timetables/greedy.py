"""The first schedule: requests by value, each into the first slot that is open; in one pass."""

from collections.abc import Collection, Mapping

from solver.problem import Problem
from solver.schedule import Schedule
from solver.timetables.filling import Filling


def filled_up(
    start: Schedule,
    preferred: Mapping[int, int] | None = None,
    only: Collection[int] | None = None,
) -> Schedule:
    """Return a valid schedule with further requests: promises first, then musts, then by value.

    Parameters
    ----------
    start
        A valid schedule, of which everything is kept.
    preferred
        Request number -> slot number of meetings that come right after the promises, there if
        they can.
    only
        The requests that are looked at; by default all.
    """
    problem, filling = start.problem, Filling(start)
    wanted = {**{r: 1 << slot for r, slot in (preferred or {}).items()}, **_promised_slots(problem)}
    for number in _by_worth(problem, wanted, only):
        slots = filling.open(number)
        if slots:
            slots = slots & wanted.get(number, 0) or slots
            filling.put(number, (slots & -slots).bit_length() - 1)
    return filling.schedule


def _promised_slots(problem: Problem) -> dict[int, int]:
    return {
        earlier.request: 1 << earlier.slot
        for earlier in problem.earlier or ()
        if earlier.request is not None and earlier.slot is not None
    }


def _by_worth(
    problem: Problem, promised: dict[int, int], only: Collection[int] | None
) -> list[int]:
    requests = problem.requests
    return sorted(
        range(len(requests)) if only is None else only,
        key=lambda n: (n not in promised, not requests[n].must, -requests[n].value, n),
    )
