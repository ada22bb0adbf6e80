"""Warnings about wishes: none at all, or one that no schedule can meet, and why."""

from collections.abc import Iterator
from itertools import product

from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Times, Warning
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason

Obstacle = tuple[Reason, Participant, Participant]

_POSITION = {reason: position for position, reason in enumerate(Reason)}


def no_wish(prospects: Prospects) -> Iterator[Warning]:
    """A participant whom nobody wishes to meet, who wishes to meet nobody, and is not fixed."""
    event = prospects.event
    named = {meeting.a for meeting in event.fixed} | {meeting.b for meeting in event.fixed}
    for wish in event.preferences:
        if wish.rating > Rating.NEVER:
            named |= {wish.source, wish.target}
    for person in event.participants:
        if person.id not in named and person.represents not in named:
            yield Warning("check.no_wish", {"who": person.label}, (person.id,))


def never_meet(prospects: Prospects) -> Iterator[Warning]:
    """Two who can never meet although at least one of them wishes it.

    A wish of or on a company is told when none of its representatives can meet the other side,
    with the two that came furthest. Who has no slot at all has a warning of its own instead.
    """
    told: set[frozenset[str]] = set()
    for wish in prospects.event.preferences:
        named = frozenset((wish.source, wish.target))
        if wish.rating > Rating.NEVER and named not in told and not _can_be_met(prospects, wish):
            told.add(named)
            obstacle = _obstacle(prospects, wish)
            if not _is_told_as_no_slot(prospects, obstacle):
                yield _warning(prospects, *obstacle)


def _can_be_met(prospects: Prospects, wish: Preference) -> bool:
    counterparts, people = prospects.counterparts, prospects.event.people_named
    if wish.target in counterparts.get(wish.source, ()):
        return True  # nearly always, and the quicker way when both are participants
    targets = {person.id for person in people(wish.target)}
    return any(targets & counterparts.get(p.id, set()) for p in people(wish.source))


def _obstacle(prospects: Prospects, wish: Preference) -> Obstacle:
    """What stops that pair of the wish which comes furthest."""
    people = prospects.event.people_named
    obstacles = [
        (_reason(prospects, a, b), a, b)
        for a, b in product(people(wish.source), people(wish.target))
    ]
    return max(obstacles, key=lambda o: (_POSITION[o[0]], not _is_told_as_no_slot(prospects, o)))


def _reason(prospects: Prospects, a: Participant, b: Participant) -> Reason:
    """What stops two who cannot meet."""
    obstacle = prospects.pairs.obstacle(a.id, b.id)
    if obstacle is not None:
        return obstacle
    is_timeless = not prospects.availability.common(a.id, b.id)
    return Reason.NO_COMMON_TIME if is_timeless else Reason.MAXIMUM_REACHED


def _is_told_as_no_slot(prospects: Prospects, obstacle: Obstacle) -> bool:
    reason, *people = obstacle
    possible = prospects.availability.possible
    return reason is Reason.NO_COMMON_TIME and not all(possible[person.id] for person in people)


def _warning(prospects: Prospects, reason: Reason, a: Participant, b: Participant) -> Warning:
    fields: dict[str, object] = {"a": a.label, "b": b.label}
    if reason is Reason.KINDS:
        fields |= {"a_kind": a.kind, "b_kind": b.kind}
    if reason is Reason.LANGUAGE:
        fields |= {"a_languages": a.languages, "b_languages": b.languages}
    if reason is Reason.NO_COMMON_TIME:
        zone = prospects.event.timezone
        a_times, b_times = (Times(prospects.free_times(person), zone) for person in (a, b))
        fields |= {"zone": zone, "a_times": a_times, "b_times": b_times}
    return Warning(f"check.never_meet.{reason}", fields, (a.id, b.id))
