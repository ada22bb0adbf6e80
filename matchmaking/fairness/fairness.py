"""How evenly a schedule serves the participants of an event; proposes nothing."""

from dataclasses import dataclass
from functools import cached_property

from matchmaking.eligibility.zone_groups import ZoneGroup, zone_groups
from matchmaking.fairness.best_agenda import BestAgendas
from matchmaking.fairness.groups import Group, grouped, satisfactions
from matchmaking.fairness.shares import Share, shares_of
from matchmaking.fairness.spread import jain_index, size_of_a_tenth, tenth_to_mean
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule


@dataclass(frozen=True)
class Fairness:
    """What an organiser is asked after an event.

    Attributes
    ----------
    shares
        Of every participant, in the event's order.
    kinds, countries
        Everybody by kind, and by country as it is written (``""``: none is given); the largest
        groups first.
    zones
        Everybody by clock, from west to east.
    """

    shares: tuple[Share, ...]
    kinds: dict[str, Group]
    countries: dict[str, Group]
    zones: tuple[tuple[ZoneGroup, Group], ...]

    @property
    def everybody(self) -> Group | None:
        """All participants together; ``None`` where there are none."""
        return Group(self.shares) if self.shares else None

    @cached_property
    def least_served(self) -> tuple[Share, ...]:
        """The tenth, rounded up, of those who have a satisfaction whose satisfaction is lowest.

        Of equally satisfied ones whoever has fewer meetings comes first, then whoever could have
        had more, then the event's order.
        """
        ranked = sorted(
            (share.satisfaction, share.meetings, -share.most_meetings, number)
            for number, share in enumerate(self.shares)
            if share.satisfaction is not None
        )
        tenth = ranked[: size_of_a_tenth(len(ranked))]
        return tuple(self.shares[number] for *_, number in tenth)

    @property
    def without_meeting(self) -> tuple[Share, ...]:
        """Everybody who has no meeting, those who could have had most first."""
        nothing = (share for share in self.shares if share.meetings == 0)
        return tuple(sorted(nothing, key=lambda share: -share.most_meetings))

    @cached_property
    def jain_index(self) -> float | None:
        """Jain's index of satisfaction; ``None`` where nobody has any."""
        return jain_index(satisfactions(self.shares))

    @cached_property
    def tenth_to_mean(self) -> float | None:
        """Mean satisfaction of the least served tenth, as a share of everybody's mean."""
        return tenth_to_mean(satisfactions(self.shares))


def fairness_of(event: Event, schedule: Schedule) -> Fairness:
    """How a schedule serves everybody; it names no participant or slot that the event lacks."""
    shares = tuple(shares_of(BestAgendas.in_event(event), schedule))
    share_of = {share.participant.id: share for share in shares}
    return Fairness(
        shares=shares,
        kinds=grouped(shares, lambda share: share.participant.kind),
        countries=grouped(shares, lambda share: share.participant.country or ""),
        zones=tuple(
            (zone, Group(tuple(share_of[person.id] for person in zone.participants)))
            for zone in zone_groups(event)
        ),
    )
