"""Names and times as sentences about an event say them; each is worked out once."""

from collections.abc import Callable
from datetime import datetime

from matchmaking.eligibility.availability import on_the_clock
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.words import Words


class Spoken:
    """The event's names and times in its language and zone."""

    def __init__(self, event: Event) -> None:
        self.words = Words(event.language)
        self.city = self.words.city(event.timezone)
        self._event = event
        self._sites = {site.id: self.isolated(site.name) for site in event.sites}
        self._said: dict[object, str] = {}

    def name(self, person: Participant) -> str:
        """What others see of a participant."""
        return self._once(person.id, lambda: self.isolated(person.display_name))

    def side(self, person: Participant) -> str:
        """The company for which a participant stands, else its own name."""
        return self.isolated(person.company or person.name)

    def site(self, site_id: str) -> str:
        """The name of a site."""
        return self._sites[site_id]

    def isolated(self, name: str) -> str:
        """A name that keeps its own direction inside Arabic text."""
        return self.words.isolated(name)

    def time(self, slot: int) -> str:
        """Day and start of a slot in the event's zone."""
        return self._once(("time", slot), lambda: self._start(slot, self.words.short_time))

    def time_and_city(self, slot: int) -> str:
        """The same with the city whose time it is."""
        key = ("time and city", slot)
        return self._once(key, lambda: self._start(slot, self.words.time_and_city))

    def opening(self, person: Participant, slot: int) -> dict[str, str]:
        """Day, start, end and city of a slot as the participant's own clock shows them."""
        zone = person.timezone
        opened = on_the_clock(self._event, self._event.grid.slots[slot], zone)
        times = {
            "day": lambda: self.words.short_date(opened.start),
            "start": lambda: self.words.time(opened.start),
            "end": lambda: self.words.time(opened.end),
            "city": lambda: self.words.city(zone),
        }
        return {part: self._once((part, zone, slot), say) for part, say in times.items()}

    def meetings(self, number: int) -> str:
        """A number of meetings."""
        return self._once(("meetings", number), lambda: self.words.count("common.meetings", number))

    def languages(self, codes: tuple[str, ...]) -> str:
        """Languages by their names, where these are known."""
        return self._once(codes, lambda: self._languages(codes))

    def _once(self, key: object, say: Callable[[], str]) -> str:
        # Sentences repeat a few names and times many times over, and dates are slow to format.
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = say()
        return said

    def _languages(self, codes: tuple[str, ...]) -> str:
        names = self.words.locale.languages
        return self.words.listed(names.get(code.casefold(), code) for code in codes)

    def _start(self, slot: int, say: Callable[[datetime, str], str]) -> str:
        return say(self._event.grid.slots[slot].starts_at, self._event.timezone)
