"""Names, times and lists as the sentences of unmet wishes say them; each is worked out once."""

from collections.abc import Iterable
from functools import cached_property

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.zones import wall_clock
from matchmaking.words import Words


class Spoken:
    """The event's names and times in its language and zone."""

    def __init__(self, event: Event) -> None:
        self.words = Words(event.language)
        self._event = event
        self._sites = {site.id: self.isolated(site.name) for site in event.sites}
        self._times: dict[int, str] = {}
        self._meetings: dict[int, str] = {}
        self._more: dict[int, str] = {}

    @cached_property
    def city(self) -> str:
        """The city of the event's zone."""
        return self.words.city(self._event.timezone)

    def name(self, participant: Participant) -> str:
        """What others see of a participant."""
        return self.isolated(participant.display_name)

    def site(self, site_id: str) -> str:
        """The name of a site."""
        return self._sites[site_id]

    def isolated(self, name: str) -> str:
        """A name that keeps its own direction inside Arabic text (Unicode's isolates)."""
        return f"\u2068{name}\u2069" if self.words.direction == "rtl" else name

    def time(self, slot: int) -> str:
        """Day and start of a slot in the event's zone."""
        if slot not in self._times:
            local = wall_clock(self._event.grid.slots[slot].starts_at, self._event.timezone)
            self._times[slot] = f"{self.words.short_date(local)} {self.words.time(local)}"
        return self._times[slot]

    def time_and_city(self, slot: int) -> str:
        """The same with the city whose time it is."""
        return f"{self.time(slot)} ({self.city})"

    def meetings(self, number: int) -> str:
        """A number of meetings."""
        if number not in self._meetings:
            self._meetings[number] = self.words.count("common.meetings", number)
        return self._meetings[number]

    def more(self, number: int) -> str:
        """So many further times."""
        if number not in self._more:
            self._more[number] = self.words.count("unmet.more", number)
        return self._more[number]

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a sentence side by side."""
        return self.words.say("unmet.separator").join(parts)

    def languages(self, codes: Iterable[str]) -> str:
        """Languages by their names, where these are known."""
        names = self.words.locale.languages
        return ", ".join(names.get(code.casefold(), code) for code in codes)
