"""Who could step in, as lines of text; knows no command and ranks nobody."""

from collections.abc import Iterator

from matchmaking.changes import Spoken
from matchmaking.commands.stand_by import StandIns
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.slot_grid import Slot
from matchmaking.model.zones import wall_clock
from matchmaking.stand_by import Replacement


class StandByLines:
    """Tells replacements in the event's language, with each one's local time."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._spoken = Spoken(event)
        self._words = self._spoken.words

    def of(self, found: StandIns) -> Iterator[str]:
        """Yield what was asked, whether that is fixed, then everybody or why there is nobody."""
        yield self._asked(found)
        if found.is_fixed:
            yield self._words.say("stand_by.fixed")
        if found.closed_by is not None:
            yield self._words.say(
                f"stand_by.closed.{found.closed_by}", person=self._name(found.participant)
            )
        elif not found.replacements:
            yield self._words.say("stand_by.nobody")
        for rank, replacement in enumerate(found.replacements, start=1):
            yield self._words.say(
                "stand_by.line",
                rank=self._words.number(rank),
                person=self._name(replacement.participant),
                why=self._words.listed(self._why(replacement, found)),
            )

    def _asked(self, found: StandIns) -> str:
        person = found.participant
        asked = {
            "person": self._name(person),
            "time": self._words.wall_time(found.slot.starts_at, person.timezone),
        }
        if found.cancelled is None:
            return self._words.say("stand_by.gap", **asked)
        absent = self._event.participant[found.cancelled.counterpart(person.id)]
        return self._words.say("stand_by.absence", absent=self._name(absent), **asked)

    def _why(self, one: Replacement, found: StandIns) -> Iterator[str]:
        words = self._words
        if one.is_must:
            yield words.say("stand_by.must")
        yield self._wishes(one, found.participant)
        yield words.say("stand_by.value", value=words.number(one.value))
        yield words.count("stand_by.meetings", one.meetings)
        time = self._local(found.slot, one.participant)
        yield words.say("stand_by.uncomfortable", time=time) if one.is_uncomfortable else time

    def _wishes(self, one: Replacement, person: Participant) -> str:
        if one.wish is None or one.wished_back is None:
            who = self._name(person if one.wished_back is None else one.participant)
            rating = one.wish or one.wished_back
            return self._words.say("stand_by.wished", who=who, rating=self._rating(rating))
        return self._words.say(
            "stand_by.wished_by_both",
            wish=self._rating(one.wish),
            wished_back=self._rating(one.wished_back),
        )

    def _rating(self, rating: Rating | None) -> str:
        if rating is None:
            raise AssertionError("whoever may meet was wished for")
        return self._words.say(f"report.rating.{rating.word}")

    def _local(self, slot: Slot, person: Participant) -> str:
        clock = self._words.time(wall_clock(slot.starts_at, person.timezone))
        return self._words.say("stand_by.local", time=clock, city=self._words.city(person.timezone))

    def _name(self, person: Participant) -> str:
        return self._spoken.isolated(person.label)
