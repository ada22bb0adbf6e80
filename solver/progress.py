"""What a running search reports; knows neither who listens nor how long the search has run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    slot_of
        Request number -> slot number of the best schedule; empty before the first.
    """

    stage: Stage
    achieved: int | None
    bound: int | None
    method: str
    slot_of: Mapping[int, int] = field(default_factory=dict, compare=False, repr=False)


Report = Callable[[Progress], None]
