"""The longest run and the breaks, on sets of slots."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from solver.problem import Problem
from solver.slot_sets import slot_set, slots_in
from solver.timetables.runs import Runs


def runs(*sessions: int, limit: int | None = None) -> Runs:
    return Runs(Problem(sessions, (), (), longest_run=limit))


def test_a_third_meeting_in_a_row_is_crowded_where_two_are_allowed() -> None:
    # busy 0, 1: slot 2 would be the third in a row, slot 3 stands alone
    assert runs(4, limit=2).crowded(slot_set([0, 1])) == slot_set([2])


def test_a_gap_of_one_slot_is_crowded_between_two_meetings() -> None:
    # busy 0 and 2: with slot 1 they make a run of three
    assert runs(5, limit=2).crowded(slot_set([0, 2])) == slot_set([1])


def test_a_run_ends_with_its_session() -> None:
    # slots 0, 1 | 2, 3: busy 1 and 2 touch only on paper
    assert runs(2, 2, limit=1).crowded(slot_set([1, 2])) == slot_set([0, 3])


def test_nothing_is_crowded_without_a_limit() -> None:
    assert runs(4).crowded(slot_set([0, 1, 2])) == 0


def test_of_three_in_a_row_one_stays_idle_where_two_are_allowed() -> None:
    # L - floor(L / 3): 1, 2, 2, 3, 4, 4 for L = 1..6
    held = [runs(6, limit=2).holds((1 << length) - 1) for length in range(1, 7)]
    assert held == [1, 2, 2, 3, 4, 4]


def test_runs_of_two_sessions_are_counted_apart() -> None:
    # 3 slots hold 2, in each of two sessions; as one run of 6 they would hold 4 as well,
    # but slots 1..4 are runs of 2 and 2 that hold 4, where one run of 4 holds 3
    assert runs(3, 3, limit=2).holds(slot_set([1, 2, 3, 4])) == 4


def test_without_a_limit_every_slot_holds_a_meeting() -> None:
    assert runs(3, 3).holds(slot_set([0, 1, 5])) == 3


def test_a_break_is_an_idle_run_between_meetings_of_one_session() -> None:
    # 0 . 2 | 3 . . 6: one break before 2, one before 6; none over the session's end
    assert runs(3, 4).breaks(slot_set([0, 2, 3, 6])) == 2


def test_the_meetings_around_a_slot_end_at_a_gap_and_at_the_session() -> None:
    # 0 1 2 | 3 4 5 6: around 4 there are 3 before it, 5 after it; 2 is another session's
    around = runs(3, 4).around(slot_set([2, 3, 5]), 4)
    assert around == (slot_set([3]), slot_set([5]))


sessions = st.lists(st.integers(1, 4), min_size=1, max_size=3)


@given(sessions, st.integers(0, (1 << 12) - 1), st.integers(1, 3))
def test_crowded_and_breaks_agree_with_plain_loops(
    lengths: list[int], bits: int, limit: int
) -> None:
    problem = Problem(tuple(lengths), (), (), longest_run=limit)
    busy = bits & (1 << problem.slots) - 1
    crowded = [t for t in range(problem.slots) if longest(problem, busy | 1 << t, t) > limit]
    breaks = sum(
        later - earlier > 1
        for session in problem.session_slots
        for held in [[t for t in slots_in(busy) if t in session]]
        for earlier, later in pairwise(held)
    )
    own = Runs(problem)
    assert (own.crowded(busy) & (1 << problem.slots) - 1, own.breaks(busy)) == (
        slot_set(crowded),
        breaks,
    )


def longest(problem: Problem, busy: int, slot: int) -> int:
    session = next(s for s in problem.session_slots if slot in s)
    first = last = slot
    while first - 1 in session and busy >> first - 1 & 1:
        first -= 1
    while last + 1 in session and busy >> last + 1 & 1:
        last += 1
    return last - first + 1


@given(sessions, st.integers(0, (1 << 12) - 1), st.integers(1, 3))
def test_what_slots_hold_is_the_most_that_trying_everything_finds(
    lengths: list[int], bits: int, limit: int
) -> None:
    problem = Problem(tuple(lengths), (), (), longest_run=limit)
    slots = bits & (1 << min(problem.slots, 8)) - 1
    best = max(
        busy.bit_count()
        for busy in range(slots + 1)
        if not busy & ~slots and all(longest(problem, busy, t) <= limit for t in slots_in(busy))
    )
    assert Runs(problem).holds(slots) == best
