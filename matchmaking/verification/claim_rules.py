"""The rules on what a schedule says about itself; know no time."""

from collections.abc import Iterator
from math import isclose

from matchmaking.model.event import FixedMeeting
from matchmaking.model.schedule import MORE_IS_BETTER, Meeting, StageOutcome
from matchmaking.verification.case import Case
from matchmaking.verification.stages import achieved_stages
from matchmaking.verification.verdict import Violation, instant_text, violation

_RESOLVING = ("lost", "moved")
_UP_TO_VALUE = ("must", "minimum", "value")


def fixed(case: Case) -> Iterator[Violation]:
    """A fixed meeting is held, at its start where it has one."""
    for agreed in case.event.fixed:
        meetings = _held_by(case, agreed)
        people = [case.event.participant[id] for id in (agreed.a, agreed.b)]
        names = {"a": people[0].label, "b": people[1].label}
        if not meetings:
            yield violation("fixed", (), (agreed.a, agreed.b), **names)
        elif agreed.starts is not None and agreed.starts not in [m.starts_at for m in meetings]:
            starts = instant_text(agreed.starts)
            yield violation("fixed.start", meetings, (agreed.a, agreed.b), starts=starts, **names)


def _held_by(case: Case, agreed: FixedMeeting) -> list[Meeting]:
    both = {agreed.a, agreed.b}
    return [meeting for meeting in case.meetings if set(meeting.participants) == both]


def ids(case: Case) -> Iterator[Violation]:
    """Every meeting has an id of its own."""
    first: dict[str, Meeting] = {}
    for meeting in case.schedule.meetings:
        other = first.setdefault(meeting.id, meeting)
        if other is not meeting:
            people = dict.fromkeys([*other.participants, *meeting.participants])
            yield violation("ids", [meeting], people, id=meeting.id)


def values(case: Case) -> Iterator[Violation]:
    """What a schedule claims is true: its event, marks, values, stages, gap and status."""
    if case.schedule.event_id != case.event.id:
        yield _false_claim("event", case.schedule.event_id, case.event.id)
    yield from _false_marks(case)
    if case.makes_claims:
        yield from _false_values(case)
        yield from _false_stages(case)
        yield from _false_gap_or_status(case)


def _false_marks(case: Case) -> Iterator[Violation]:
    """No meeting is called fixed but those that are, and where a schedule makes claims all are."""
    agreed = {frozenset((meeting.a, meeting.b)) for meeting in case.event.fixed}
    for meeting in case.meetings:
        is_agreed = frozenset(meeting.participants) in agreed
        if meeting.fixed and not is_agreed:
            yield violation("values.unlisted", [meeting], meeting.participants)
        elif case.makes_claims and is_agreed and not meeting.fixed:
            a, b = (person.label for person in case.people(meeting))
            yield violation("values.unmarked", [meeting], meeting.participants, a=a, b=b)


def _false_values(case: Case) -> Iterator[Violation]:
    total = 0
    for meeting in case.meetings:
        worth = case.wishes.value(*case.people(meeting))
        total += worth
        if meeting.value != worth:
            yield violation(
                "values", [meeting], meeting.participants, claimed=meeting.value, true=worth
            )
    if case.schedule.value != total:
        yield _false_claim("value", case.schedule.value, total)


def _false_stages(case: Case) -> Iterator[Violation]:
    true = {stage.stage: stage.achieved for stage in achieved_stages(case)}
    for claim in case.schedule.stages:
        achieved = true.get(claim.stage, claim.achieved)
        if claim.achieved != achieved:
            fields = {"stage": claim.stage, "claimed": claim.achieved, "true": achieved}
            yield violation("values.stage", (), (), **fields)
        if claim.bound is not None and _is_beaten(claim.bound, claim.stage, achieved):
            yield violation(
                "values.bound", (), (), stage=claim.stage, bound=claim.bound, true=achieved
            )


def _is_beaten(bound: int, stage: str, achieved: int) -> bool:
    return achieved > bound if stage in MORE_IS_BETTER else achieved < bound


def _false_gap_or_status(case: Case) -> Iterator[Violation]:
    claims = {claim.stage: claim for claim in case.schedule.stages}
    if "value" not in claims:
        return
    gap, claimed = _gap(claims["value"]), case.schedule.gap
    if claimed != gap and (gap is None or claimed is None or not isclose(claimed, gap)):
        yield _false_claim("gap", claimed, gap)
    needed = (*(stage for stage in _RESOLVING if stage in claims), *_UP_TO_VALUE)
    proven = all(
        stage in claims and claims[stage].achieved == claims[stage].bound for stage in needed
    )
    if (case.schedule.status == "optimal") != proven:
        yield _false_claim("status", case.schedule.status, "optimal" if proven else "feasible")


def _gap(claim: StageOutcome) -> float | None:
    if claim.bound is None:
        return None
    return (claim.bound - claim.achieved) / claim.bound if claim.bound else 0.0


def _false_claim(what: str, claimed: object, true: object) -> Violation:
    return violation("values.schedule", (), (), what=what, claimed=claimed, true=true)
