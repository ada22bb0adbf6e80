"""The participants of an event, and who may be named in a wish; knows no file format."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matchmaking.files.guesses import NameIndex
from matchmaking.files.moments import day_range
from matchmaking.files.parsers import number, one_of, participant_id, zone
from matchmaking.files.records import Record
from matchmaking.files.settings import Settings
from matchmaking.files.unique_ids import UniqueIds
from matchmaking.model.participant import LANGUAGES, Participant


@dataclass
class People:
    """All participants that were read without a mistake, and every name in the file.

    Attributes
    ----------
    company_of
        What each id represents; ids of rows with mistakes included, so that a wish about one of
        them is not called a second mistake.
    companies
        Every company, and every id of a participant that names none.
    """

    participants: list[Participant] = field(default_factory=list)
    company_of: dict[str, str] = field(default_factory=dict)
    companies: set[str] = field(default_factory=set)

    @cached_property
    def company_named(self) -> dict[str, str]:
        """The company that each id and each company stands for."""
        return {**{company: company for company in self.companies}, **self.company_of}

    @cached_property
    def ids(self) -> NameIndex:
        """Finds the id that a misspelt one was meant for."""
        return NameIndex(self.company_of)

    @cached_property
    def names(self) -> NameIndex:
        """Finds the id or company that a misspelt name was meant for."""
        return NameIndex([*self.company_of, *sorted(self.companies)])


def read_participants(records: Iterable[Record], settings: Settings) -> People:
    """Read all participants."""
    people, ids = People(), UniqueIds()
    with_company, participants = [], []
    for record in records:
        fields = _fields(record, settings)
        _complain_of_minimum(record, fields, settings)
        own_id, company = record.text("id"), record.text("company")
        if own_id is not None:
            ids.take(record, own_id)
            people.company_of.setdefault(own_id, company or own_id)
            people.companies.add(company or own_id)
        if company is not None and company != own_id:
            with_company.append((record, company))
        participants.append((record, fields))
    for record, company in with_company:
        if company in people.company_of:
            record.complain("company", "error.company_is_an_id", company)
    people.participants = [
        Participant(**fields) for record, fields in participants if record.is_sound
    ]
    return people


def _fields(record: Record, settings: Settings) -> dict[str, Any]:
    """The fields of a participant; complete where the record stays sound."""
    return {
        "id": record.read("id", participant_id),
        "name": record.text("name"),
        "kind": record.read("kind", _word_of(settings.kinds, "error.unknown_kind")),
        "timezone": record.read("timezone", zone),
        "company": record.text("company"),
        "email": record.text("email"),
        "country": record.text("country"),
        "languages": tuple(dict.fromkeys(map(str.lower, record.texts("languages")))),
        "language": record.read("language", one_of(LANGUAGES)),
        "site": record.read("site", _word_of(settings.sites, _site_message(settings.sites))),
        "availability": record.read_parts("availability", day_range),
        "if_needed": record.read_parts("if_needed", day_range),
        "unavailable": record.read_parts("unavailable", day_range),
        "max_meetings": record.read("max_meetings", number(0)),
        "min_meetings": record.read("min_meetings", number(0)),
        "sectors": record.texts("sectors"),
        "offers": record.texts("offers"),
        "seeks": record.texts("seeks"),
    }


def _site_message(sites: Collection[str] | None) -> str:
    return "error.unknown_site" if sites else "error.site_without_sites"


def _word_of(choices: Collection[str] | None, message: str) -> Callable[[str], str]:
    """A parser of one of `choices`; of any text where they are not known."""
    return str if choices is None else one_of(choices, message)


def _complain_of_minimum(record: Record, fields: dict[str, Any], settings: Settings) -> None:
    least, most = fields["min_meetings"], fields["max_meetings"]
    if most is None and "max_meetings" not in record.cells:
        most = settings.max_meetings
    if least is not None and most is not None and least > most:
        record.complain("min_meetings", "error.minimum_above_maximum", str(least), maximum=most)
