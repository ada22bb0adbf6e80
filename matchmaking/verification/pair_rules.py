"""The rules on who may meet whom; know no time."""

from collections.abc import Iterator

from matchmaking.model.event import Consent
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting
from matchmaking.verification.case import Case
from matchmaking.verification.verdict import Violation, violation


def known_participants(case: Case) -> Iterator[Violation]:
    """A meeting is held by two different participants of the event."""
    for meeting in case.schedule.meetings:
        if not case.knows(meeting):
            a, b = meeting.participants
            yield violation("known_participants", [meeting], meeting.participants, a=a, b=b)


def own_company(case: Case) -> Iterator[Violation]:
    """Nobody meets a representative of the own company."""
    for meeting in case.meetings:
        a, b = case.people(meeting)
        if a.represents == b.represents:
            yield _of_pair("own_company", case, meeting, company=a.represents)


def kinds(case: Case) -> Iterator[Violation]:
    """Only kinds that may meet do so, in either order."""
    allowed = case.event.matching.allowed
    if allowed is None:
        return
    for meeting in case.meetings:
        a, b = case.people(meeting)
        if (a.kind, b.kind) not in allowed and (b.kind, a.kind) not in allowed:
            yield _of_pair("kinds", case, meeting, kind_a=a.kind, kind_b=b.kind)


def language(case: Case) -> Iterator[Violation]:
    """Two sides that both state languages share one."""
    for meeting in case.meetings:
        spoken = [
            {tongue.casefold() for tongue in person.languages} for person in case.people(meeting)
        ]
        if all(spoken) and not spoken[0] & spoken[1]:
            texts = [", ".join(sorted(tongues)) for tongues in spoken]
            yield _of_pair("language", case, meeting, languages_a=texts[0], languages_b=texts[1])


def veto(case: Case) -> Iterator[Violation]:
    """Nobody meets against a ``never`` of either side."""
    for meeting in case.meetings:
        a, b = case.people(meeting)
        by_a, by_b = case.wishes.both(a, b)
        for rating, person, about in ((by_a, a, b), (by_b, b, a)):
            if rating is Rating.NEVER:
                yield violation(
                    "veto", [meeting], [person.id, about.id], a=person.label, b=about.label
                )


def consent(case: Case) -> Iterator[Violation]:
    """A meeting that is not fixed was wished for by one side, or by both where that is asked."""
    fixed_pairs = {frozenset((fixed.a, fixed.b)) for fixed in case.event.fixed}
    needed = 2 if case.event.matching.consent is Consent.BOTH else 1
    for meeting in case.meetings:
        ratings = case.wishes.both(*case.people(meeting))
        wished = sum(rating not in (None, Rating.NEVER) for rating in ratings)
        if wished < needed and frozenset(meeting.participants) not in fixed_pairs:
            yield _of_pair("consent", case, meeting, wished=wished, needed=needed)


def once_per_company(case: Case) -> Iterator[Violation]:
    """Two companies meet at most once; where the event says so, two persons do."""
    first: dict[frozenset[str], Meeting] = {}
    for meeting in case.meetings:
        sides = case.sides(meeting)
        other = first.setdefault(sides, meeting)
        if other is not meeting:
            people = dict.fromkeys([*other.participants, *meeting.participants])
            yield violation(
                "once_per_company", [other, meeting], people, sides=" – ".join(sorted(sides))
            )


def _of_pair(rule: str, case: Case, meeting: Meeting, **fields: object) -> Violation:
    a, b = case.people(meeting)
    return violation(rule, [meeting], meeting.participants, a=a.label, b=b.label, **fields)
