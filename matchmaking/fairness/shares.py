"""What each participant gets out of a schedule, beside the best that it could have alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matchmaking.fairness.best_agenda import BestAgendas
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Share:
    """One participant's share.

    Attributes
    ----------
    meetings, uncomfortable
        How many it has, and how many of these lie at an hour uncomfortable to it.
    worth
        The sum of its own weights (0 to `high`, no `mutual`) over its meetings.
    most_meetings, most_worth
        The largest that each of these could be if it alone were served.
    fewest_uncomfortable
        How many of as many meetings would have to lie at uncomfortable hours even then, whomever
        of those it may meet it met.
    """

    participant: Participant
    meetings: int
    most_meetings: int
    worth: int
    most_worth: int
    uncomfortable: int
    fewest_uncomfortable: int

    @property
    def satisfaction(self) -> float | None:
        """`worth` / `most_worth`, in 0..1; ``None`` where `most_worth` is 0."""
        return self.worth / self.most_worth if self.most_worth else None


def shares_of(
    best: BestAgendas, schedule: Schedule, people: Iterable[Participant] | None = None
) -> Iterator[Share]:
    """Yield the share of each of some participants, or of all of the event in its order."""
    for person in best.event.participants if people is None else people:
        meetings, agenda = schedule.meetings_of.get(person.id, ()), best.of(person)
        slots = {best.event.grid.number_at[meeting.starts_at] for meeting in meetings}
        others = (meeting.counterpart(person.id) for meeting in meetings)
        yield Share(
            participant=person,
            meetings=len(meetings),
            most_meetings=agenda.meetings,
            worth=sum(best.pairs.weight(person.id, other) for other in others),
            most_worth=agenda.worth,
            uncomfortable=len(best.availability.uncomfortable[person.id] & slots),
            fewest_uncomfortable=max(0, len(meetings) - agenda.comfortable_meetings),
        )
