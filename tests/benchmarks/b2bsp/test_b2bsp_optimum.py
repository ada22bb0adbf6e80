"""The search proves what trying everything finds."""

from dataclasses import replace
from itertools import product

import pytest

from benchmarks.b2bsp.checker import breaks_of, violations
from benchmarks.b2bsp.counting import unary_count
from benchmarks.b2bsp.domains import NoAnswer, domains_of
from benchmarks.b2bsp.formula import Formula
from benchmarks.b2bsp.instance import Instance
from benchmarks.b2bsp.model import model_of
from benchmarks.b2bsp.search import Answer, solve
from benchmarks.b2bsp.tables import Style
from solver.budget import Budget
from solver.engines import cp_sat
from tests.benchmarks.b2bsp.small_instances import drawn, instance_of, timetables


def fewest_breaks(instance: Instance, difference: int) -> int | None:
    """By trying everything; ``None``: nothing keeps the rules."""
    fine = (t for t in timetables(instance) if not list(violations(instance, t, difference)))
    return min((sum(breaks_of(instance, timetable)) for timetable in fine), default=None)


def fewest_by_model(instance: Instance, difference: int, style: Style) -> int | None:
    try:
        model = model_of(instance, domains_of(instance), difference, style)
    except NoAnswer:
        return None
    outcome = cp_sat.solve(model.linear, Budget(), portfolio=cp_sat.Portfolio.CORES)
    if outcome.values is None:
        assert outcome.is_infeasible
        return None
    timetable = model.timetable(outcome.values)
    assert list(violations(instance, timetable, difference)) == []
    breaks = sum(breaks_of(instance, timetable))
    assert outcome.bound == -breaks
    return breaks


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("seed", range(100, 130))
def test_the_model_has_the_optimum_of_trying_everything(seed: int, style: Style) -> None:
    instance, difference = drawn(seed), seed % 4
    assert fewest_by_model(instance, difference, style) == fewest_breaks(instance, difference)


@pytest.fixture
def everybody_apart() -> Instance:
    """Two pairs who meet in slots 0 and 2, and one that may do so, or meet in a row."""
    return instance_of("ab", "ab", "cd", "cd", "ef", "ef", slots=4, fixed={0: 0, 1: 2, 2: 0, 3: 2})


@pytest.mark.parametrize(("difference", "breaks"), [(0, 6), (1, 4)])
def test_a_difference_of_none_gives_everybody_as_many_breaks(
    everybody_apart: Instance, difference: int, breaks: int
) -> None:
    # four people have a break; with a difference of 0 the other two must have one too
    assert solve(everybody_apart, difference, seconds=60, workers=1).breaks == breaks


def test_a_search_with_two_threads_proves_the_same() -> None:
    instance = instance_of("ab", "ac", "bc", slots=3, tables=1)
    # one meeting a slot: whoever is in the first and the last has a break, and somebody is
    answer = solve(instance, 2, seconds=60, workers=2)
    assert (answer.breaks, answer.at_least, answer.is_proved) == (1, 1, True)
    assert answer.timetable is not None
    assert list(violations(instance, answer.timetable, 2)) == []


def test_an_answer_that_does_not_exist_is_explained() -> None:
    instance = instance_of("ab", "ac", slots=2, forbidden={"a": {0}})
    reason = "participant 1 has 2 meetings that only 1 slots can hold"
    assert solve(instance, 2, seconds=60, workers=2) == Answer(is_infeasible=True, reason=reason)


def test_a_search_proves_what_no_sentence_explains() -> None:
    # three people who meet each other cannot do so two at a time in two slots
    instance = instance_of("ab", "ac", "bc", slots=2)
    answer = solve(instance, 2, seconds=60, workers=2)
    assert replace(answer, style=None) == Answer(is_infeasible=True)


def test_without_time_nothing_is_claimed() -> None:
    instance = instance_of("ab", "ac", "bc", slots=3)
    answer = solve(instance, 2, seconds=0, workers=2)
    assert replace(answer, style=None) == Answer()
    assert not answer.is_proved


@pytest.mark.parametrize("most", [1, 3, 5, 9])
def test_unary_outputs_count_their_inputs(most: int) -> None:
    formula = Formula()
    inputs = [formula.variable() for _ in range(5)]
    outputs = unary_count(formula, inputs, most)
    model = formula.linear_model()
    assert len(outputs) == min(5, most)
    for truths in product([0, 1], repeat=5):
        model.upper[:5] = truths
        model.objective[:5] = 1
        outcome = cp_sat.solve(model, Budget())
        assert outcome.values is not None
        counted = [int(outcome.values[output - 1]) for output in outputs]
        assert counted == [int(k <= sum(truths)) for k in range(1, len(outputs) + 1)]
