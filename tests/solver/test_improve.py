"""Parts of a schedule are solved exactly and taken over."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.parts.improve import improve
from solver.parts.part import part_of
from solver.problem import Person, Problem, Request, Resource
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slot_set
from tests.solver.brute_force import best_by_trying_everything, schedules_of
from tests.solver.tiny import problems

EVERYTHING = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def chain() -> Problem:
    """0 meets 1, 1 meets 2, 2 meets 3; three slots and two rooms in each."""
    people = tuple(Person(0b111) for _ in range(4))
    requests = tuple(Request((n, n + 1), n, 1 + n, resources=(0,)) for n in range(3))
    return Problem((3,), people, requests, (Resource((2, 2, 2)),))


def test_a_part_holds_what_shares_a_person_with_a_free_request() -> None:
    # free: request 0; request 1 shares person 1 and stays in slot 1; request 2 is outside
    part = part_of(Schedule(chain(), {0: 0, 1: 1, 2: 0}), [0], slot_set([0, 2]))
    assert part.numbers == (0, 1)
    # person 0: the slots of the part; 1: those and its held meeting; 2: that meeting alone
    assert [person.free for person in part.problem.people] == [0b101, 0b111, 0b010]
    # request 2 has one of the two rooms in slot 0
    assert part.problem.resources == (Resource((1, 2, 2)),)
    assert [request.fixed_slot for request in part.problem.requests] == [None, 1]


def test_a_part_is_put_back_where_it_came_from() -> None:
    whole = Schedule(chain(), {0: 0, 1: 1, 2: 0})
    part = part_of(whole, [0], slot_set([0, 2]))
    assert dict(part.now.slot_of) == {0: 0, 1: 1}
    assert dict(part.merged({0: 2, 1: 1}).slot_of) == {0: 2, 1: 1, 2: 0}


def test_a_wanted_request_takes_the_place_of_a_worse_one() -> None:
    people = tuple(Person(1) for _ in range(3))
    problem = Problem((1,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 5)))
    better = improve(Schedule(problem, {0: 0}), [1], (0, 0, 5), Budget(), seed=1)
    assert dict(better.slot_of) == {1: 0}


def test_slots_are_exchanged_without_anything_wanted() -> None:
    # request 1 needs slot 0, which request 0 can leave
    people = (Person(0b11), Person(0b11), Person(0b01))
    problem = Problem((2,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 5)))
    better = improve(Schedule(problem, {0: 0}), [], (0, 0, 6), Budget(), seed=1)
    assert dict(better.slot_of) == {0: 1, 1: 0}


def test_an_ended_budget_changes_nothing() -> None:
    budget = Budget()
    budget.stop()
    schedule = Schedule(chain(), {})
    assert improve(schedule, [0], (0, 0, 6), budget, seed=1) == schedule


@EVERYTHING
@given(problems(), st.data())
def test_stages_differ_in_a_part_as_they_do_in_the_whole(
    problem: Problem, data: st.DataObject
) -> None:
    allowed = [s for s in schedules_of(problem) if not violations(s)]
    assume(allowed)
    whole = data.draw(st.sampled_from(allowed))
    free = data.draw(st.sets(st.sampled_from(range(len(problem.requests)))))
    part = part_of(whole, free, (1 << problem.slots) - 1)
    assume(violations(part.now) == [])
    others = [s for s in schedules_of(part.problem) if not violations(s)]
    other = data.draw(st.sampled_from(others))
    merged = part.merged(other.slot_of)
    assert violations(merged) == []
    inside = [a - b for a, b in zip(other.rank(), part.now.rank(), strict=True)]
    assert inside == [a - b for a, b in zip(merged.rank(), whole.rank(), strict=True)]


@EVERYTHING
@given(problems(), st.data())
def test_a_tiny_problem_is_one_part_and_solved_to_the_end(
    problem: Problem, data: st.DataObject
) -> None:
    best = best_by_trying_everything(problem)
    assume(best is not None)
    assert best is not None
    start = data.draw(st.sampled_from([s for s in schedules_of(problem) if not violations(s)]))
    better = improve(start, [], best[:-1], Budget(), seed=1)
    assert violations(better) == []
    assert better.rank()[:-1] == best[:-1]
