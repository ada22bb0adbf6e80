"""One sentence for each wish that was not met: what stands in the way; decides nothing."""

from collections.abc import Iterable

from matchmaking.changes import Spoken
from matchmaking.eligibility.places import Places
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Reason
from matchmaking.model.sides import sides_of
from matchmaking.unmet.remedy import Pair, Remedy
from matchmaking.unmet.remedy_sentences import RemedySentences

_LISTED = 3
"""So many slots are told one by one; more would be no sentence any more."""


class Sentences:
    """The sentences in the event's language; times are those of the event's zone."""

    def __init__(self, ratings: Ratings, places: Places, spoken: Spoken) -> None:
        self._event = places.event
        self._ratings = ratings
        self._places = places
        self._spoken = spoken
        self._words = spoken.words
        self._remedies = RemedySentences(places.event, spoken)

    def of(self, pair: Pair, reason: Reason, remedy: Remedy | None) -> str:
        """The sentence about a pair: what stands in the way, and what would help."""
        cause = self._cause(pair, reason)
        if remedy is None:
            return self._words.say("unmet.sentence", cause=cause)
        return self._words.say(
            "unmet.sentence.remedy", cause=cause, remedy=self._remedies.of(remedy)
        )

    def _cause(self, pair: Pair, reason: Reason) -> str:
        match reason:
            case Reason.VETOED:
                return self._vetoed(pair)
            case Reason.KINDS:
                return self._kinds(pair)
            case Reason.LANGUAGE:
                return self._language(pair)
            case Reason.CONSENT:
                return self._consent(pair)
            case Reason.COMPANY_MEETS_ALREADY:
                return self._company_meets_already(pair)
            case Reason.NO_COMMON_TIME:
                return self._of_pair("unmet.no_common_time", pair)
            case Reason.MAXIMUM_REACHED:
                return self._maximum_reached(pair)
            case Reason.BOOTHS_FULL | Reason.ROOMS_FULL | Reason.LONGEST_RUN:
                return self._hindered(pair, reason)
            case Reason.OUTWEIGHED | Reason.NOT_FOUND:
                return self._taken(pair, reason)

    def _vetoed(self, pair: Pair) -> str:
        by, about = pair
        if self._ratings.of(by, about) is not Rating.NEVER:
            by, about = about, by
        return self._of_pair("unmet.vetoed", (by, about))

    def _kinds(self, pair: Pair) -> str:
        a, b = self._people(pair)
        return self._of_pair("unmet.kinds", pair, kind_a=a.kind, kind_b=b.kind)

    def _language(self, pair: Pair) -> str:
        a, b = (self._spoken.languages(person.languages) for person in self._people(pair))
        return self._of_pair("unmet.language", pair, languages_a=a, languages_b=b)

    def _consent(self, pair: Pair) -> str:
        silent, about = pair
        if self._ratings.of(silent, about) is not None:
            silent, about = about, silent
        return self._of_pair("unmet.consent", (silent, about))

    def _company_meets_already(self, pair: Pair) -> str:
        a, b = self._people(pair)
        meeting = self._places.of_sides[sides_of(self._event, *pair)]
        x, y = self._people(meeting.participants)
        if x.represents != a.represents:
            x, y = y, x
        return self._words.say(
            "unmet.company_meets_already",
            company_a=self._spoken.side(a),
            company_b=self._spoken.side(b),
            a=self._spoken.name(x),
            b=self._spoken.name(y),
            time=self._spoken.time_and_city(self._places.slot_of(meeting)),
        )

    def _maximum_reached(self, pair: Pair) -> str:
        full = [person for person in pair if self._places.has_maximum(person)]
        meetings = [self._spoken.meetings(len(self._places.busy[person])) for person in full]
        if len(full) == 1:
            who = self._spoken.name(self._event.participant[full[0]])
            return self._words.say("unmet.maximum_reached", who=who, meetings=meetings[0])
        a, b = meetings
        return self._of_pair("unmet.maximum_reached.both", pair, meetings_a=a, meetings_b=b)

    def _hindered(self, pair: Pair, reason: Reason) -> str:
        """Slot by slot, those with the reason of the wish first."""
        free = self._places.free(*pair)
        hindrances = self._places.hindrances(*pair)
        own = frozenset().union(*(s for (known, _), s in hindrances.items() if known is reason))
        slots = [*sorted(free & own), *sorted(free - own)]
        listed = []
        for slot in sorted(slots[:_LISTED]):
            standing = [found for found, closed in hindrances.items() if slot in closed]
            shown = min(standing, key=lambda found: found[0] is not reason)
            listed.append(self._hindrance(pair, slot, *shown))
        return self._of_slots("unmet.hindered", pair, listed, len(slots))

    def _hindrance(self, pair: Pair, slot: int, reason: Reason, site: str | None) -> str:
        time = self._spoken.time(slot)
        if reason is Reason.LONGEST_RUN:
            who = max(pair, key=lambda person: self._places.run_with(person, slot))
            run = self._spoken.meetings(self._places.run_with(who, slot))
            name = self._spoken.name(self._event.participant[who])
            return self._words.say("unmet.slot.longest_run", time=time, who=name, meetings=run)
        if site is None:
            return self._words.say("unmet.slot.rooms_full", time=time)
        return self._words.say("unmet.slot.booths_full", time=time, site=self._spoken.site(site))

    def _taken(self, pair: Pair, reason: Reason) -> str:
        """The meetings that the two have in the slots that suit both."""
        if self._places.free(*pair):
            return self._of_pair("unmet.not_found.open", pair)
        slots = sorted(self._places.common(*pair))
        listed = [self._meetings_in(pair, slot) for slot in slots[:_LISTED]]
        return self._of_slots(f"unmet.{reason}", pair, listed, len(slots))

    def _meetings_in(self, pair: Pair, slot: int) -> str:
        held = [
            (person, meeting)
            for person in pair
            if (meeting := self._places.meeting_at(person, slot)) is not None
        ]
        names = [name for person, meeting in held for name in self._who_meets_whom(person, meeting)]
        key = "unmet.slot.meets" if len(held) == 1 else "unmet.slot.both_meet"
        fields = dict(zip(("a", "x", "b", "y"), names, strict=False))
        return self._words.say(key, time=self._spoken.time(slot), **fields)

    def _who_meets_whom(self, person: str, meeting: Meeting) -> Iterable[str]:
        return map(self._spoken.name, self._people((person, meeting.counterpart(person))))

    def _of_pair(self, key: str, pair: Pair, **fields: object) -> str:
        a, b = map(self._spoken.name, self._people(pair))
        return self._words.say(key, a=a, b=b, **fields)

    def _of_slots(self, key: str, pair: Pair, listed: list[str], slots: int) -> str:
        if slots > len(listed):
            listed = [*listed, self._words.count("unmet.more", slots - len(listed))]
        said = self._words.say("unmet.separator").join(listed)
        return self._of_pair(key, pair, slots=said, city=self._spoken.city)

    def _people(self, pair: Pair) -> tuple[Participant, Participant]:
        a, b = pair
        return self._event.participant[a], self._event.participant[b]
