"""A search that leaves comfort alone still proves all stages before it."""

from hypothesis import HealthCheck, given, settings

from solver.budget import Budget
from solver.problem import Problem
from solver.search import solve
from tests.solver.brute_force import best_by_trying_everything
from tests.solver.tiny import problems

EXHAUSTIVE = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@EXHAUSTIVE
@given(problems())
def test_all_stages_before_comfort_are_as_good_as_trying_everything(problem: Problem) -> None:
    result = solve(problem, Budget(), comfort=False)
    best = best_by_trying_everything(problem)
    assert (result.schedule is None) == (best is None)
    if best is not None:
        assert result.schedule.rank()[:-1] == best[:-1]
        assert all(stage.is_proven for stage in result.stages[:-1])
