"""What a schedule achieves in each stage of the objective, counted from its meetings alone."""

from collections.abc import Iterator

from matchmaking.model.schedule import Meeting, Schedule, StageOutcome
from matchmaking.verification.case import Case
from matchmaking.verification.clocks import is_uncomfortable


def achieved_stages(case: Case) -> tuple[StageOutcome, ...]:
    """Each stage in its order; ``lost`` and ``moved`` only beside an earlier schedule."""
    achieved = {
        "must": must(case),
        "minimum": minimum(case),
        "value": value(case),
        "comfort": comfort(case),
    }
    if case.previous is not None:
        lost, moved = lost_and_moved(case, case.previous)
        achieved = {"lost": lost, "moved": moved, **achieved}
    return tuple(StageOutcome(stage, number, None) for stage, number in achieved.items())


def lost_and_moved(case: Case, previous: Schedule) -> tuple[int, int]:
    """How many earlier meetings the same two sides do not hold, and how many they hold otherwise.

    A participant that is gone tells nothing of its company any more; then the meeting's id, which
    is always the same for the same two sides, tells whether they still meet.
    """
    held = {(frozenset(m.participants), m.starts_at) for m in case.meetings}
    sides = {case.sides(meeting) for meeting in case.meetings}
    ids = {meeting.id for meeting in case.meetings}
    lost = moved = 0
    for earlier in previous.meetings:
        if (frozenset(earlier.participants), earlier.starts_at) in held:
            continue
        still = case.sides(earlier) in sides if case.knows(earlier) else earlier.id in ids
        lost, moved = lost + (not still), moved + still
    return lost, moved


def must(case: Case) -> int:
    """The number of meetings in which at least one side's effective rating is ``must``."""
    return sum(case.wishes.is_must(*case.people(meeting)) for meeting in case.meetings)


def minimum(case: Case) -> int:
    """The sum over participants of what is missing to its ``min_meetings``."""
    return sum(
        max(0, (person.min_meetings or 0) - len(case.meetings_of.get(person.id, ())))
        for person in case.event.participants
    )


def value(case: Case) -> int:
    """The sum of the meetings' values, plus ``fairness[0] + ... + fairness[n-1]`` for each
    participant with n meetings."""
    worth = sum(case.wishes.value(*case.people(meeting)) for meeting in case.meetings)
    fairness = case.event.matching.fairness
    return worth + sum(sum(fairness[: len(held)]) for held in case.meetings_of.values())


def comfort(case: Case) -> int:
    """The sum over participants of d(d+1)/2 for d uncomfortable meetings, plus its breaks."""
    return sum(_discomfort(case, person, held) for person, held in case.meetings_of.items())


def _discomfort(case: Case, participant: str, meetings: tuple[Meeting, ...]) -> int:
    person = case.event.participant[participant]
    d = sum(is_uncomfortable(case.event, person, meeting.starts_at) for meeting in meetings)
    return d * (d + 1) // 2 + sum(1 for _ in _breaks(case, participant))


def _breaks(case: Case, participant: str) -> Iterator[range]:
    """Yield each idle run of slots between two meetings of one session."""
    slots, last = case.event.grid.slots, None
    for run in case.runs(participant):
        if last is not None and slots[last].session == slots[run.start].session:
            yield range(last + 1, run.start)
        last = run.stop - 1
