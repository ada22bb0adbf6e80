"""Every bound beside the optimum of the exact model, stage by stage, on small unusual problems."""

from collections.abc import Sequence

import pytest

from solver.budget import Budget
from solver.comfort.bound import ComfortModel
from solver.comfort.kinds import kinds_of_slots
from solver.engines.highs import solve_mip
from solver.exact.model import ExactModel
from solver.problem import Problem
from solver.schedule import Schedule
from solver.stages import Stage
from solver.timetables.counting import Counting
from solver.timetables.timetable import possible_slots
from solver.without_time.time_last import TimeLast
from tests.solver.unusual import TRAITS, unusual_problem

PEOPLE, MOST_SLOTS = 8, 12  # beyond these the exact optimum of comfort takes long


def exact_optima(problem: Problem, stages: Sequence[Stage]) -> tuple[dict[Stage, int], Schedule]:
    """The rank of each stage, the ones before it held at theirs, as HiGHS proves it; and a
    schedule that reaches them all."""
    exact = ExactModel(problem, stages)
    optima: dict[Stage, int] = {}
    best = Schedule(problem, {})
    for stage in stages:
        outcome = solve_mip(exact.model({stage: 1}, optima), Budget())
        assert outcome.values is not None
        best = exact.schedule(outcome.values)
        optima[stage] = stage.turned(best.stage(stage))
        assert outcome.bound is not None
        assert outcome.bound + exact.constant({stage: 1}) == optima[stage]
    return optima, best


@pytest.mark.parametrize("traits", TRAITS)
@pytest.mark.parametrize("seed", [1, 2])
def test_no_bound_is_beyond_the_exact_optimum(traits: str, seed: int) -> None:
    problem = unusual_problem(TRAITS[traits], PEOPLE, seed)
    stages = problem.stages if problem.slots <= MOST_SLOTS else problem.stages[:-1]
    optima, _ = exact_optima(problem, stages)
    possible = possible_slots(problem)
    counting = Counting(problem, possible)
    way = TimeLast(problem, seed=1)
    way.settle(Budget())
    floors: dict[Stage, int] = {}
    for stage in problem.stages[:-1]:
        # counting holds beside any schedule, the relaxation beside those as good before
        assert stage.turned(counting.bound(stage)) >= optima[stage]
        bound = way.selector.bound(stage, floors, Budget())
        assert bound is not None
        assert bound >= optima[stage]
        floors[stage] = optima[stage]
    kinds = kinds_of_slots(problem, possible)
    least, _ = ComfortModel(problem, possible, kinds, way.cuts, floors).choose(Budget())
    assert least is not None
    assert least <= -optima.get(Stage.COMFORT, -least)


@pytest.mark.parametrize("traits", TRAITS)
def test_no_request_of_an_optimum_is_left_out(traits: str) -> None:
    problem = unusual_problem(TRAITS[traits], PEOPLE, seed=3)
    _, best = exact_optima(problem, problem.stages[:-1])
    way = TimeLast(problem, seed=1)
    way.settle(Budget())
    possible = way.as_good_as(best)
    left_out = [number for number, slot in best.slot_of.items() if not possible[number] >> slot & 1]
    assert left_out == []
