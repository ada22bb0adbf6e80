"""Warnings about wishes that no schedule can meet, and why; knows no other wish than the one."""

from collections.abc import Iterator
from itertools import product

from matchmaking.check.prospects import Prospects, naming
from matchmaking.check.warning import Times, Warning
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason

Obstacle = tuple[Reason, Participant, Participant]

_POSITION = {reason: position for position, reason in enumerate(Reason)}


def never_meet(prospects: Prospects) -> Iterator[Warning]:
    """Two who can never meet although at least one of them wishes it.

    A wish of or on a company is told when none of its representatives can meet the other side,
    with the two that came furthest. Who has no slot at all has a warning of its own instead.
    """
    told: set[frozenset[str]] = set()
    for wish in prospects.event.preferences:
        named = frozenset((wish.source, wish.target))
        if wish.rating > Rating.NEVER and named not in told:
            obstacle = _obstacle(prospects, wish)
            if obstacle is not None and not _is_told_as_no_slot(prospects, obstacle):
                told.add(named)
                yield _warning(prospects, *obstacle)


def _obstacle(prospects: Prospects, wish: Preference) -> Obstacle | None:
    """What stops the pair of the wish that comes furthest; ``None``: one of its pairs can meet."""
    people = prospects.event.people_named
    obstacles: list[Obstacle] = []
    for a, b in product(people(wish.source), people(wish.target)):
        reason = _reason(prospects, a, b)
        if reason is None:
            return None
        obstacles.append((reason, a, b))
    return max(
        obstacles,
        key=lambda o: (_POSITION[o[0]], not _is_told_as_no_slot(prospects, o)),
        default=None,
    )


def _reason(prospects: Prospects, a: Participant, b: Participant) -> Reason | None:
    if prospects.pairs.in_order(a.id, b.id) not in prospects.candidates:
        return prospects.pairs.obstacle(a.id, b.id)
    if not prospects.availability.common(a.id, b.id):
        return Reason.NO_COMMON_TIME
    if 0 in (prospects.event.most_meetings(a), prospects.event.most_meetings(b)):
        return Reason.MAXIMUM_REACHED
    return None


def _is_told_as_no_slot(prospects: Prospects, obstacle: Obstacle) -> bool:
    reason, *people = obstacle
    possible = prospects.availability.possible
    return reason is Reason.NO_COMMON_TIME and not all(possible[person.id] for person in people)


def _warning(prospects: Prospects, reason: Reason, a: Participant, b: Participant) -> Warning:
    fields: dict[str, object] = {"a": naming(a), "b": naming(b)}
    if reason is Reason.KINDS:
        fields |= {"a_kind": a.kind, "b_kind": b.kind}
    if reason is Reason.LANGUAGE:
        fields |= {"a_languages": a.languages, "b_languages": b.languages}
    if reason is Reason.NO_COMMON_TIME:
        zone = prospects.event.timezone
        a_times, b_times = (Times(prospects.free_times(person), zone) for person in (a, b))
        fields |= {"zone": zone, "a_times": a_times, "b_times": b_times}
    return Warning(f"check.never_meet.{reason}", fields, (a.id, b.id))
