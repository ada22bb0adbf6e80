"""How time and memory grow from one size to the next, and what that means for 50,000 people.

Between sizes m < n a cost grows as a power of the number of people: the exponent is
log(cost(n) / cost(m)) / log(n / m). What comes after the largest measured size goes on in the same
way from there; that is an expectation, not a measurement.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from benchmarks.milestones import Milestones, medians

EXPECTED_AT = 50_000
COSTS: dict[str, Callable[[Milestones], float | None]] = {
    "seconds to the first schedule": lambda run: run.first,
    "seconds to 2%": lambda run: run.two,
    "seconds to 1%": lambda run: run.one,
    "MB": lambda run: run.megabytes,
}


def growth_rows(runs: Sequence[Milestones]) -> Iterator[list[str]]:
    """Yield for each shape and cost: the two largest sizes, the exponent, what to expect."""
    for shape in dict.fromkeys(run.shape for run in runs):
        for name, cost in COSTS.items():
            points = medians(runs, shape, cost)
            if len(points) >= 2:
                (fewer, low), (more, high) = points[-2:]
                exponent = math.log(high / low) / math.log(more / fewer)
                expected = high * (EXPECTED_AT / more) ** exponent
                sizes = f"{fewer:,} → {more:,}"
                costs = f"{_told(low)} → {_told(high)}"
                yield [shape, name, sizes, costs, f"{exponent:.2f}", f"{_rounded(expected):,}"]


def _rounded(number: float) -> int:
    """Two digits, which is more than an expectation can have."""
    return int(float(f"{number:.2g}"))


def _told(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}"
