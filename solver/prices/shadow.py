"""Prices of all limits in every stage before comfort, by the finest bound that is affordable."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from solver.budget import Budget
from solver.prices.in_time import PricesInTime
from solver.prices.prices import Prices
from solver.prices.without_time import PricesWithoutTime
from solver.problem import Problem
from solver.sizes import MOST_TO_PRICE, is_within
from solver.stages import Stage


def shadow_prices(
    problem: Problem, ranks: Mapping[Stage, int], budget: Budget
) -> dict[Stage, Prices]:
    """Return for each stage before comfort what one more of each limit could bring in it.

    Parameters
    ----------
    problem
        Without promises of an earlier schedule.
    ranks
        What a schedule achieves in each stage, in their order, turned so that more is better. The
        prices of a stage hold for schedules that are at least as good in the stages before it.
    budget
        A stage whose bound it does not reach, or that no change of one limit makes better, is left
        out.
    """
    found = {}
    for stage, prices in _all(PricesWithoutTime(problem), problem.stages[:-1], ranks, budget):
        if prices.dearest > ranks[stage]:
            found[stage] = prices
    if found and is_within(MOST_TO_PRICE, problem):
        found |= dict(_all(PricesInTime(problem), tuple(found), ranks, budget))
    return found


def _all(
    prices: PricesInTime | PricesWithoutTime,
    stages: Sequence[Stage],
    ranks: Mapping[Stage, int],
    budget: Budget,
) -> Iterator[tuple[Stage, Prices]]:
    for stage in stages:
        own = prices.of(stage, _before(stage, ranks), budget)
        if own is not None:
            yield stage, own


def _before(stage: Stage, ranks: Mapping[Stage, int]) -> dict[Stage, int]:
    return dict(takewhile(lambda ranked: ranked[0] is not stage, ranks.items()))
