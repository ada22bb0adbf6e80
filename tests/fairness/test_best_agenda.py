"""The best agenda that a participant could have alone, against a search that tries everything."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaking.fairness import Share, fairness_of
from matchmaking.fairness.matchings import first_matched, largest_matching
from matchmaking.model.event import Consent, Event, FixedMeeting, Limits, Matching
from matchmaking.model.preference import Rating
from matchmaking.model.time_ranges import DailyRange
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)


def share(event: Event, person: str, *others: str) -> Share:
    """The share of a person that meets the others one after another, and nobody else."""
    meetings = [
        meeting_by_hand(f"m-{slot}", person, other, NINE + slot * timedelta(minutes=30))
        for slot, other in enumerate(others)
    ]
    shares = fairness_of(event, schedule_by_hand("fair", *meetings)).shares
    return next(share for share in shares if share.participant.id == person)


def satisfaction(event: Event, person: str, *others: str) -> float | None:
    return share(event, person, *others).satisfaction


def best(event: Event, person: str) -> int:
    return share(event, person).most_worth


def at_nine() -> dict[str, object]:
    """There at 09:00 UTC on the first day alone."""
    return {"timezone": "UTC", "availability": (DailyRange(540, 560).on(date(2027, 2, 16)),)}


def test_half_of_the_own_weights_is_half_a_satisfaction(fair: Event) -> None:
    # Amina wishes Bo (4) and Cleo (9); that Cleo wishes her back is no matter of hers.
    event = wishing(
        fair,
        ("amina", "bo", Rating.MEDIUM),
        ("amina", "cleo", Rating.MUST),
        ("cleo", "amina", Rating.HIGH),
    )
    table = [
        satisfaction(event, "amina", *others) for others in ([], ["bo"], ["cleo"], ["bo", "cleo"])
    ]
    assert table == [0, 4 / 13, 9 / 13, 1]


def test_whoever_wishes_nothing_has_no_satisfaction(fair: Event) -> None:
    event = wishing(fair, ("amina", "cleo", Rating.HIGH))
    assert satisfaction(event, "cleo", "amina") is None


def test_a_maximum_limits_the_best_agenda(fair: Event) -> None:
    event = wishing(
        fair,
        ("amina", "bo", Rating.LOW),
        ("amina", "cleo", Rating.HIGH),
    )
    bests = [best(with_people(event, "amina", max_meetings=most), "amina") for most in (0, 1, 2)]
    assert bests == [0, 9, 10]
    assert best(replace(event, limits=Limits(max_meetings=1)), "amina") == 9
    assert satisfaction(with_people(event, "amina", max_meetings=0), "amina") is None


def test_two_who_fit_only_the_same_slot_count_once(fair: Event) -> None:
    # Bo and Cleo are there at 09:00 on the first day alone.
    nine = at_nine()
    event = wishing(fair, ("amina", "bo", Rating.MEDIUM), ("amina", "cleo", Rating.HIGH))
    assert best(with_people(event, "bo", "cleo", **nine), "amina") == 9
    assert best(with_people(event, "cleo", **nine), "amina") == 13


def test_what_is_not_possible_does_not_count(fair: Event) -> None:
    wishes = [("amina", "bo", Rating.LOW), ("amina", "berit", Rating.HIGH)]
    event = replace(wishing(fair, *wishes), matching=Matching(once_per_company=False))
    assert best(event, "amina") == 10
    vetoed = wishing(event, *wishes, ("berit", "amina", Rating.NEVER))
    assert best(vetoed, "amina") == 1
    assert (
        best(with_people(event, "berit", timezone="UTC", unavailable=event.sessions), "amina") == 1
    )
    both = replace(event.matching, consent=Consent.BOTH)
    assert best(replace(event, matching=both), "amina") == 0


def test_a_fixed_meeting_is_possible_without_the_others_consent(fair: Event) -> None:
    both = Matching(consent=Consent.BOTH)
    event = replace(wishing(fair, ("amina", "bo", Rating.LOW)), matching=both)
    assert best(replace(event, fixed=(FixedMeeting("amina", "bo"),)), "amina") == 1


@pytest.mark.parametrize(("once", "expected"), [(True, 9), (False, 9 + 4)])
def test_a_company_counts_once_where_companies_meet_once(
    fair: Event, once: bool, expected: int
) -> None:
    event = wishing(fair, ("amina", "Borealis", Rating.MEDIUM), ("amina", "bo", Rating.HIGH))
    assert best(replace(event, matching=Matching(once_per_company=once)), "amina") == expected


def test_the_representative_who_fits_the_slot_counts(fair: Event) -> None:
    # Bo (9) is there at 09:00 only, Berit (4) always; so is Cleo (9) at 09:00 only. Best are Cleo
    # at 09:00 and Berit later: 13, rather than Bo at 09:00 alone: 9.
    nine = at_nine()
    event = wishing(
        with_people(fair, "bo", "cleo", **nine),
        ("amina", "Borealis", Rating.MEDIUM),
        ("amina", "bo", Rating.HIGH),
        ("amina", "cleo", Rating.HIGH),
    )
    assert best(event, "amina") == 13


def by_trying_everything(weights: list[list[int]], most: int, taken: frozenset[int]) -> int:
    if not weights or most == 0:
        return 0
    first, others = weights[0], weights[1:]
    held = [
        worth + by_trying_everything(others, most - 1, taken | {column})
        for column, worth in enumerate(first)
        if column not in taken
    ]
    return max([by_trying_everything(others, most, taken), *held])


@given(
    st.integers(0, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.sampled_from([0, 1, 4, 9]), min_size=columns, max_size=columns),
            max_size=4,
        ).map(lambda rows: (rows, columns))
    ),
    st.integers(0, 5),
)
def test_the_largest_matching_is_what_trying_everything_finds(
    table: tuple[list[list[int]], int], most: int
) -> None:
    rows, columns = table
    weights = np.array(rows, dtype=np.int64).reshape(len(rows), columns)
    assert largest_matching(weights, most) == by_trying_everything(rows, most, frozenset())


@given(st.lists(st.integers(0, 31), max_size=5), st.integers(0, 6))
def test_the_earlier_rows_are_matched_first(choices: list[int], most: int) -> None:
    # Weights 16, 8, 4, ...: a set of rows is heavier exactly when its first differing row is.
    weights = [2 ** (len(choices) - row) for row in range(len(choices))]
    table = [
        [weight * (columns >> column & 1) for column in range(5)]
        for weight, columns in zip(weights, choices, strict=True)
    ]
    matched = first_matched(choices, most)
    assert sum(weights[row] for row in matched) == by_trying_everything(table, most, frozenset())


def test_the_most_meetings_count_wishes_of_the_other_side_too(fair: Event) -> None:
    # Amina wishes Bo, Cleo wishes Amina; Adil, a colleague, could meet the same two sides.
    event = wishing(fair, ("amina", "bo", Rating.LOW), ("cleo", "Atlas", Rating.HIGH))
    most = {
        share.participant.id: share.most_meetings
        for share in fairness_of(event, schedule_by_hand("fair")).shares
    }
    # Cleo would meet one of Atlas, not both.
    assert most == {"amina": 2, "adil": 1, "bo": 1, "berit": 0, "cleo": 1}


def test_uncomfortable_hours_count_as_necessary_where_no_others_are_left(fair: Event) -> None:
    # To Cleo only 14:00 UTC and later is comfortable, which is no slot; moved to Paris, all are.
    event = wishing(fair, ("cleo", "amina", Rating.LOW), ("cleo", "bo", Rating.LOW))
    in_paris = with_people(event, "cleo", timezone="Europe/Paris")
    found = [share(where, "cleo", "amina", "bo") for where in (event, in_paris)]
    assert [(one.uncomfortable, one.fewest_uncomfortable) for one in found] == [(2, 2), (0, 0)]
    # Of two meetings one can be comfortable when 09:30 on the first day (14:30 in Asia/Karachi) is
    # the only slot of her that is no `if_needed`.
    in_karachi = with_people(
        event,
        "cleo",
        timezone="Asia/Karachi",
        if_needed=(
            DailyRange(14 * 60, 14 * 60 + 30).on(date(2027, 2, 16)),
            DailyRange(15 * 60, 16 * 60).on(date(2027, 2, 16)),
            DailyRange(14 * 60, 16 * 60).on(date(2027, 2, 17)),
        ),
    )
    one = share(in_karachi, "cleo", "amina", "bo")
    assert (one.uncomfortable, one.fewest_uncomfortable) == (1, 1)
    assert share(in_karachi, "cleo", "amina").fewest_uncomfortable == 0
