"""Warnings about sessions and the hours of one participant; knows no wish and no other side."""

from collections.abc import Iterator
from datetime import date

from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Warning


def short_sessions(prospects: Prospects) -> Iterator[Warning]:
    """A session into which not even one meeting fits."""
    event = prospects.event
    used = {slot.session for slot in event.grid.slots}
    for number, session in enumerate(event.sessions):
        if number not in used:
            fields = {"session": session, "minutes": event.meeting_minutes}
            yield Warning("check.short_session", fields)


def no_slot(prospects: Prospects) -> Iterator[Warning]:
    """Nobody can be met who has no slot at all."""
    for person in prospects.event.participants:
        if not prospects.availability.possible[person.id]:
            fields = {"who": person.label, "zone": person.timezone}
            yield Warning("check.no_slot", fields, (person.id,))


def idle_days(prospects: Prospects) -> Iterator[Warning]:
    """Hours on a day on which no slot begins on the participant's clock."""
    for person in prospects.event.participants:
        given = (*person.availability, *person.if_needed, *person.unavailable)
        days = {hours.start.date() for hours in given}
        idle = tuple(sorted(days - _days(prospects, person.timezone)))
        if idle:
            fields = {"who": person.label, "days": idle, "zone": person.timezone}
            yield Warning("check.idle_days", fields, (person.id,))


def idle_hours(prospects: Prospects) -> Iterator[Warning]:
    """Hours that hold no slot on a day that has some, of somebody who can be met otherwise."""
    for person in prospects.event.participants:
        given = (*person.availability, *person.if_needed)
        if given and prospects.availability.possible[person.id]:
            days = _days(prospects, person.timezone)
            meetings = prospects.meetings_on_clock(person.timezone)
            idle = tuple(
                hours
                for hours in given
                if hours.start.date() in days and not any(map(hours.contains, meetings))
            )
            if idle:
                fields = {"who": person.label, "hours": idle, "zone": person.timezone}
                yield Warning("check.idle_hours", fields, (person.id,))


def _days(prospects: Prospects, zone: str) -> set[date]:
    return {meeting.start.date() for meeting in prospects.meetings_on_clock(zone)}
