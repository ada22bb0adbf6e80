"""What a running search reports; knows neither who listens nor how long the search has run."""

from collections.abc import Callable
from dataclasses import dataclass

from solver.stages import Stage


@dataclass(frozen=True, slots=True)
class Progress:
    """The best schedule so far in one stage.

    Attributes
    ----------
    stage
        The stage that is worked at.
    achieved
        What the best schedule achieves in it; ``None`` before the first.
    bound
        A proven bound, as in `solver.result.StageResult`; ``None`` where there is none yet.
    method
        What is being tried, in one word or two.
    """

    stage: Stage
    achieved: int | None
    bound: int | None
    method: str


Report = Callable[[Progress], None]
