"""No limit brings more than its price, tried on everything; and what brings most costs most."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from solver.budget import Budget
from solver.prices.in_time import PricesInTime
from solver.prices.prices import Prices
from solver.prices.without_time import PricesWithoutTime
from solver.problem import Problem, Resource
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
