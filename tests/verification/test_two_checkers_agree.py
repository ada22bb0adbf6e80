"""The checker of names and clocks and the checker of integers say the same of any schedule.

Fairs and schedules are drawn at random, most schedules broken in several ways. `solver.rules`
judges the integers that the bridge makes of them, `verification` the event itself: each is the
other's witness, and both are the bridge's.
"""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import solver.rules
from matchmaking.model.event import Event, FixedMeeting, Hours
from matchmaking.model.schedule import Schedule
from matchmaking.model.sides import meeting_id
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.scheduling.problem import EventProblem, problem_of
from matchmaking.verification import verify
from solver.schedule import Schedule as Solution
from tests.by_hand import meeting_by_hand, schedule_by_hand

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def _with_longer_days(event: Event, rng: random.Random) -> Event:
    """The fair with sessions long enough for breaks, early hours, and times only if needed."""
    first, second = event.sessions
    sessions = (first, TimeRange(second.start, second.start + timedelta(hours=2)))
    needed = TimeRange(second.start, second.start + timedelta(minutes=45))
    people = (
        replace(person, if_needed=rng.choice([(), (needed,)])) for person in event.participants
    )
    hours = Hours(comfortable=DailyRange(9 * 60 + 15, 18 * 60))
    return replace(event, sessions=sessions, participants=tuple(people), hours=hours)


def _with_something_fixed(event: Event, rng: random.Random) -> Event:
    pairs = problem_of(event).requests
    chosen = rng.sample(pairs, min(2, len(pairs)))
    starts = [rng.choice([None, *event.grid.slots]) for _ in chosen]
    fixed = (
        FixedMeeting(*pair, slot.starts_at if slot else None)
        for pair, slot in zip(chosen, starts, strict=True)
    )
    return replace(event, fixed=tuple(fixed))


def _solution(posed: EventProblem, rng: random.Random) -> Solution:
    """Some requests in slots that mostly suit both."""
    slot_of = {}
    for number, allowed in enumerate(posed.problem.allowed):
        slots = [slot for slot in range(posed.problem.slots) if allowed >> slot & 1]
        if rng.random() < 0.05 or not slots:
            slots = list(range(posed.problem.slots))
        if rng.random() < 0.4:
            slot_of[number] = rng.choice(slots)
    return Solution(posed.problem, slot_of)


def _named(posed: EventProblem, solution: Solution) -> Schedule:
    meetings = []
    for number, slot in solution.slot_of.items():
        request, held = posed.problem.requests[number], posed.event.grid.slots[slot]
        id, (a, b) = meeting_id(posed.event, posed.sides[request.group]), posed.requests[number]
        marked = {"value": request.value, "fixed": request.fixed}
        meetings.append(meeting_by_hand(id, a, b, held.starts_at, ends_at=held.ends_at, **marked))
    return schedule_by_hand(posed.event.id, *meetings)


@pytest.mark.parametrize("seed", range(150))
def test_both_checkers_name_the_same_rules_and_count_the_same_stages(random_fair, seed):
    rng = random.Random(seed)
    event = _with_longer_days(random_fair(seed), rng)
    event = _with_something_fixed(event, rng)
    bare = problem_of(event)
    previous = _named(bare, _solution(bare, rng))
    posed = problem_of(event, previous)
    solution = _solution(posed, rng)
    verdict = verify(event, _named(posed, solution), previous)

    of_integers = {violation.rule for violation in solver.rules.violations(solution)}
    # Two meetings of one group have one id, since they are of the same two sides.
    of_names = {violation.rule for violation in verdict.violations} - {"ids"}
    assert of_names == of_integers
    stages = {stage.value: solution.stage(stage) for stage in posed.problem.stages}
    counted = {stage.stage: stage.achieved for stage in verdict.stages}
    if of_names & {"hours", "one_meeting_at_a_time"}:
        # How uncomfortable an impossible hour is, or one that is taken twice, nobody says.
        del stages["comfort"], counted["comfort"]
    assert counted == stages
