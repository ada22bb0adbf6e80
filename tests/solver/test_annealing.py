"""Meetings move to kinder slots, and nothing else changes."""

from collections.abc import Callable, Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.budget import Budget
from solver.comfort.annealing import anneal
from solver.comfort.chains import ChainProposals
from solver.comfort.grid import Grid
from solver.problem import Person, Problem, Request, Resource
from solver.rules import violations
from solver.schedule import Schedule
from solver.slot_sets import slot_set


def annealed(schedule: Schedule, sweeps: int = 300) -> Schedule:
    return anneal(schedule, Budget(), sweeps, seed=1)


def test_a_break_is_closed() -> None:
    # person 0 meets 1 in slot 0 and 2 in slot 2; either may come to slot 1
    people = (Person(0b111), Person(0b111), Person(0b111))
    problem = Problem((3,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 1)))
    assert annealed(Schedule(problem, {0: 0, 1: 2})).comfort() == 0


def test_early_hours_are_shared() -> None:
    # two of the three slots are hard for person 0, one of them for 1: the best is 0 alone, once,
    # in a row: slots 1 and 2 cost 1; slots 0 and 1 cost 1 + 2
    people = (Person(0b111, slot_set([0, 1])), Person(0b111, slot_set([0])), Person(0b111))
    problem = Problem((3,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 1)))
    assert annealed(Schedule(problem, {0: 0, 1: 1})).comfort() == 1


def test_two_meetings_swap_their_slots() -> None:
    # 0 and 1 are both busy all the time; each hates the slot that it has for its partner
    people = (Person(0b11), Person(0b11, 0b01), Person(0b11, 0b10))
    problem = Problem((2,), people, (Request((0, 1), 0, 1), Request((0, 2), 1, 1)))
    swapped = annealed(Schedule(problem, {0: 0, 1: 1}))
    assert dict(swapped.slot_of) == {0: 1, 1: 0}


def test_a_fixed_meeting_stays_in_its_slot() -> None:
    people = (Person(0b11, 0b01), Person(0b11, 0b01))
    fixed = Request((0, 1), 0, 1, fixed=True, fixed_slot=0)
    schedule = Schedule(Problem((2,), people, (fixed,)), {0: 0})
    assert annealed(schedule) == schedule


def test_a_full_room_keeps_a_meeting_where_it_is() -> None:
    # slot 1 would be kinder to both pairs, and has one room
    people = tuple(Person(0b11, 0b01) for _ in range(4))
    requests = (Request((0, 1), 0, 1, resources=(0,)), Request((2, 3), 1, 1, resources=(0,)))
    problem = Problem((2,), people, requests, (Resource((2, 1)),))
    assert annealed(Schedule(problem, {0: 0, 1: 0})).comfort() == 2


def test_an_ended_budget_leaves_the_schedule_as_it_is() -> None:
    budget = Budget()
    budget.stop()
    people = (Person(0b11, 0b01), Person(0b11))
    schedule = Schedule(Problem((2,), people, (Request((0, 1), 0, 1),)), {0: 0})
    assert anneal(schedule, budget, 100, seed=1) == schedule


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_same_requests_are_held_by_the_rules_with_no_less_comfort(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    every = list(every_schedule(problem))
    start = data.draw(st.sampled_from(every))
    end = annealed(start, sweeps=50)
    assert (violations(end), list(end.slot_of)) == ([], list(start.slot_of))
    assert end.comfort() <= start.comfort()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_grid_counts_the_comfort_of_every_chain_it_carries_out(
    data: st.DataObject,
    tiny_problems: st.SearchStrategy[Problem],
    every_schedule: Callable[[Problem], Iterator[Schedule]],
) -> None:
    problem = data.draw(tiny_problems)
    start = data.draw(st.sampled_from(list(every_schedule(problem))))
    grid, chance = Grid(start), np.random.default_rng(1)
    proposals = ChainProposals(grid)
    for propose in (proposals.chains, proposals.exchanges) * 10 if len(proposals.movable) else ():
        grid.carry_out(propose(chance.choice(proposals.movable, 8), chance))
        now = grid.schedule(grid.columns)
        assert (violations(now), now.comfort()) == ([], grid.comfort)
