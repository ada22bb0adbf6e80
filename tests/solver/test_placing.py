"""Selected requests find slots."""

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.problem import Person, Problem, Request, Resource
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from solver.without_time.placing import Placement, place

MOVES = 2_000


def complete_bipartite(size: int, slots: int, **rules: object) -> Problem:
    """`size` sellers and as many buyers, everybody free all day and wishing to meet everybody."""
    people = tuple(Person((1 << slots) - 1) for _ in range(2 * size))
    pairs = [(a, size + b) for a in range(size) for b in range(size)]
    requests = tuple(Request(pair, number, 1) for number, pair in enumerate(pairs))
    return Problem((slots,), people, requests, **rules)  # type: ignore[arg-type]  # keywords


def placed(problem: Problem, moves: int = MOVES, start: dict[int, int] | None = None) -> Placement:
    everything = range(len(problem.requests))
    return place(problem, everything, start or {}, Budget(), moves, seed=1)


def broken(problem: Problem, placement: Placement) -> list[str]:
    found = {violation.rule for violation in violations(Schedule(problem, placement.slot_of))}
    return sorted(found - {"maximum", "once_per_company", "fixed"})


def test_a_latin_square_is_completed() -> None:
    # 6 sellers x 6 buyers in 6 slots: König's theorem says that it fits, with nobody ever idle
    problem = complete_bipartite(6, 6)
    placement = placed(problem, 20_000)
    assert (placement.unplaced, broken(problem, placement)) == ((), [])


def test_rooms_that_just_suffice_are_all_used() -> None:
    # 16 meetings in 8 slots of 2 rooms
    problem = complete_bipartite(4, 8)
    requests = tuple(Request(r.people, r.group, 1, resources=(0,)) for r in problem.requests)
    problem = Problem((8,), problem.people, requests, (Resource((2,) * 8),))
    placement = placed(problem, 20_000)
    assert (placement.unplaced, broken(problem, placement)) == ((), [])


def test_runs_of_two_leave_every_third_slot_idle() -> None:
    # 6 meetings each with at most 2 in a row need 8 slots: 2 + 1 idle + 2 + 1 idle + 2
    problem = complete_bipartite(6, 8, longest_run=2)
    placement = placed(problem, 20_000)
    assert broken(problem, placement) == []
    assert len(placement.unplaced) <= 1


def test_a_fixed_meeting_never_moves() -> None:
    # both requests want person 0 in its only common slot; the fixed one has it
    people = (Person(slot_set([0, 1])), Person(slot_set([0])), Person(slot_set([0, 1])))
    fixed = Request((0, 2), 1, 1, fixed=True, fixed_slot=0)
    problem = Problem((2,), people, (Request((0, 1), 0, 9), fixed))
    assert placed(problem) == Placement({1: 0}, (0,))


def test_a_meeting_that_may_move_makes_room() -> None:
    # request 0 starts in slot 0, the only one of request 1
    people = (Person(slot_set([0, 1])), Person(slot_set([0])), Person(slot_set([0, 1])))
    problem = Problem((2,), people, (Request((0, 2), 0, 1), Request((0, 1), 1, 1)))
    assert placed(problem, start={0: 0}) == Placement({0: 1, 1: 0}, ())


def test_what_has_to_be_left_out_is_worth_least() -> None:
    # person 0 has one slot for three wishes; the must counts before any value
    people = (Person(1), Person(1), Person(1), Person(1))
    requests = (Request((0, 1), 0, 9), Request((0, 2), 1, 1, must=True), Request((0, 3), 2, 5))
    assert placed(Problem((1,), people, requests)) == Placement({1: 0}, (0, 2))


def test_the_same_seed_gives_the_same_places() -> None:
    problem = complete_bipartite(5, 6)
    assert placed(problem) == placed(problem)


def test_an_ended_budget_leaves_the_greedy_places() -> None:
    budget = Budget()
    budget.stop()
    problem = complete_bipartite(3, 4)
    placement = place(problem, range(9), {}, budget, MOVES, seed=1)
    assert placement == placed(problem, moves=0)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_nothing_is_left_out_that_trying_everything_could_place(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    drawn = data.draw(tiny_problems)
    people = tuple(Person(person.free) for person in drawn.people)
    apart = tuple(
        Request(r.people, number, r.value, r.must, r.resources)
        for number, r in enumerate(drawn.requests)
    )
    problem = Problem(drawn.sessions, people, apart, drawn.resources, drawn.longest_run)
    placement = placed(problem)
    most = max(len(schedule.slot_of) for schedule in every_schedule(problem))
    assert broken(problem, placement) == []
    assert (len(placement.slot_of) == len(apart)) == (most == len(apart))
