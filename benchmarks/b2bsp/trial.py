"""One instance read, solved, checked and compared with what was published; prints nothing."""

import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.b2bsp.checker import breaks_of, violations
from benchmarks.b2bsp.instance import Instance
from benchmarks.b2bsp.published import Published
from benchmarks.b2bsp.reader import UnreadableInstance, read_instance
from benchmarks.b2bsp.search import Answer, solve


class BrokenAnswer(AssertionError):
    """An answer breaks a rule or miscounts its breaks, so that it means nothing."""


@dataclass(frozen=True)
class Trial:
    """What came of one instance.

    Attributes
    ----------
    event, family
        The two parts of the file's name.
    published
        ``None``: nothing is known.
    answer
        ``None``: the file could not be read, and `why` says why.
    seconds, cpu_seconds
        From the file to the checked answer: on the clock, and of all threads together.
    """

    event: str
    family: str
    published: Published | None
    answer: Answer | None
    why: str
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def result(self) -> str:
        """What was found, in a word or a number."""
        if self.answer is None:
            return "unreadable"
        if self.answer.is_infeasible:
            return "infeasible"
        found = "none" if self.answer.breaks is None else str(self.answer.breaks)
        return found if self.answer.is_proved else f"{found} (at least {self.answer.at_least})"

    @property
    def verdict(self) -> str:
        """How the result compares with the published one."""
        if self.answer is None or not self.answer.is_proved:
            return "not proved"
        if self.published is None:
            return "proved"
        if self.published.breaks == self.answer.breaks:
            return "as published" if self.published.is_proved else "proved first"
        return "contradiction" if self.published.is_proved else "better"

    @property
    def is_as_good(self) -> bool:
        """Whether the result is proved and contradicts nothing."""
        return self.verdict not in ("not proved", "contradiction")


def tried(
    path: Path, published: Published | None, difference: int, seconds: float, workers: int
) -> Trial:
    """Solve the instance of a file named ``event.family.dzn``.

    Raises
    ------
    BrokenAnswer
        When the checker does not agree with the search.
    """
    event, _, family = path.stem.partition(".")
    begun, cpu_begun = time.perf_counter(), time.process_time()
    try:
        instance = read_instance(path)
    except UnreadableInstance as error:
        return Trial(event, family, published, None, str(error))
    answer = solve(instance, difference, seconds, workers)
    _check(path.stem, instance, answer, difference)
    return Trial(
        event,
        family,
        published,
        answer,
        answer.reason,
        time.perf_counter() - begun,
        time.process_time() - cpu_begun,
    )


def _check(name: str, instance: Instance, answer: Answer, difference: int) -> None:
    if answer.timetable is None:
        return
    for said in violations(instance, answer.timetable, difference):
        raise BrokenAnswer(f"{name}: {said}")
    counted = sum(breaks_of(instance, answer.timetable))
    if counted != answer.breaks:
        raise BrokenAnswer(f"{name}: {counted} breaks counted, {answer.breaks} claimed")
