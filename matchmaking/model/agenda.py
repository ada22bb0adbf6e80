"""One side's view of a schedule: whom it meets, when; knows no format and no language."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting seen from one side: `own` meets `counterpart`."""

    meeting: Meeting
    own: Participant
    counterpart: Participant


@dataclass(frozen=True, slots=True)
class Agenda:
    """The appointments of `owner` (a participant's id or a company), by start, then meeting id."""

    owner: str
    appointments: tuple[Appointment, ...]


def agenda_of(event: Event, schedule: Schedule, participant: Participant) -> Agenda:
    """The agenda of one participant, empty where it has no meeting."""
    return Agenda(participant.id, tuple(_appointments(event, schedule, participant)))


def company_agendas(event: Event, schedule: Schedule) -> Iterator[Agenda]:
    """The agenda of each company that has several representatives, by the company's name."""
    for company, people in sorted(event.companies.items()):
        if len(people) > 1:
            everyones = [a for person in people for a in _appointments(event, schedule, person)]
            everyones.sort(key=lambda a: (a.meeting.starts_at, a.meeting.id))
            yield Agenda(company, tuple(everyones))


def _appointments(
    event: Event, schedule: Schedule, participant: Participant
) -> Iterator[Appointment]:
    for meeting in schedule.meetings_of.get(participant.id, ()):
        counterpart = event.participant[meeting.counterpart(participant.id)]
        yield Appointment(meeting, participant, counterpart)
