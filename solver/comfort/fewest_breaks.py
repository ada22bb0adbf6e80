"""How few breaks a number of meetings needs, one person alone; knows no requests."""

from functools import lru_cache

from solver.problem import Problem
from solver.slot_sets import SlotSet, slot_set


class FewestBreaks:
    """Tables of the fewest breaks by number of meetings.

    With at most c meetings in a row, m meetings in k sessions need at least ceil(m / c) - k
    breaks; gaps in the hours may ask for more.
    """

    def __init__(self, problem: Problem) -> None:
        self._sessions = [(slot_set(s), s[0], len(s)) for s in problem.session_slots]
        self._limit = problem.longest_run or problem.slots
        self._in_session = lru_cache(maxsize=None)(self._fewest_in_session)
        self._sum_of = lru_cache(maxsize=None)(_sum_of)

    def of(self, slots: SlotSet) -> tuple[int, ...]:
        """Return for m = 0, 1, ... meetings in these slots the fewest breaks; ends with the most
        meetings that fit."""
        total: tuple[int, ...] = (0,)
        for session, first, length in self._sessions:
            total = self._sum_of(total, self._in_session((slots & session) >> first, length))
        return total

    def _fewest_in_session(self, slots: SlotSet, length: int) -> tuple[int, ...]:
        """Slot by slot: (meetings so far, length of the run that may go on) -> fewest runs."""
        states = {(0, 0): 0}
        for slot in range(length):
            after: dict[tuple[int, int], int] = {}
            for (meetings, run), runs in states.items():
                _keep_least(after, (meetings, 0), runs)
                if slots >> slot & 1 and run < self._limit:
                    _keep_least(after, (meetings + 1, run + 1), runs + (run == 0))
            states = after
        fewest: dict[int, int] = {}
        for (meetings, _), runs in states.items():
            fewest[meetings] = min(fewest.get(meetings, runs), runs)
        return tuple(max(0, fewest[m] - 1) for m in range(len(fewest)))


def _keep_least(table: dict[tuple[int, int], int], key: tuple[int, int], value: int) -> None:
    if value < table.get(key, value + 1):
        table[key] = value


def _sum_of(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """Return for each total m the least of one[i] + other[m - i]."""
    return tuple(
        min(one[i] + other[m - i] for i in range(len(one)) if 0 <= m - i < len(other))
        for m in range(len(one) + len(other) - 1)
    )
