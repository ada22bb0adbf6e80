"""An event after small changes; judges neither the event nor the changes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

from matchmaking.changes.change import Ask, Booths, Change, Fix, LongestRun, Maximum, Open, Rooms
from matchmaking.eligibility.availability import on_the_clock
from matchmaking.model.event import Event, FixedMeeting, VideoProvider
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import TimeRange

_NEW_LINK = "https://one-more.invalid/{number}"
"""A link that a pool does not have yet; it never leaves the program."""


def applied(event: Event, *changes: Change) -> Event:
    """The event after the changes, one after another; the given one stays as it is."""
    return reduce(_with, changes, event)


def _with(event: Event, change: Change) -> Event:
    match change:
        case Fix():
            return _fixed(event, change)
        case Ask(participant, about):
            wish = Preference(participant, about, Rating.LOW)
            return replace(event, preferences=(*event.preferences, wish))
        case Open(participant, slot):
            return _with_person(event, _opened(event, event.participant[participant], slot))
        case Maximum(participant, meetings):
            person = replace(event.participant[participant], max_meetings=meetings)
            return _with_person(event, person)
        case Booths(id, booths):
            sites = (replace(s, booths=booths) if s.id == id else s for s in event.sites)
            return replace(event, sites=tuple(sites))
        case Rooms(meetings):
            return _with_rooms(event, meetings)
        case LongestRun(meetings):
            return replace(event, limits=replace(event.limits, max_consecutive=meetings))


def _fixed(event: Event, change: Fix) -> Event:
    """A pair that is fixed already keeps the one line that it may have."""
    others = tuple(f for f in event.fixed if {f.a, f.b} != {change.a, change.b})
    starts = None if change.slot is None else event.grid.slots[change.slot].starts_at
    return replace(event, fixed=(*others, FixedMeeting(change.a, change.b, starts)))


def _with_person(event: Event, changed: Participant) -> Event:
    people = (changed if person.id == changed.id else person for person in event.participants)
    return replace(event, participants=tuple(people))


def _opened(event: Event, person: Participant, slot: int) -> Participant:
    opened = on_the_clock(event, event.grid.slots[slot], person.timezone)
    left = (rest for gone in person.unavailable for rest in _without(gone, opened))
    if_needed = (*person.if_needed, opened)
    return replace(person, if_needed=if_needed, unavailable=tuple(left))


def _without(gone: TimeRange, opened: TimeRange) -> Iterator[TimeRange]:
    """Yield what is left of a range before and after another."""
    for start, end in (gone.start, opened.start), (opened.end, gone.end):
        start, end = max(start, gone.start), min(end, gone.end)
        if start < end:
            yield TimeRange(start, end)


def _with_rooms(event: Event, meetings: int) -> Event:
    limits, video = event.limits, event.video
    if limits.simultaneous_meetings is not None:
        most = max(meetings, limits.simultaneous_meetings)
        limits = replace(limits, simultaneous_meetings=most)
    if video.provider is VideoProvider.POOL:
        missing = range(len(video.links), meetings)
        new = (_NEW_LINK.format(number=number + 1) for number in missing)
        video = replace(video, links=(*video.links, *new))
    return replace(event, limits=limits, video=video)
