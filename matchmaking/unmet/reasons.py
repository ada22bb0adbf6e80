"""Why two participants do not meet in a schedule: the first reason that holds; knows no words."""

from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.places import Places, Slots
from matchmaking.model.schedule import Reason, Schedule
from matchmaking.model.sides import sides_of


class Reasons:
    """The reason of each pair that does not meet, in the order of `Reason`."""

    def __init__(self, pairs: Pairs, places: Places, schedule: Schedule) -> None:
        self._pairs = pairs
        self._places = places
        self._event = places.event
        self._proven_up_to = proven_stages(schedule)

    def of(self, a_id: str, b_id: str) -> Reason:
        """The reason of two participants of different companies who do not meet."""
        places = self._places
        obstacle = self._pairs.obstacle(a_id, b_id)
        if obstacle is not None:
            return obstacle
        if sides_of(self._event, a_id, b_id) in places.of_sides:
            return Reason.COMPANY_MEETS_ALREADY
        if not places.common(a_id, b_id):
            return Reason.NO_COMMON_TIME
        if places.has_maximum(a_id) or places.has_maximum(b_id):
            return Reason.MAXIMUM_REACHED
        if places.unhindered(a_id, b_id):
            return Reason.NOT_FOUND
        free = places.free(a_id, b_id)
        if free:
            return self._commonest_hindrance(a_id, b_id, free)
        proven = self._first_stage_changed(a_id, b_id) in self._proven_up_to
        return Reason.OUTWEIGHED if proven else Reason.NOT_FOUND

    def _commonest_hindrance(self, a_id: str, b_id: str, free: Slots) -> Reason:
        closed: dict[Reason, Slots] = {}
        for (reason, _), slots in self._places.hindrances(a_id, b_id).items():
            closed[reason] = closed.get(reason, frozenset()) | (free & slots)
        return max(closed, key=lambda reason: len(closed[reason]))

    def _first_stage_changed(self, a_id: str, b_id: str) -> str:
        """The first stage that one more meeting of the two would better, else ``value``."""
        if self._pairs.is_must(a_id, b_id):
            return "must"
        return "minimum" if self._lacks(a_id) or self._lacks(b_id) else "value"

    def _lacks(self, person_id: str) -> bool:
        least = self._event.participant[person_id].min_meetings or 0
        return len(self._places.busy[person_id]) < least


def proven_stages(schedule: Schedule) -> frozenset[str]:
    """The stages that are proven together with all before them.

    Then no schedule is better up to that stage: whoever adds a meeting that would better it gives
    up something that counts as much, or something of an earlier stage.
    """
    proven = set()
    for stage in schedule.stages:
        if stage.achieved != stage.bound:
            break
        proven.add(stage.stage)
    return frozenset(proven)
