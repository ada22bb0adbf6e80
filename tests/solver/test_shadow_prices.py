"""No limit brings more than its price, tried on everything; and what brings most costs most."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from solver.budget import Budget
from solver.prices.in_time import PricesInTime
from solver.prices.prices import Prices
from solver.prices.shadow import shadow_prices
from solver.prices.without_time import PricesWithoutTime
from solver.problem import Person, Problem, Request, Resource
from solver.stages import Stage
from tests.solver.brute_force import best_below, best_by_trying_everything
from tests.solver.tiny import problems

EXHAUSTIVE = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
LONG = settings(EXHAUSTIVE, max_examples=400)


def with_person(problem: Problem, number: int, **changes: object) -> Problem:
    people = list(problem.people)
    people[number] = replace(people[number], **changes)
    return replace(problem, people=tuple(people))


def with_more(problem: Problem, resource: int, slots: set[int]) -> Problem:
    resources = list(problem.resources)
    more = (held + (slot in slots) for slot, held in enumerate(resources[resource].capacity))
    resources[resource] = Resource(tuple(more))
    return replace(problem, resources=tuple(resources))


def changes_of(problem: Problem, prices: Prices) -> Iterator[tuple[Problem, float]]:
    """Each change of one limit by one, and its price."""
    for number, person in enumerate(problem.people):
        if person.max_meetings is not None:
            raised = with_person(problem, number, max_meetings=person.max_meetings + 1)
            yield raised, prices.maximum[number]
        for slot in range(problem.slots):
            opened = with_person(problem, number, free=person.free | 1 << slot)
            yield opened, prices.hour[number, slot]
    for number in range(len(problem.resources)):
        everywhere = with_more(problem, number, set(range(problem.slots)))
        yield everywhere, prices.everywhere[number]
        for slot in range(problem.slots):
            yield with_more(problem, number, {slot}), prices.capacity[number, slot]


def test_a_new_partner_counts_for_what_the_other_may_hold() -> None:
    # 0, 1 and 3 never meet 2, who lacks their hours; 1 is counted to hold one meeting, with 0 only.
    # In slot 1 or 2, 2 could meet 1 for 6, and each of the two gets fairness: 4 for the first
    # meeting of 2, 1 for the second of 1
    people = (Person(7), Person(6), Person(1), Person(7))
    requests = (Request((1, 0), 0, 0), Request((2, 1), 1, 6))
    problem = Problem((3,), people, requests, fairness=(4, 1))
    prices = PricesWithoutTime(problem).of(Stage.VALUE, {}, Budget())
    assert prices is not None
    assert prices.hour[2].tolist() == [0, 11, 11]


def most_of_each_change_is_bounded(problem: Problem, prices_of: Callable) -> None:
    problem = replace(problem, earlier=None)
    best = best_by_trying_everything(problem)
    ranks = dict(zip(problem.stages, best, strict=True))
    for place, stage in enumerate(problem.stages[:-1]):
        floors = {before: ranks[before] for before in problem.stages[:place]}
        prices = prices_of(problem).of(stage, floors, Budget())
        assert ranks[stage] <= prices.most(0)
        for changed, price in changes_of(problem, prices):
            assert best_below(changed, best, place) <= prices.most(price)


@pytest.mark.parametrize("prices_of", [PricesInTime, PricesWithoutTime])
@EXHAUSTIVE
@given(problem=problems(most_fixed=0))
def test_no_change_brings_more_than_its_price(prices_of: Callable, problem: Problem) -> None:
    most_of_each_change_is_bounded(problem, prices_of)


@pytest.mark.long
@pytest.mark.parametrize("prices_of", [PricesInTime, PricesWithoutTime])
@LONG
@given(problem=problems(most_fixed=0))
def test_no_change_of_thousands_brings_more_than_its_price(
    prices_of: Callable, problem: Problem
) -> None:
    most_of_each_change_is_bounded(problem, prices_of)


def open_day(
    slots: int, requests: tuple[Request, ...], resources: tuple[Resource, ...] = ()
) -> Problem:
    """One session in which everybody who is named is free all the time."""
    people = 1 + max(person for request in requests for person in request.people)
    free = (1 << slots) - 1
    return Problem((slots,), (Person(free),) * people, requests, resources)


def prices_of_value(problem: Problem) -> Prices:
    best = best_by_trying_everything(problem)
    return shadow_prices(problem, dict(zip(problem.stages, best, strict=True)), Budget())[
        Stage.VALUE
    ]


def test_the_only_room_is_worth_the_meeting_that_it_keeps_out() -> None:
    # Two meetings of different people, worth 5 and 3, in one slot with one room.
    requests = (Request((0, 1), 0, 5, resources=(0,)), Request((2, 3), 1, 3, resources=(0,)))
    prices = prices_of_value(open_day(1, requests, resources=(Resource((1,)),)))
    assert prices.most(0) == 5
    assert prices.most(prices.capacity[0, 0]) == 8
    assert prices.most(prices.maximum.max()) == 5


def test_of_two_slots_the_crowded_one_wants_the_room() -> None:
    # All four are free in slot 0 alone; in slot 1, where nobody is, a room is worth nothing.
    requests = (Request((0, 1), 0, 5, resources=(0,)), Request((2, 3), 1, 3, resources=(0,)))
    problem = open_day(2, requests, resources=(Resource((1, 1)),))
    problem = replace(problem, people=(Person(0b01),) * 4)
    prices = prices_of_value(problem)
    np.testing.assert_allclose(prices.capacity, [[3, 0]], atol=1e-6)
    np.testing.assert_allclose(prices.everywhere, [3], atol=1e-6)


def test_a_maximum_is_worth_the_next_meeting() -> None:
    # Person 0 may meet once and would meet 1 (worth 5) and 2 (worth 3).
    problem = open_day(2, (Request((0, 1), 0, 5), Request((0, 2), 1, 3)))
    people = (replace(problem.people[0], max_meetings=1), *problem.people[1:])
    prices = prices_of_value(replace(problem, people=people))
    np.testing.assert_allclose(prices.maximum, [3, 0, 0], atol=1e-6)
    # No hour helps who may not meet again.
    assert prices.most(prices.hour.max()) == 5


def test_an_hour_is_worth_the_meeting_that_it_makes_possible() -> None:
    # Person 0 is there in slot 0 only, where it meets 1; with slot 1 it would meet 2 as well.
    problem = open_day(2, (Request((0, 1), 0, 5), Request((0, 2), 1, 3)))
    prices = prices_of_value(replace(problem, people=(Person(0b01), *problem.people[1:])))
    np.testing.assert_allclose(prices.hour, [[0, 3], [0, 0], [0, 0]], atol=1e-6)


def test_an_hour_is_worth_nothing_to_who_has_enough_of_them() -> None:
    # Both slots of person 0 suit 1, whom it meets already: a third changes nothing.
    problem = open_day(3, (Request((0, 1), 0, 5),))
    problem = replace(problem, people=(Person(0b011), *problem.people[1:]))
    best = dict(zip(problem.stages, best_by_trying_everything(problem), strict=True))
    assert shadow_prices(problem, best, Budget()) == {}


def test_two_who_share_no_slot_are_priced_too() -> None:
    problem = open_day(2, (Request((0, 1), 0, 5),))
    prices = prices_of_value(replace(problem, people=(Person(0b01), Person(0b10))))
    np.testing.assert_allclose(prices.hour, [[0, 5], [5, 0]], atol=1e-6)


def test_shortages_are_priced_before_value() -> None:
    # Person 0 wishes for two meetings and may have one: a second one fills the shortage.
    problem = open_day(2, (Request((0, 1), 0, 5), Request((0, 2), 1, 3)))
    people = (replace(problem.people[0], max_meetings=1, min_meetings=2), *problem.people[1:])
    problem = replace(problem, people=people)
    best = dict(zip(problem.stages, best_by_trying_everything(problem), strict=True))
    prices = shadow_prices(problem, best, Budget())
    assert list(prices) == [Stage.MINIMUM, Stage.VALUE]
    np.testing.assert_allclose(prices[Stage.MINIMUM].maximum, [1, 0, 0], atol=1e-6)


def test_without_time_only_the_slots_are_not_told_apart() -> None:
    requests = (Request((0, 1), 0, 5, resources=(0,)), Request((2, 3), 1, 3, resources=(0,)))
    problem = open_day(1, requests, resources=(Resource((1,)),))
    floors = {Stage.MUST: 0, Stage.MINIMUM: 0}
    coarse = PricesWithoutTime(problem).of(Stage.VALUE, floors, Budget())
    fine = PricesInTime(problem).of(Stage.VALUE, floors, Budget())
    assert (coarse.sees_slots, fine.sees_slots) == (False, True)
    np.testing.assert_allclose(coarse.everywhere, fine.everywhere, atol=1e-6)


def test_no_price_is_claimed_without_a_budget() -> None:
    problem = open_day(2, (Request((0, 1), 0, 5),))
    assert shadow_prices(problem, dict.fromkeys(problem.stages, 0), Budget(seconds=0)) == {}
