"""The unmet wishes of a schedule that differs little from one whose wishes are told already."""

from collections.abc import Collection

from matchmaking.eligibility.places import Places
from matchmaking.model.event import Event
from matchmaking.model.schedule import Reason, Schedule, UnmetWish
from matchmaking.unmet.explained import explained_wishes, unmet_wishes
from matchmaking.unmet.reasons import proven_stages

_ON_PROOF = frozenset({Reason.OUTWEIGHED, Reason.NOT_FOUND})
"""The reasons that depend on what is proven."""


def unmet_wishes_later(
    event: Event, schedule: Schedule, before: Schedule, changed: Collection[str]
) -> tuple[UnmetWish, ...]:
    """What `unmet_wishes` finds, in less time.

    Why two do not meet depends on their own meetings, on those of their colleagues, on where rooms
    and booths are full, and on what is proven; only where one of these changed is it told anew.

    Parameters
    ----------
    before
        A schedule of the same event that breaks no rule and tells its unmet wishes.
    changed
        The ids of everybody whose meetings differ.
    """
    if Places(event, schedule).full != Places(event, before).full:
        return unmet_wishes(event, schedule)
    companies = {event.participant[id_].represents for id_ in changed}
    names = {person.id for company in companies for person in event.companies[company]} | companies
    told = {(wish.source, wish.target): wish for wish in before.unscheduled}
    again = _ON_PROOF if proven_stages(schedule) != proven_stages(before) else frozenset()
    open_ = {names for names, wish in told.items() if wish.reason in again}
    concerned = [
        wish
        for wish in event.preferences
        if {wish.source, wish.target} & names or (wish.source, wish.target) in open_
    ]
    for wish in concerned:
        told.pop((wish.source, wish.target), None)
    for explained in explained_wishes(event, schedule, concerned):
        told[explained.wish.source, explained.wish.target] = explained.wish
    order = ((wish.source, wish.target) for wish in event.preferences)
    return tuple(told[wish] for wish in order if wish in told)
