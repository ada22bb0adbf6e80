"""Everything that one report says, gathered; each fact is worked out in its own file."""

from dataclasses import dataclass

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.zone_groups import zone_groups
from matchmaking.fairness import Fairness, fairness_of
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.report.facts.calls import Call, calls
from matchmaking.report.facts.crowds import ZoneCrowds, zone_crowds
from matchmaking.report.facts.load import Load, loads
from matchmaking.report.facts.local_hours import ZoneHours, zone_hours
from matchmaking.report.facts.quality import StageQuality, stage_qualities
from matchmaking.report.facts.seats import seats_of
from matchmaking.report.facts.served import Served, everyone_served, spread
from matchmaking.report.facts.timetable import ZoneTimetable, timetables
from matchmaking.report.facts.totals import Totals, totals_of
from matchmaking.report.facts.unmet import UnmetReason, strongest_first, unmet_by_reason

AGGREGATED_FROM = 500
"""From so many participants on, pictures show zones as a whole and lists the worst cases."""

WORST_CASES = 100
LONGEST_LIST = 3000
"""Lines of a list at most, where it is aggregated and where it is not."""


@dataclass(frozen=True)
class Findings:
    """What the report of one schedule says.

    `timetables` is empty where `is_aggregated`, else `crowds` is. `spread` holds for each kind
    how many participants have 0, 1, 2, ... meetings.
    """

    is_aggregated: bool
    totals: Totals
    stages: tuple[StageQuality, ...]
    timetables: tuple[ZoneTimetable, ...]
    crowds: tuple[ZoneCrowds, ...]
    loads: tuple[Load, ...]
    served: tuple[Served, ...]
    spread: dict[str, tuple[int, ...]]
    fairness: Fairness
    hours: tuple[ZoneHours, ...]
    reasons: tuple[UnmetReason, ...]
    calls: tuple[Call, ...]

    @property
    def burdened(self) -> tuple[Served, ...]:
        """Participants with uncomfortable hours, those with most of them first."""
        burdened = (one for one in self.served if one.uncomfortable)
        return tuple(sorted(burdened, key=lambda one: -one.uncomfortable))

    @property
    def longest_list(self) -> int:
        """How many lines a list has at most; the full ones are in the other files."""
        return WORST_CASES if self.is_aggregated else LONGEST_LIST

    @property
    def listed_reasons(self) -> tuple[UnmetReason, ...]:
        """The strongest of the unmet wishes, as many as a list holds, by reason."""
        every_wish = [wish for reason in self.reasons for wish in reason.wishes]
        return unmet_by_reason(strongest_first(every_wish)[: self.longest_list])


def findings_of(event: Event, schedule: Schedule) -> Findings:
    """All findings about a schedule of the event whose unmet wishes are known."""
    availability = Availability(event)
    seats = seats_of(event, schedule, availability)
    groups = zone_groups(event)
    served = everyone_served(event, schedule, seats)
    is_aggregated = len(event.participants) >= AGGREGATED_FROM
    return Findings(
        is_aggregated=is_aggregated,
        totals=totals_of(event, schedule, seats),
        stages=stage_qualities(schedule.stages),
        timetables=() if is_aggregated else tuple(timetables(event, groups, availability, seats)),
        crowds=tuple(zone_crowds(groups, availability, seats)) if is_aggregated else (),
        loads=tuple(loads(event, schedule)),
        served=served,
        spread=spread(served),
        fairness=fairness_of(event, schedule),
        hours=tuple(zone_hours(groups, seats)),
        reasons=unmet_by_reason(schedule.unscheduled),
        calls=calls(event, schedule, served),
    )
