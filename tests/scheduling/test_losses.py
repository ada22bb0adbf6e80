"""When a change is a loss, and what several problems prove together."""

from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.best_of import bounds_of_all
from matchmaking.scheduling.trial import Loss, loss
from solver.stages import Stage


def stages(
    must: tuple[int, int, int | None], value: tuple[int, int, int | None]
) -> tuple[StageChange, ...]:
    """Before, after and bound of two stages, and comfort that became worse."""
    comfort = StageChange(Stage.COMFORT, 0, 9, 0)
    return StageChange(Stage.MUST, *must), StageChange(Stage.VALUE, *value), comfort


def test_the_first_stage_that_changes_decides():
    assert loss(stages((4, 5, 5), (90, 10, 10))) is Loss.NONE
    assert loss(stages((4, 3, 3), (90, 95, 95))) is Loss.PROVEN
    assert loss(stages((4, 4, 4), (90, 90, 99))) is Loss.NONE


def test_a_loss_is_proven_only_where_nothing_as_good_is_possible():
    assert loss(stages((4, 4, 4), (90, 80, 89))) is Loss.PROVEN
    assert loss(stages((4, 4, 4), (90, 80, 90))) is Loss.UNKNOWN
    assert loss(stages((4, 4, 4), (90, 80, None))) is Loss.UNKNOWN


def test_a_loss_is_not_proven_where_an_earlier_stage_may_still_be_better():
    assert loss(stages((4, 4, 5), (90, 80, 80))) is Loss.UNKNOWN


def test_less_is_better_in_some_stages():
    shortage = (StageChange(Stage.MINIMUM, 2, 3, 3), StageChange(Stage.COMFORT, 0, 0, 0))
    assert loss(shortage) is Loss.PROVEN
    assert shortage[0].gain == -1


def test_of_several_problems_the_weakest_bound_holds():
    best, other = stages((4, 4, 4), (90, 80, 85)), stages((4, 4, 4), (90, 70, 88))
    assert [stage.bound for stage in bounds_of_all(best, [other])[:2]] == [4, 88]


def test_a_problem_that_cannot_be_as_good_in_an_earlier_stage_does_not_count():
    best, other = stages((4, 4, 4), (90, 80, 85)), stages((4, 3, 3), (90, 99, 99))
    assert [stage.bound for stage in bounds_of_all(best, [other])[:2]] == [4, 85]


def test_a_problem_of_which_nothing_is_known_leaves_nothing_proven():
    best = stages((4, 4, 4), (90, 80, 85))
    assert [stage.bound for stage in bounds_of_all(best, [()])[:2]] == [None, None]
    other = stages((4, 3, 4), (90, 99, 99))
    assert [stage.bound for stage in bounds_of_all(best, [other])[:2]] == [4, 99]


def test_a_bound_beside_better_earlier_stages_says_nothing_about_this_one():
    best = (StageChange(Stage.MUST, 4, 4, 5), *stages((4, 4, 4), (90, 80, 85))[1:])
    other = (
        StageChange(Stage.MUST, 4, 3, 5),
        StageChange(Stage.MINIMUM, 0, 0, 0),
        StageChange(Stage.VALUE, 90, 80, 81),
    )
    best = (best[0], StageChange(Stage.MINIMUM, 0, 1, 1), *best[1:])
    # Beside a shortage of 1 nothing is known of the other problem's value.
    assert bounds_of_all(best, [other])[2].bound is None
