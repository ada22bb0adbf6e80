"""What would help, as the second half of a sentence; knows no schedule and no reason."""

from matchmaking.model.event import Event, VideoProvider
from matchmaking.unmet.remedy import Remedy, RemedyKind
from matchmaking.unmet.spoken import Spoken


class RemedySentences:
    """The remedies in the event's language."""

    def __init__(self, event: Event, spoken: Spoken) -> None:
        self._event = event
        self._spoken = spoken
        self._words = spoken.words

    def of(self, remedy: Remedy) -> str:
        """What has to change, and when the two can meet then."""
        if remedy.kind is RemedyKind.HOUR:
            return self._hour(remedy)
        a, b, *who = (self._name(person) for person in (*remedy.pair, *remedy.participants))
        fields = {
            "a": a,
            "b": b,
            "who": who[0] if who else "",
            "limit": self._spoken.meetings(remedy.limits[0]) if remedy.limits else "",
            "site": self._spoken.site(remedy.site) if remedy.site else "",
            "time": self._spoken.time_and_city(remedy.slot),
        }
        return self._words.say(f"unmet.remedy.{self._form(remedy)}", **fields)

    def _form(self, remedy: Remedy) -> str:
        if remedy.kind is RemedyKind.MAXIMUM and len(remedy.participants) > 1:
            return "maximum.both"
        return self._room_or_link if remedy.kind is RemedyKind.ROOM else remedy.kind.value

    @property
    def _room_or_link(self) -> str:
        """What is missing where all rooms are taken: a room, a link of the pool, or both."""
        if self._event.video.provider is not VideoProvider.POOL:
            return "room"
        links, rooms = len(self._event.video.links), self._event.limits.simultaneous_meetings
        if rooms is None or links < rooms:
            return "link"
        return "room" if rooms < links else "room_and_link"

    def _hour(self, remedy: Remedy) -> str:
        opener = self._event.participant[remedy.participants[0]]
        opening = self._spoken.opening(opener, remedy.slot)
        return self._words.say("unmet.remedy.hour", who=self._spoken.name(opener), **opening)

    def _name(self, person_id: str) -> str:
        return self._spoken.name(self._event.participant[person_id])
