"""The fixed meetings of an event, and whether each may be held at all; knows no file format."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.files.collecting import Misread, Place
from matchmaking.files.moments import instant, instant_text, local_time
from matchmaking.files.participants import People
from matchmaking.files.records import Record
from matchmaking.model.event import Event, FixedMeeting
from matchmaking.model.preference import Preference
from matchmaking.model.zones import NoSuchLocalTime, instant_of


def read_fixed(
    records: Iterable[Record],
    people: People | None,
    preferences: Sequence[Preference],
    event: Event | None,
) -> list[FixedMeeting]:
    """Read all fixed meetings that have no mistake.

    Who is named is not checked without `people`; slots, rules and hours not without `event`,
    which needs no participants of its own.
    """
    rows = []
    earlier: dict[frozenset[str], Callable[[str | None], Place]] = {}
    for record in records:
        a, b = record.text("a"), record.text("b")
        starts = record.read("starts", _start_in(event))
        if people is not None:
            _complain_of_names(record, people)
        if a is not None and b is not None:
            place = earlier.setdefault(frozenset((a, b)), record.place)
            if place is not record.place:
                record.complain("b", "error.pair_fixed_twice", b, first=place(None), a=a)
            rows.append((record, FixedMeeting(a, b, starts)))
    if event is not None and people is not None and rows:
        _complain_of_rules(rows, _event_of_those_named(event, people, preferences, rows))
    return [meeting for record, meeting in rows if record.is_sound]


_Rows = list[tuple[Record, FixedMeeting]]


def _start_in(event: Event | None) -> Callable[[str], datetime]:
    """A parser of instants, at each of which a slot of the event starts (``None``: any)."""

    def parse(text: str) -> datetime:
        try:
            starts = instant(text)
        except Misread as misread:
            meant = _slot_at_local(text, event)
            raise Misread(misread.message, meant, **misread.fields) from None
        if event is not None and starts not in event.grid.number_at:
            nearest = min(event.grid.number_at, key=lambda start: abs(start - starts), default=None)
            if nearest is None:
                raise Misread("error.event_without_slots")
            raise Misread(
                "error.no_slot_at_start",
                _slot_at_local(text.rstrip("Zz"), event),
                nearest=instant_text(nearest),
            )
        return starts

    return parse


def _slot_at_local(text: str, event: Event | None) -> str | None:
    """The instant of the slot that starts when the event's own clock shows `text`."""
    if event is None:
        return None
    try:
        starts = instant_of(local_time(text), event.timezone)
    except (Misread, NoSuchLocalTime):
        return None
    return instant_text(starts) if starts in event.grid.number_at else None


def _complain_of_names(record: Record, people: People) -> None:
    for column in ("a", "b"):
        name = record.text(column)
        if name is not None and name not in people.company_of:
            message = "error.company_not_person" if name in people.companies else "error.unknown_id"
            record.complain(column, message, name, people.ids.meant(name))
    a, b = record.text("a") or "", record.text("b") or ""
    company = people.company_of.get(a)
    if company is not None and company == people.company_of.get(b):
        message = "error.fixed_with_oneself" if a == b else "error.fixed_within_company"
        record.complain("b", message, b, company=company)


def _event_of_those_named(
    event: Event, people: People, preferences: Sequence[Preference], rows: _Rows
) -> Event:
    """The event with nobody but those who have fixed meetings: all that these are judged by."""
    named = {name for _, meeting in rows for name in (meeting.a, meeting.b)}
    persons = tuple(person for person in people.participants if person.id in named)
    names = {person.id for person in persons} | {person.represents for person in persons}
    wishes = tuple(p for p in preferences if p.source in names and p.target in names)
    return replace(event, participants=persons, preferences=wishes)


def _complain_of_rules(rows: _Rows, event: Event) -> None:
    rules = _Rules(event, Pairs(event), Availability(event))
    for record, meeting in rows:
        if record.is_sound and meeting.a in event.participant and meeting.b in event.participant:
            rules.complain(record, meeting)


@dataclass(frozen=True)
class _Rules:
    """The rules that one fixed meeting can break by itself; no wish is needed for it."""

    event: Event
    pairs: Pairs
    availability: Availability

    def complain(self, record: Record, meeting: FixedMeeting) -> None:
        obstacle = self.pairs.prohibition(meeting.a, meeting.b)
        if obstacle is not None:
            record.complain("b", f"error.fixed_{obstacle.value}", meeting.b, a=meeting.a)
        if meeting.starts is None:
            if not self.availability.common(meeting.a, meeting.b):
                record.complain("b", "error.fixed_without_common_time", meeting.b, a=meeting.a)
            return
        slot = self.event.grid.number_at[meeting.starts]
        for name in (meeting.a, meeting.b):
            if slot not in self.availability.possible[name]:
                starts = instant_text(meeting.starts)
                record.complain("starts", "error.fixed_outside_hours", starts, name=name)
