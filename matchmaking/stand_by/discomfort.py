"""What one more meeting of a participant adds to its discomfort; knows no other participant."""

from collections.abc import Mapping

from matchmaking.eligibility.availability import Availability
from matchmaking.model.event import Event


class Discomforts:
    """The stage ``comfort`` seen from single participants of a schedule.

    It counts d(d+1)/2 for d meetings at uncomfortable hours, and each break: an idle run of slots
    between two meetings in one session.
    """

    def __init__(
        self, event: Event, availability: Availability, busy: Mapping[str, frozenset[int]]
    ) -> None:
        """`busy` holds the slots of each participant's meetings."""
        self._slots = event.grid.slots
        self._uncomfortable = availability.uncomfortable
        self._busy = busy

    def is_uncomfortable(self, person_id: str, slot: int) -> bool:
        """Whether a meeting in the slot lies at an uncomfortable hour."""
        return slot in self._uncomfortable[person_id]

    def added(self, person_id: str, slot: int) -> int:
        """What a meeting in the slot adds to what all the other meetings cost."""
        busy, uncomfortable = self._busy[person_id], self._uncomfortable[person_id]
        breaks = self._breaks_added(busy, slot)
        return breaks + (len((busy & uncomfortable) - {slot}) + 1 if slot in uncomfortable else 0)

    def _breaks_added(self, busy: frozenset[int], slot: int) -> int:
        session = self._slots[slot].session
        others = [n for n in busy if n != slot and self._slots[n].session == session]
        before = max((n for n in others if n < slot), default=None)
        after = min((n for n in others if n > slot), default=None)
        made = (before is not None and before < slot - 1) + (after is not None and after > slot + 1)
        return made - (before is not None and after is not None)
