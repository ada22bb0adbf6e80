"""What each participant got: its meetings, its satisfaction, its hours."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import ParticipantOutcome, Schedule
from matchmaking.report.facts.seats import Seats


@dataclass(frozen=True, slots=True)
class Served:
    """One participant's share.

    `satisfaction` is in 0..1, ``None`` where no wish of its own was possible; `most` is its
    maximum of meetings, ``None``: no limit.
    """

    participant: Participant
    meetings: int
    most: int | None
    satisfaction: float | None
    idle_slots: int
    uncomfortable: int

    @property
    def shortfall(self) -> int:
        """How many meetings are missing to its minimum."""
        return max(0, (self.participant.min_meetings or 0) - self.meetings)


def everyone_served(event: Event, schedule: Schedule, seats: Seats) -> tuple[Served, ...]:
    """Every participant, those with fewest meetings first, then the least satisfied."""
    outcomes = {outcome.id: outcome for outcome in schedule.participants}
    everyone = [
        _served(event, person, seats, outcomes.get(person.id)) for person in event.participants
    ]
    return tuple(sorted(everyone, key=lambda s: (s.meetings, -s.shortfall, s.satisfaction or 0)))


def spread(served: Iterable[Served]) -> dict[str, tuple[int, ...]]:
    """How many participants of each kind have 0, 1, 2, ... meetings; all kinds equally long."""
    counts = Counter((one.participant.kind, one.meetings) for one in served)
    longest = max((meetings for _, meetings in counts), default=0)
    return {
        kind: tuple(counts[kind, meetings] for meetings in range(longest + 1))
        for kind in sorted({kind for kind, _ in counts})
    }


def _served(
    event: Event, person: Participant, seats: Seats, outcome: ParticipantOutcome | None
) -> Served:
    own = seats[person.id]
    return Served(
        participant=person,
        meetings=len(own),
        most=event.most_meetings(person),
        satisfaction=outcome.satisfaction if outcome else None,
        idle_slots=outcome.idle_slots if outcome else 0,
        uncomfortable=sum(seat.uncomfortable for seat in own),
    )
