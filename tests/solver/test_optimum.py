"""The optimum of a model whose relaxation divides variables, beside all its points."""

from itertools import combinations

import numpy as np
import pytest

from solver.budget import Budget
from solver.engines.linear_model import LinearModel
from solver.engines.optimum import optimum
from tests.solver.test_bounds import feasible_points, random_model


@pytest.mark.parametrize("seed", range(100))
def test_the_optimum_is_the_best_of_all_points(seed: int) -> None:
    model = random_model(seed)
    objectives = [int(model.objective @ np.array(point)) for point in feasible_points(model)]
    found = optimum(model, Budget())
    if not objectives:
        assert found is None or found.values is None
        return
    assert found is not None
    assert found.values is not None
    assert model.keeps_rows(found.values)
    assert int(model.objective @ found.values) == found.bound == max(objectives)


def test_variables_that_are_alike_do_not_keep_it_from_being_found() -> None:
    # ten triangles, from each of which one of three may be taken, though its relaxation takes
    # three halves: 1.5 a triangle; each triangle stands there two hundred times alike, and so 10
    # of the 15 can be had
    model = LinearModel()
    triangles = model.add_variables(10 * 3 * 200, objective=1).reshape(10, 3, 200)
    for triangle in triangles:
        for one, other in combinations(triangle, 2):
            pair = np.concatenate([one, other])
            model.add_rows(1, 0, pair, upper=1)
    found = optimum(model, Budget(20.0))
    assert found is not None
    assert found.values is not None
    assert (int(found.values.sum()), found.bound) == (10, 10)
