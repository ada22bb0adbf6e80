"""How evenly a schedule serves everybody, counted by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.fairness import Fairness, Spread, fairness_of
from matchmaking.fairness.spread import jain_index, size_of_a_tenth, spread_of, tenth_to_mean
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from tests.by_hand import meeting_by_hand, schedule_by_hand, wishing, with_people


@pytest.fixture
def served(fair: Event) -> Fairness:
    """Amina meets Bo at 09:00 and Cleo at 09:30; Adil and Berit meet nobody.

    Amina wishes Bo (4) and Cleo (9), Adil wishes Cleo (9), Cleo wishes Atlas (1): so Amina has
    13 of 13, Adil 0 of 9, Cleo 1 of 1, and Bo and Berit wish nothing.
    """
    event = wishing(
        fair,
        ("amina", "bo", Rating.MEDIUM),
        ("amina", "cleo", Rating.HIGH),
        ("adil", "cleo", Rating.HIGH),
        ("cleo", "Atlas", Rating.LOW),
    )
    nine, half_past = (datetime(2027, 2, 16, 9, minute, tzinfo=UTC) for minute in (0, 30))
    return fairness_of(
        event,
        schedule_by_hand(
            "fair",
            meeting_by_hand("m-1", "amina", "bo", nine),
            meeting_by_hand("m-2", "amina", "cleo", half_past),
        ),
    )


def test_kinds_are_compared_by_meetings_and_satisfaction(served: Fairness) -> None:
    buyers, sellers = served.kinds["buyer"], served.kinds["seller"]
    assert list(served.kinds) == ["buyer", "seller"]
    # Sellers have 2 and 0 meetings, of 2 and 1 possible ones; buyers 1, 0, 1.
    assert (sellers.people, sellers.meetings) == (2, Spread(1, 1, 0, 2))
    assert sellers.most_meetings == Spread(1.5, 1.5, 1, 2)
    assert sellers.satisfaction == Spread(0.5, 0.5, 0, 1)
    assert (buyers.people, buyers.meetings) == (3, Spread(2 / 3, 1, 0, 1))
    assert buyers.satisfaction == Spread(1, 1, 1, 1)


def test_countries_are_the_largest_first_and_those_without_one_together(served: Fairness) -> None:
    table = {
        name: (group.people, group.without_meeting) for name, group in served.countries.items()
    }
    assert list(table.items()) == [("FR", (2, 1)), ("MA", (2, 1)), ("", (1, 0))]


def test_zones_bear_uncomfortable_hours_from_west_to_east(served: Fairness) -> None:
    # Cleo's 09:30 UTC is 04:30 in New York, as bad as every other slot.
    table = [
        (zone.offsets, group.seats, group.uncomfortable, group.fewest_uncomfortable)
        for zone, group in served.zones
    ]
    assert table == [(("UTC-5",), 1, 1, 1), (("UTC+0",), 2, 0, 0), (("UTC+1",), 1, 0, 0)]


def test_the_least_served_are_those_of_lowest_satisfaction(served: Fairness) -> None:
    # Three have a satisfaction; a tenth of three, rounded up, is one.
    assert [share.participant.id for share in served.least_served] == ["adil"]


def test_equally_satisfied_people_are_ranked_by_meetings_and_then_by_what_they_miss(
    fair: Event,
) -> None:
    # Eleven sellers with nothing: the tenth is two. Seller 3 could have had two meetings.
    sellers = [Participant(f"s{n}", f"S{n}", "seller", "UTC") for n in range(11)]
    event = replace(fair, participants=(*fair.participants, *sellers))
    wishes = [(seller.id, "bo", Rating.HIGH) for seller in sellers]
    event = wishing(event, *wishes, ("s3", "cleo", Rating.HIGH))
    least = fairness_of(event, schedule_by_hand("fair")).least_served
    assert [share.participant.id for share in least] == ["s3", "s0"]


def test_people_without_a_meeting_come_with_what_was_possible(served: Fairness) -> None:
    nothing = [(share.participant.id, share.most_meetings) for share in served.without_meeting]
    assert nothing == [("adil", 1), ("berit", 0)]


def test_the_indices_of_one_who_has_nothing_among_three(served: Fairness) -> None:
    # Satisfactions 1, 0, 1: (1 + 0 + 1)² / (3 · 2) = 2/3; the least tenth, one, has 0 of 2/3.
    assert served.jain_index == pytest.approx(2 / 3)
    assert served.tenth_to_mean == 0


def test_an_event_without_people_has_no_numbers(fair: Event) -> None:
    nobody = fairness_of(replace(fair, participants=()), schedule_by_hand("fair"))
    assert nobody == Fairness((), {}, {}, ())
    numbers = (nobody.everybody, nobody.jain_index, nobody.tenth_to_mean, nobody.least_served)
    assert numbers == (None, None, None, ())


def test_whoever_may_have_no_meeting_has_none_possible(fair: Event) -> None:
    event = wishing(with_people(fair, "amina", max_meetings=0), ("amina", "bo", Rating.HIGH))
    amina, *_ = fairness_of(event, schedule_by_hand("fair")).shares
    assert (amina.most_meetings, amina.most_worth, amina.satisfaction) == (0, 0, None)


@pytest.mark.parametrize(
    ("numbers", "jain", "tenth"),
    [
        ([], None, None),
        ([0, 0], None, None),
        ([0.5, 0.5], 1, 1),
        ([1, 0, 0, 0], 1 / 4, 0),
        # (1 + 2 + 3)² / (3 · 14) = 36/42; the least tenth is the 1, the mean is 2.
        ([3, 1, 2], 36 / 42, 1 / 2),
        # The tenth of twenty is two: (0.1 + 0.1) / 2 beside (2 · 0.1 + 18 · 0.9) / 20 = 0.82.
        ([0.1, 0.1, *[0.9] * 18], 16.4**2 / (20 * 14.6), 0.1 / 0.82),
    ],
)
def test_indices_of_numbers(numbers: list[float], jain: float | None, tenth: float | None) -> None:
    found = (jain_index(numbers), tenth_to_mean(numbers))
    assert found == (pytest.approx(jain), pytest.approx(tenth))


def test_a_tenth_is_rounded_up_and_a_spread_of_nothing_is_none() -> None:
    assert [size_of_a_tenth(people) for people in (0, 1, 10, 11, 100)] == [0, 1, 1, 2, 10]
    assert spread_of([]) is None
    assert spread_of([4, 1, 1, 2]) == Spread(2, 1.5, 1, 4)
