"""Small changes in the event's language; decides nothing."""

from collections.abc import Iterable

from matchmaking.changes.change import (
    Ask,
    Booths,
    Change,
    Fix,
    LongestRun,
    Maximum,
    OneMoreAt,
    Open,
    Rooms,
)
from matchmaking.changes.spoken import Spoken
from matchmaking.model.event import Event, VideoProvider


class Phrases:
    """What each change is called, for example ``one more room``."""

    def __init__(self, event: Event, spoken: Spoken) -> None:
        self._event = event
        self._spoken = spoken

    def of(self, changes: Iterable[Change | OneMoreAt]) -> str:
        """The changes that are made together."""
        say = self._spoken.words.say
        phrases = (say(f"change.{self.form(one)}", **self.fields(one)) for one in changes)
        return self._spoken.words.listed(phrases)

    def form(self, change: Change | OneMoreAt) -> str:
        """The last part of the keys under which texts speak of such a change."""
        match change:
            case Fix(_, _, slot):
                return "fix" if slot is None else "fix_at"
            case Ask():
                return "wish"
            case Open():
                return "hour"
            case Maximum():
                return "maximum"
            case Booths():
                return "booth"
            case Rooms():
                return self._room_or_link
            case LongestRun():
                return "run"
            case OneMoreAt(_, site):
                return f"{self._room_or_link}_at" if site is None else "booth_at"

    def fields(self, change: Change | OneMoreAt) -> dict[str, str]:
        """What the placeholders of such texts stand for."""
        match change:
            case Fix(a, b, slot):
                names = {"a": self._name(a), "b": self._name(b)}
                return names if slot is None else {**names, "time": self._time(slot)}
            case Ask(who, about):
                return {"who": self._name(who), "about": self._name(about)}
            case Open(who, slot):
                opening = self._spoken.opening(self._event.participant[who], slot)
                return {"who": self._name(who), **opening}
            case Maximum(who, meetings):
                return {"who": self._name(who), "limit": self._spoken.meetings(meetings)}
            case Booths(site, _):
                return {"site": self._spoken.site(site)}
            case Rooms():
                return {}
            case LongestRun(meetings):
                return {"limit": self._spoken.meetings(meetings)}
            case OneMoreAt(slot, site):
                there = {} if site is None else {"site": self._spoken.site(site)}
                return {"time": self._time(slot), **there}

    @property
    def _room_or_link(self) -> str:
        """What is missing where all rooms are taken: a room, a link of the pool, or both."""
        if self._event.video.provider is not VideoProvider.POOL:
            return "room"
        links, rooms = len(self._event.video.links), self._event.limits.simultaneous_meetings
        if rooms is None or links < rooms:
            return "link"
        return "room" if rooms < links else "room_and_link"

    def _name(self, person_id: str) -> str:
        return self._spoken.name(self._event.participant[person_id])

    def _time(self, slot: int) -> str:
        return self._spoken.time_and_city(slot)
