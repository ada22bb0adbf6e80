"""The head of the report: counts, and how far each stage is from its proven bound."""

from matchmaking.eligibility.availability import Availability
from matchmaking.model.schedule import StageOutcome
from matchmaking.report.facts.quality import StageQuality, first_open, stage_qualities
from matchmaking.report.facts.seats import seats_of
from matchmaking.report.facts.totals import Totals, totals_of


def test_the_totals_count_meetings_people_wishes_and_seats(two_continents):
    event, schedule = two_continents.event, two_continents.schedule
    seats = seats_of(event, schedule, Availability(event))

    # Kif alone meets nobody. Six wishes beside one veto; two of them, one a must, are not met.
    # Of 2 x 3 seats Chloé's at 11:30 is only if needed, and Dan's at 4:00 is too early.
    assert totals_of(event, schedule, seats) == Totals(
        meetings=3,
        fixed=1,
        value=27,
        participants=5,
        with_meeting=4,
        wishes=6,
        wishes_met=4,
        musts=2,
        musts_met=1,
        seats=6,
        uncomfortable=2,
    )


def test_what_remains_of_a_maximised_stage_lies_below_its_bound():
    stage = StageQuality("value", 90, 100)

    # 10 of the best possible 100 are missing.
    assert (stage.more_is_better, stage.remaining, stage.gap, stage.is_proven) == (
        True,
        10,
        0.1,
        False,
    )


def test_what_remains_of_a_minimised_stage_lies_above_its_bound():
    stage = StageQuality("comfort", 40, 30)

    # 10 of the 40 might be saved.
    assert (stage.more_is_better, stage.remaining, stage.gap, stage.is_proven) == (
        False,
        10,
        0.25,
        False,
    )


def test_a_stage_at_its_bound_is_proven_even_at_zero():
    stage = StageQuality("minimum", 0, 0)

    assert (stage.remaining, stage.gap, stage.is_proven) == (0, 0.0, True)


def test_a_stage_without_a_bound_says_nothing_about_what_remains():
    stage = StageQuality("must", 4, None)

    assert (stage.remaining, stage.gap, stage.is_proven) == (None, None, False)


def test_the_first_stage_that_is_not_proven_decides():
    proven, open_stage = StageOutcome("must", 3, 3), StageOutcome("value", 9, 10)
    later = StageOutcome("comfort", 4, 1)

    assert first_open(stage_qualities((proven, open_stage, later))) == StageQuality("value", 9, 10)
    assert first_open(stage_qualities((proven,))) is None
