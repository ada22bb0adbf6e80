"""Whom the organiser calls first, why, and what would help; dials no number."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Reason, Schedule, UnmetWish
from matchmaking.report.facts.served import Served

A_CALL_HELPS = (
    Reason.NO_COMMON_TIME,
    Reason.MAXIMUM_REACHED,
    Reason.LONGEST_RUN,
    Reason.CONSENT,
    Reason.LANGUAGE,
    Reason.VETOED,
)
"""Reasons that one of the two can lift by an answer, the likeliest first."""


class Cause(StrEnum):
    """Why a participant is worth a call, the gravest first."""

    MUSTS_UNMET = "musts_unmet"
    NO_MEETING = "no_meeting"
    BELOW_MINIMUM = "below_minimum"
    NO_WISH = "no_wish"
    HOURS_UNANSWERED = "hours_unanswered"
    WISHES_UNMET = "wishes_unmet"


@dataclass(frozen=True, slots=True)
class Call:
    """One participant with its causes, and how many wishes or meetings each concerns.

    `remedy` is the unmet wish whose explanation helps most: of its own, else about it, if any.
    """

    participant: Participant
    causes: Mapping[Cause, int]
    remedy: UnmetWish | None


def calls(event: Event, schedule: Schedule, served: tuple[Served, ...]) -> tuple[Call, ...]:
    """Everybody worth a call, the gravest first; unmet wishes below ``must`` alone are no cause."""
    unmet, unmet_about = _unmet_by_person(event, schedule, served)
    wished = _people_in_wishes(event)
    found = []
    for one in served:
        own = unmet[one.participant.id]
        about = unmet_about[one.participant.id]
        causes = _causes(one, own, about, one.participant.id in wished)
        if set(causes) - {Cause.WISHES_UNMET}:
            found.append(Call(one.participant, causes, _remedy(own or about)))
    return tuple(sorted(found, key=_gravity, reverse=True))


def _causes(
    one: Served, own: list[UnmetWish], about: list[UnmetWish], is_wished: bool
) -> dict[Cause, int]:
    person = one.participant
    weights = {
        Cause.MUSTS_UNMET: sum(wish.rating is Rating.MUST for wish in own),
        # Where colleagues met every wish, having no meeting is nothing to call about.
        Cause.NO_MEETING: int(one.meetings == 0 and bool(own or about)),
        Cause.BELOW_MINIMUM: one.shortfall,
        Cause.NO_WISH: int(not is_wished),
        Cause.HOURS_UNANSWERED: 0 if _has_said_its_hours(person) else _missed_for_hours(one, own),
        Cause.WISHES_UNMET: sum(wish.rating < Rating.MUST for wish in own),
    }
    return {cause: weight for cause, weight in weights.items() if weight}


def _has_said_its_hours(person: Participant) -> bool:
    return bool(person.availability or person.if_needed or person.unavailable)


def _missed_for_hours(one: Served, own: list[UnmetWish]) -> int:
    without_common_time = sum(wish.reason is Reason.NO_COMMON_TIME for wish in own)
    return one.uncomfortable + without_common_time


def _gravity(call: Call) -> tuple[int, ...]:
    return tuple(call.causes.get(cause, 0) for cause in Cause)


def _remedy(unmet: list[UnmetWish]) -> UnmetWish | None:
    def helpfulness(wish: UnmetWish) -> tuple[int, int]:
        answerable = wish.reason in A_CALL_HELPS
        return wish.rating, -A_CALL_HELPS.index(wish.reason) if answerable else -len(A_CALL_HELPS)

    return max(unmet, key=helpfulness, default=None)


_Unmet = defaultdict[str, list[UnmetWish]]


def _unmet_by_person(
    event: Event, schedule: Schedule, served: tuple[Served, ...]
) -> tuple[_Unmet, _Unmet]:
    """The unmet wishes of each participant, and those about it.

    One call to a company is enough: it goes to the representative with fewest meetings.
    """
    meetings = {one.participant.id: one.meetings for one in served}

    @cache
    def least_busy(name: str) -> str:
        ids = (person.id for person in event.people_named(name))
        return min(ids, key=meetings.__getitem__)

    of: _Unmet = defaultdict(list)
    about: _Unmet = defaultdict(list)
    for wish in schedule.unscheduled:
        of[least_busy(wish.source)].append(wish)
        about[least_busy(wish.target)].append(wish)
    return of, about


def _people_in_wishes(event: Event) -> set[str]:
    names = {
        name
        for wish in event.preferences
        if wish.rating >= Rating.LOW
        for name in (wish.source, wish.target)
    }
    names |= {person for fixed in event.fixed for person in (fixed.a, fixed.b)}
    return {person.id for name in names for person in event.people_named(name)}
