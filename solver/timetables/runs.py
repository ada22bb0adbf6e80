"""Runs of consecutive slots within sessions, on sets of slots; knows no person and no request."""

from collections.abc import Iterator

from solver.problem import Problem
from solver.slot_sets import SlotSet, slot_set


class Runs:
    """What `longest_run` allows, and how many breaks a set of busy slots has.

    Parameters
    ----------
    problem
        Only its sessions and its `longest_run` are looked at.
    """

    def __init__(self, problem: Problem) -> None:
        self._limit = problem.longest_run
        self._crowded: dict[SlotSet, SlotSet] = {}
        self._sessions = tuple(slot_set(session) for session in problem.session_slots)
        self._not_first = ~slot_set(session[0] for session in problem.session_slots)
        self._not_last = ~slot_set(session[-1] for session in problem.session_slots)

    def crowded(self, busy: SlotSet) -> SlotSet:
        """Return the slots in which a meeting stands, or would stand, in too long a run.

        With limit c, slot t is crowded when for some k in 0..c the k slots before it and the
        c - k slots after it are all busy: with t they make a run of c + 1.
        """
        if self._limit is None:
            return 0
        known = self._crowded.get(busy)
        if known is None:
            known = self._crowded[busy] = self._in_too_long_runs(busy, self._limit)
        return known

    def holds(self, slots: SlotSet) -> int:
        """Return how many meetings of one person fit into these slots at most.

        A run of L slots holds L - floor(L / (c + 1)): of each c + 1 in a row one stays idle.
        """
        if self._limit is None:
            return slots.bit_count()
        return sum(length - length // (self._limit + 1) for length in self._lengths(slots))

    def breaks(self, busy: SlotSet) -> int:
        """Return the number of idle runs between two busy slots of the same session.

        A session with m >= 1 busy runs has m - 1 of them.
        """
        return self._starts(busy).bit_count() - sum(1 for s in self._sessions if busy & s)

    def around(self, busy: SlotSet, slot: int) -> tuple[SlotSet, SlotSet]:
        """Return the busy slots that touch `slot` without a gap: those before, those after."""
        before = after = 0
        step = (1 << slot & self._not_first) >> 1 & busy
        while step:
            before |= step
            step = (step & self._not_first) >> 1 & busy
        step = (1 << slot & self._not_last) << 1 & busy
        while step:
            after |= step
            step = (step & self._not_last) << 1 & busy
        return before, after

    def _in_too_long_runs(self, busy: SlotSet, limit: int) -> SlotSet:
        after = [-1]
        for _ in range(limit):
            after.append((after[-1] & busy) >> 1 & self._not_last)
        crowded, before = after[-1], -1
        for behind in reversed(after[:-1]):
            before = (before & busy) << 1 & self._not_first
            crowded |= before & behind
        return crowded

    def _starts(self, slots: SlotSet) -> SlotSet:
        return slots & ~(slots << 1 & self._not_first)

    def _lengths(self, slots: SlotSet) -> Iterator[int]:
        starts = self._starts(slots)
        while starts:
            first = starts & -starts
            starts ^= first
            # adding the first bit of a run clears it, and sets the bit that follows it
            run = slots & ((starts & -starts) - 1)
            cleared = run & ~(run + first)
            yield cleared.bit_count()
