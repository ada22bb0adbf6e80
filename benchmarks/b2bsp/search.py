"""Finds and proves the fewest breaks of an instance; knows neither files nor published results."""

import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from benchmarks.b2bsp.domains import NoAnswer, domains_of
from benchmarks.b2bsp.instance import Instance, Timetable
from benchmarks.b2bsp.model import Model, model_of
from benchmarks.b2bsp.tables import Style
from solver.budget import Budget
from solver.engines import cp_sat


@dataclass(frozen=True)
class Answer:
    """What is known of an instance after a search.

    Attributes
    ----------
    timetable, breaks
        The best that was found, and how many breaks the model says it has; ``None``: none.
    at_least
        No answer has fewer breaks in total.
    is_infeasible
        Whether it is proved that there is no answer.
    reason
        Why there is none, where a sentence can say it.
    style
        Of the model that was searched; ``None``: no search was needed.
    """

    timetable: Timetable | None = None
    breaks: int | None = None
    at_least: int = 0
    is_infeasible: bool = False
    reason: str = ""
    style: Style | None = None

    @property
    def is_proved(self) -> bool:
        """Whether nothing better can exist."""
        return self.is_infeasible or self.breaks == self.at_least


def solve(instance: Instance, difference: int, seconds: float, workers: int) -> Answer:
    """Search for the fewest breaks until they are proved or the time is over.

    Parameters
    ----------
    difference
        Two participants differ by at most so many breaks, >= 0.
    workers
        How many threads search, >= 1. From two on, both styles of the model race.
    """
    budget = Budget(seconds=seconds)
    try:
        domains = domains_of(instance)
    except NoAnswer as proof:
        return Answer(is_infeasible=True, reason=str(proof))
    styles = [Style.COUNTERS, Style.SUMS][:workers]
    models = {style: model_of(instance, domains, difference, style) for style in styles}
    return _best(_race(models, budget, workers))


def _race(models: Mapping[Style, Model], budget: Budget, workers: int) -> list[Answer]:
    """Search all models at the same time; the first that is solved stops the others."""

    def run(style: Style, threads: int) -> Answer:
        answer = _answer(models[style], budget, threads)
        if answer.is_proved:
            budget.stop()
        return replace(answer, style=style)

    with ThreadPoolExecutor(len(models)) as pool:
        return list(pool.map(run, models, [workers - len(models) + 1, 1]))


def _answer(model: Model, budget: Budget, workers: int) -> Answer:
    bounds = [0]
    outcome = cp_sat.solve(
        model.linear,
        budget,
        workers=workers,
        portfolio=cp_sat.Portfolio.CORES,
        listen=lambda news: bounds.append(-news.bound),
    )
    if outcome.values is None:
        return Answer(at_least=max(bounds), is_infeasible=outcome.is_infeasible)
    breaks = -int(model.linear.objective @ outcome.values)
    if outcome.bound is not None:
        bounds.append(-outcome.bound)
    return Answer(model.timetable(outcome.values), breaks, max(bounds))


def _best(answers: Sequence[Answer]) -> Answer:
    """Return the best of several searches of one instance, with the best bound."""
    bound = max(answer.at_least for answer in answers)
    best = min(answers, key=_rank)
    return best if best.is_infeasible else replace(best, at_least=bound)


def _rank(answer: Answer) -> tuple[bool, float]:
    return not answer.is_infeasible, math.inf if answer.breaks is None else answer.breaks
