"""Finds what would make room for a meeting, all else staying as scheduled; knows no words."""

from matchmaking.changes import (
    Booths,
    LongestRun,
    Maximum,
    Open,
    Openings,
    Rooms,
    colleagues_of,
    missing_wishes,
)
from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.places import Places
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.schedule import Meeting, Reason
from matchmaking.model.sides import sides_of
from matchmaking.unmet.remedy import Pair, Remedy, RemedyKind


class Remedies:
    """The nearest remedy of each pair that does not meet."""

    def __init__(self, pairs: Pairs, ratings: Ratings, places: Places) -> None:
        self._pairs = pairs
        self._ratings = ratings
        self._places = places
        self._event = places.event
        self._openings = Openings(places.event, places.possible)

    def of(self, a_id: str, b_id: str, reason: Reason) -> Remedy | None:
        """The nearest remedy that shows without a new run; ``None`` where none does."""
        pair = (a_id, b_id)
        match reason:
            case Reason.VETOED | Reason.KINDS:
                return None
            case Reason.CONSENT:
                return self._wish(pair)
            case Reason.COMPANY_MEETS_ALREADY:
                return self._take_over(pair)
            case Reason.LANGUAGE:
                return self._representative(pair)
            case Reason.NO_COMMON_TIME | Reason.OUTWEIGHED:
                return self._representative(pair) or self._hour(pair)
            case Reason.MAXIMUM_REACHED:
                return self._representative(pair) or self._maximum(pair)
            case Reason.BOOTHS_FULL | Reason.ROOMS_FULL | Reason.LONGEST_RUN:
                return self._representative(pair) or self._limit(pair) or self._hour(pair)
            case Reason.NOT_FOUND:
                return self._fix(pair) or self._representative(pair) or self._hour(pair)

    def _fix(self, pair: Pair) -> Remedy | None:
        slot = min(self._places.open(*pair), default=None)
        return None if slot is None else Remedy(RemedyKind.FIX, pair, slot)

    def _wish(self, pair: Pair) -> Remedy | None:
        """Where two companies meet already, no wish makes room for another of their meetings."""
        if sides_of(self._event, *pair) in self._places.of_sides:
            return None
        slot = min(self._places.open(*pair), default=None)
        if slot is None:
            return None
        return Remedy(RemedyKind.WISH, pair, slot, missing_wishes(self._ratings, pair))

    def _representative(self, pair: Pair) -> Remedy | None:
        """A colleague on one side, else on both, who could meet as the schedule stands."""
        for other in colleagues_of(self._event, pair):
            free_to_meet = self._pairs.prohibition(*other) is None
            if free_to_meet and sides_of(self._event, *other) not in self._places.of_sides:
                slot = min(self._places.open(*other), default=None)
                if slot is not None:
                    return Remedy(RemedyKind.REPRESENTATIVE, other, slot)
        return None

    def _hour(self, pair: Pair) -> Remedy | None:
        """The slot that one of the two has free and the other would open most easily."""
        places = self._places
        if any(places.has_maximum(person) for person in pair):
            return None
        taken = places.hindered(*pair) | places.busy[pair[0]] | places.busy[pair[1]]
        choices = []
        for opener, other in (pair, pair[::-1]):
            ease = self._openings.of(self._event.participant[opener])
            slots = (places.possible[other] - taken) & ease.keys()
            choices += [(ease[slot], slot, opener) for slot in slots]
        if not choices:
            return None
        _, slot, opener = min(choices)
        return Remedy(RemedyKind.HOUR, pair, slot, (Open(opener, slot),))

    def _maximum(self, pair: Pair) -> Remedy | None:
        places = self._places
        slot = min(places.unhindered(*pair), default=None)
        if slot is None:
            return None
        full = (person for person in pair if places.has_maximum(person))
        raised = tuple(Maximum(person, len(places.busy[person]) + 1) for person in full)
        return Remedy(RemedyKind.MAXIMUM, pair, slot, raised)

    def _limit(self, pair: Pair) -> Remedy | None:
        """One more of what alone stands in the way in one of the slots that both have free."""
        hindrances = self._places.hindrances(*pair)
        for slot in sorted(self._places.free(*pair)):
            standing = [found for found, slots in hindrances.items() if slot in slots]
            if len(standing) == 1:
                return self._raised(pair, slot, *standing[0])
        return None

    def _raised(self, pair: Pair, slot: int, reason: Reason, site: str | None) -> Remedy:
        if reason is Reason.LONGEST_RUN:
            run = max(self._places.run_with(person, slot) for person in pair)
            return Remedy(RemedyKind.RUN, pair, slot, (LongestRun(run),))
        if site is None:
            rooms = self._event.simultaneous_meetings or 0
            return Remedy(RemedyKind.ROOM, pair, slot, (Rooms(rooms + 1),))
        booths = next(known.booths for known in self._event.sites if known.id == site)
        return Remedy(RemedyKind.BOOTH, pair, slot, (Booths(site, booths + 1),))

    def _take_over(self, pair: Pair) -> Remedy | None:
        """In the slot of the meeting that the two companies have, unless that one is fixed."""
        meeting = self._places.of_sides[sides_of(self._event, *pair)]
        slot = self._places.slot_of(meeting)
        fits = all(self._can_replace(person, meeting, slot) for person in pair)
        if meeting.fixed or not fits or not self._booths_suffice(pair, meeting, slot):
            return None
        return Remedy(RemedyKind.TAKE_OVER, pair, slot)

    def _can_replace(self, person_id: str, meeting: Meeting, slot: int) -> bool:
        places = self._places
        if person_id in meeting.participants:
            return True
        closed = places.busy[person_id] | places.tight(person_id)
        suits = slot in places.possible[person_id] - closed
        return suits and not places.has_maximum(person_id)

    def _booths_suffice(self, pair: Pair, meeting: Meeting, slot: int) -> bool:
        people = self._event.participant
        freed = {people[person].site for person in meeting.participants}
        needed = {site for person in pair if (site := people[person].site)} - freed
        return not any(self._places.booths_are_full(site, slot) for site in needed)
