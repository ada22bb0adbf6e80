"""A limit on how many meetings may stand elsewhere than before, or not at all; knows no stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ChangeLimit:
    """Of the meetings that stood in some places only a few are changed.

    Attributes
    ----------
    places
        Request number -> slot number of each of them.
    most
        So many of them may be moved or lost, >= 0.
    """

    places: Mapping[int, int]
    most: int

    @property
    def least_kept(self) -> int:
        """So many stand where they stood, at least."""
        return len(self.places) - self.most

    def changed(self, schedule: Schedule) -> int:
        """Return how many are moved or lost."""
        slot_of = schedule.slot_of
        return sum(slot_of.get(request) != slot for request, slot in self.places.items())

    def within(self, schedule: Schedule, numbers: Sequence[int]) -> "ChangeLimit":
        """Return what the limit leaves to a part of a schedule, everything else held as it is.

        Parameters
        ----------
        numbers
            The requests of the part; from then on they are numbered by their positions.
        """
        places, slot_of = self.places, schedule.slot_of
        inside = {i: places[n] for i, n in enumerate(numbers) if n in places}
        changed = sum(slot_of.get(n) != places[n] for n in numbers if n in places)
        return ChangeLimit(inside, self.most - self.changed(schedule) + changed)
