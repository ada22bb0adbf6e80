"""A person or desk with one calendar; knows no slot and no other participant."""

from dataclasses import dataclass

from matchmaking.model.time_ranges import TimeRange

LANGUAGES = ("en", "fr", "ar")
"""The languages in which the product speaks."""


@dataclass(frozen=True, slots=True)
class Participant:
    """One row of ``participants``; ``docs/formats.md`` gives each column's meaning.

    `availability`, `if_needed` and `unavailable` are ranges on the participant's wall clock
    (naive datetimes), each within one day; 24:00 is the next day's 00:00.
    """

    id: str
    name: str
    kind: str
    timezone: str
    company: str | None = None
    email: str | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    language: str | None = None
    site: str | None = None
    availability: tuple[TimeRange, ...] = ()
    if_needed: tuple[TimeRange, ...] = ()
    unavailable: tuple[TimeRange, ...] = ()
    max_meetings: int | None = None
    min_meetings: int | None = None
    sectors: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()

    @property
    def represents(self) -> str:
        """The company, or the own id where none is named."""
        return self.company or self.id

    @property
    def display_name(self) -> str:
        """What others see: the company if given, and the name."""
        return f"{self.company} ({self.name})" if self.company else self.name

    @property
    def label(self) -> str:
        """What organisers see: that and the id, under which they find the row."""
        return f"{self.display_name} [{self.id}]"

    def reads(self, event_language: str) -> str:
        """The language of this participant's texts: en, fr or ar."""
        spoken = (language for language in self.languages if language in LANGUAGES)
        return self.language or next(spoken, event_language)
