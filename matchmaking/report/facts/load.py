"""How full the event and each site are, slot by slot, against their limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaking.model.event import Event, Site
from matchmaking.model.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Load:
    """Meetings of the event (`site` is ``None``) or taken booths of a site, by slot number.

    `limit` is the number of rooms or booths, ``None``: any number.
    """

    site: Site | None
    limit: int | None
    taken: tuple[int, ...]

    @property
    def peak(self) -> int:
        """The most that is taken at the same time."""
        return max(self.taken, default=0)

    @property
    def full_slots(self) -> int:
        """In how many slots nothing is left."""
        return sum(taken == self.limit for taken in self.taken)


def loads(event: Event, schedule: Schedule) -> Iterator[Load]:
    """Yield the load of the event, then of each site in the event's order."""
    number_at = event.grid.number_at
    whole = [0] * len(event.grid)
    sites = {site.id: [0] * len(event.grid) for site in event.sites}
    for meeting in schedule.meetings:
        slot = number_at[meeting.starts_at]
        whole[slot] += 1
        # Two participants of one site share a booth there, so each site counts once.
        for site_id in {event.participant[person].site for person in meeting.participants}:
            if site_id is not None:
                sites[site_id][slot] += 1
    yield Load(None, event.simultaneous_meetings, tuple(whole))
    for site in event.sites:
        yield Load(site, site.booths, tuple(sites[site.id]))
