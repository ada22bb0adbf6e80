"""What each participant gets out of a schedule, as its document tells it; knows no solver."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from matchmaking.fairness.best_agenda import BestAgendas
from matchmaking.fairness.shares import shares_of
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, ParticipantOutcome, Schedule


def outcomes(
    best: BestAgendas, schedule: Schedule, people: Iterable[Participant] | None = None
) -> Iterator[ParticipantOutcome]:
    """Yield what each of some participants gets, or each of the event in its order."""
    for share in shares_of(best, schedule, people):
        person = share.participant.id
        yield ParticipantOutcome(
            id=person,
            meetings=share.meetings,
            satisfaction=share.satisfaction,
            idle_slots=_idle_slots(best.event, schedule.meetings_of.get(person, ())),
            uncomfortable=share.uncomfortable,
        )


def _idle_slots(event: Event, meetings: tuple[Meeting, ...]) -> int:
    """The free slots between the first and the last meeting of each session."""
    sessions: defaultdict[int, list[int]] = defaultdict(list)
    for meeting in meetings:
        slot = event.grid.slots[event.grid.number_at[meeting.starts_at]]
        sessions[slot.session].append(slot.number)
    return sum(max(slots) - min(slots) + 1 - len(slots) for slots in sessions.values())
