"""What a way made of an event in numbers; measures nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One way on one event; ``None`` where there is no such number.

    Attributes
    ----------
    given
        Seconds that a way which searches was given.
    must, minimum, value, comfort, and their bounds
        What is achieved in each stage, and what the way has proven.
    fate
        ``done``, or why there is no schedule.
    way
        Which ways the solver took.
    """

    shape: str
    people: int
    seed: int
    method: str
    given: float
    fate: str
    must: int | None = None
    must_bound: int | None = None
    minimum: int | None = None
    minimum_bound: int | None = None
    value: int | None = None
    value_bound: int | None = None
    comfort: int | None = None
    comfort_bound: int | None = None
    meetings: int | None = None
    without_meeting: int | None = None
    seconds: float | None = None
    megabytes: float | None = None
    way: str = ""

    @property
    def about(self) -> tuple[str, int, int, str]:
        """The event and the way."""
        return self.shape, self.people, self.seed, self.method
