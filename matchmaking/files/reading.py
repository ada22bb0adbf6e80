"""From the records of an event, in whatever form they came, to the event; opens no file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from matchmaking.files.collecting import Mistakes
from matchmaking.files.columns import TABLES_IN_SETTINGS
from matchmaking.files.fixed import read_fixed
from matchmaking.files.participants import People, read_participants
from matchmaking.files.preferences import read_preferences
from matchmaking.files.records import Record
from matchmaking.files.sessions import read_sessions
from matchmaking.files.settings import Settings, read_settings
from matchmaking.files.sites import read_sites, site_ids
from matchmaking.model.event import Event


@dataclass
class EventRecords:
    """The records of an event's settings and tables.

    What is ``None`` (or no key of `tables`) could not be read and was complained about; an
    optional table that is not there has no records.
    """

    settings: Record | None = None
    tables: dict[str, Iterable[Record]] = field(default_factory=dict)


def event_of(records: EventRecords, mistakes: Mistakes) -> Event:
    """The event that the records describe.

    Raises
    ------
    BadInput
        With all mistakes of all records.
    """
    tables = records.tables
    settings = _settings(records, mistakes)
    people = _people(tables.get("participants"), settings, mistakes)
    preferences = read_preferences(tables.get("preferences", ()), people, settings.max_musts)
    fixed = read_fixed(tables.get("fixed", ()), people, preferences, settings.event)
    mistakes.raise_if_any()
    if settings.event is None or people is None:
        raise AssertionError("without mistakes everything was read")
    return replace(
        settings.event,
        participants=tuple(people.participants),
        preferences=tuple(preferences),
        fixed=tuple(fixed),
    )


def _settings(records: EventRecords, mistakes: Mistakes) -> Settings:
    sessions, sites = (records.tables.get(name) for name in TABLES_IN_SETTINGS)
    if records.settings is not None:
        return read_settings(records.settings, sessions, sites, mistakes)
    read_sessions(sessions or (), None)
    return Settings(sites=None if sites is None else site_ids(read_sites(sites)))


def _people(
    records: Iterable[Record] | None, settings: Settings, mistakes: Mistakes
) -> People | None:
    """Those who take part; ``None`` where a mistake hides who they are."""
    before = len(mistakes)
    people = None if records is None else read_participants(records, settings)
    if people is not None and not people.company_of and len(mistakes) > before:
        return None
    return people
