"""Every right example has a schedule that keeps all rules, the small ones a proven best one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule, StageOutcome
from matchmaking.scheduling import Budget, Options, Progress, plan
from matchmaking.verification import verify

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def planned(event: Event) -> Schedule:
    """A schedule whose search ends as soon as all but comfort is proven, or after a minute."""
    budget = Budget(seconds=60)

    def end_before_comfort(progress: Progress) -> None:
        if progress.stage == "value" and progress.achieved == progress.bound:
            budget.stop()

    return plan(event, None, Options(workers=1), NOW, end_before_comfort, budget)


@pytest.mark.parametrize("example", ["minimal", "delegations", "clock_change"])
def test_a_small_example_is_solved_to_the_proven_best(example: str) -> None:
    event = read_event(EXAMPLES / example)
    schedule = planned(event)
    assert schedule.status == "optimal"
    assert verify(event, schedule).violations == ()


def test_the_minimal_event_holds_both_meetings() -> None:
    # Ada meets Cyd (must 9 + medium 4 + mutual 5 = 18) and Bo (high 9). Fairness adds 12 for each
    # of the three and 6 for Ada's second meeting: 27 + 36 + 6 = 69.
    event = read_event(EXAMPLES / "minimal")
    schedule = plan(event, None, Options(workers=1), NOW)
    assert schedule.stages == (
        StageOutcome("must", 1, 1),
        StageOutcome("minimum", 0, 0),
        StageOutcome("value", 69, 69),
        StageOutcome("comfort", 0, 0),
    )


@pytest.mark.slow
def test_innovdays_is_proven_and_holds_about_350_meetings() -> None:
    event = read_event(EXAMPLES / "innovdays")
    schedule = planned(event)
    assert schedule.status == "optimal"
    assert verify(event, schedule).violations == ()
    assert 345 <= len(schedule.meetings) <= 355
