"""The independent witness: any program's schedule judged from the event's own terms.

Shares no rule with the solver and its bridge: ratings, wall clocks and companies are read anew.
"""

from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.verification.case import Case
from matchmaking.verification.rules import RULES, RULES_ON_MEETINGS
from matchmaking.verification.stages import achieved_stages
from matchmaking.verification.verdict import Verdict, Violation

__all__ = ["Verdict", "Violation", "broken", "verify"]


def verify(event: Event, schedule: Schedule, previous: Schedule | None = None) -> Verdict:
    """Judge a schedule by every hard rule, and count what it achieves in each stage.

    Parameters
    ----------
    event
        Checked by whoever read it.
    schedule
        From whatever program it came; its instants carry an offset.
    previous
        The schedule whose promises count in the stages ``lost`` and ``moved``.
    """
    case = Case(event, schedule, previous)
    violations = tuple(violation for rule in RULES for violation in rule(case))
    return Verdict(violations, achieved_stages(case))


def broken(event: Event, schedule: Schedule) -> tuple[Violation, ...]:
    """What `verify` finds that is no false claim, without counting what the schedule achieves."""
    case = Case(event, schedule)
    return tuple(violation for rule in RULES_ON_MEETINGS for violation in rule(case))
