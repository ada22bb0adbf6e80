"""How long a search may go on: by the clock, by counted work, or until it is stopped."""

import threading

import pytest

from solver.budget import Budget


def test_counted_work_ends_a_budget() -> None:
    budget = Budget(effort=3)
    budget.spend(2)
    assert (budget.remaining, budget.is_over) == (1, False)
    budget.spend(1)
    assert (budget.remaining, budget.is_over) == (0, True)


def test_no_clock_is_read_where_work_is_counted() -> None:
    assert Budget(effort=3).remaining_seconds is None


def test_work_means_nothing_where_a_clock_decides() -> None:
    budget = Budget(seconds=3600)
    budget.spend(1e9)
    assert not budget.is_over


def test_a_clock_that_has_run_out() -> None:
    budget = Budget(seconds=0)
    assert (budget.is_over, budget.remaining_seconds) == (True, 0)


def test_without_a_limit_only_a_stop_ends_it() -> None:
    budget = Budget()
    assert budget.is_infinite
    assert not budget.is_over
    budget.stop()
    assert budget.is_over


def test_a_part_spends_from_the_whole_and_is_never_larger() -> None:
    whole = Budget(effort=4)
    part, share = whole.part(10), whole.share(0.25)
    assert (part.remaining, share.remaining) == (4, 1)
    share.spend(1)
    assert (share.is_over, whole.remaining) == (True, 3)


def test_a_part_ends_when_the_whole_is_spent_elsewhere() -> None:
    whole = Budget(effort=10)
    part = whole.part(8)
    whole.spend(9)
    # 10 - 9 is less than what was given to the part
    assert (part.remaining, part.part(5).remaining) == (1, 1)


def test_a_part_by_the_clock_ends_no_later_than_the_whole() -> None:
    assert Budget(seconds=0).part(10).is_over
    part = Budget(seconds=3600).part(10).remaining_seconds
    assert part is not None
    assert part <= 10


def test_a_stop_from_another_thread_ends_the_parts_too() -> None:
    whole = Budget(seconds=3600)
    part = whole.share(0.5).part(5)
    thread = threading.Thread(target=whole.stop)
    thread.start()
    thread.join()
    assert part.is_over


def test_a_part_can_be_stopped_alone() -> None:
    whole = Budget(seconds=3600)
    part = whole.part(1800)
    part_of_part = part.part(900)
    part.stop()
    assert (part_of_part.is_over, whole.is_over) == (True, False)


@pytest.mark.parametrize("limits", [{"seconds": -1}, {"effort": -1}, {"seconds": 1, "effort": 1}])
def test_limits_that_make_no_sense_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="budget"):
        Budget(**limits)
