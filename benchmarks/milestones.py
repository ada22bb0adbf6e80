"""When a search came how near to its bound, from its news; measures no time itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.summing_up import gap

News = tuple[float, str, int | None, int | None]
"""Seconds since the command was given, stage, what is achieved in it and its bound.

The news of one schedule are told from the last stage to the first, so that once a must has come all
else has come with it.
"""


@dataclass(frozen=True, slots=True)
class Milestones:
    """When one run of the solver came how far, in seconds; ``None``: not in its time.

    Attributes
    ----------
    given
        Seconds for the search.
    first
        Until the first schedule.
    two, one, half
        Until the value is within 2 %, 1 % and 0.5 % of its bound, with as many musts and as few
        shortages as at the end.
    proven
        Until must, minimum and value are proven optimal.
    gap
        Of the value at the end, as a share; ``None`` without a bound.
    megabytes
        Peak memory.
    """

    shape: str
    people: int
    seed: int
    given: float
    first: float | None
    two: float | None
    one: float | None
    half: float | None
    proven: float | None
    gap: float | None
    megabytes: float

    @property
    def about(self) -> tuple[str, int, int]:
        """The event."""
        return self.shape, self.people, self.seed


def milestones(
    shape: str, people: int, seed: int, given: float, news: Sequence[News], megabytes: float
) -> Milestones:
    """What the news of one run, in order of time, say."""
    moments = list(_moments(news))

    def within(share: float) -> float | None:
        return next((at for at, near in moments if near is not None and near <= share), None)

    first = next((seconds for seconds, _, achieved, _ in news if achieved is not None), None)
    end, near = moments[-1] if moments else (None, None)
    proven = end if _is_proven(news) else None
    return Milestones(
        *(shape, people, seed, given),
        first=first,
        two=within(0.02),
        one=within(0.01),
        half=within(0.005),
        proven=proven,
        gap=near,
        megabytes=megabytes,
    )


def _moments(news: Sequence[News]) -> Iterator[tuple[float, float | None]]:
    """Yield seconds and the gap of the value, as soon as must and minimum are as at the end."""
    end = {stage: achieved for _, stage, achieved, _ in news}
    now: dict[str, tuple[int | None, int | None]] = {}
    for seconds, stage, achieved, bound in news:
        now[stage] = achieved, bound
        is_level = all(s in now and now[s][0] == end[s] for s in ("must", "minimum"))
        if stage != "comfort" and is_level and now.get("value", (None,))[0] is not None:
            yield seconds, gap(*now["value"])


def _is_proven(news: Sequence[News]) -> bool:
    latest = {stage: achieved == bound for _, stage, achieved, bound in news}
    return all(latest.get(stage, False) for stage in ("must", "minimum", "value"))


Points = list[tuple[int, float]]
"""People, and seconds or MB."""


def medians(
    runs: Sequence[Milestones], shape: str, number: Callable[[Milestones], float | None]
) -> Points:
    """The median of a number at each size of a shape where every event has one."""
    sizes = sorted({run.people for run in runs if run.shape == shape})
    points = []
    for people in sizes:
        numbers = [number(run) for run in runs if (run.shape, run.people) == (shape, people)]
        known = [n for n in numbers if n is not None]
        if len(known) == len(numbers):
            points.append((people, median(known)))
    return points
