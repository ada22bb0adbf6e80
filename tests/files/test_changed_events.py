"""Single values of an event replaced as a user types them."""

from dataclasses import replace
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import event_with, read_event
from matchmaking.model.event import Event, Limits, Site
from tests.by_hand import with_people


@pytest.fixture
def event() -> Event:
    return read_event(Path(__file__).parents[2] / "examples" / "delegations")


def changed(event: Event, *changes: str) -> Event:
    return event_with(event, "delegations", changes, "--set")


def mistakes(event: Event, *changes: str) -> list[tuple[str, str, str | None, str | None]]:
    with pytest.raises(BadInput) as caught:
        changed(event, *changes)
    return [(m.message, m.file, m.column, m.value) for m in caught.value.mistakes]


def test_without_changes_the_event_stays_as_it_is(event: Event) -> None:
    assert changed(event) == event


def test_a_setting_is_replaced(event: Event) -> None:
    limits = replace(event.limits, simultaneous_meetings=12)
    assert changed(event, "limits.simultaneous_meetings=12") == replace(event, limits=limits)


def test_nothing_takes_a_limit_away(event: Event) -> None:
    limited = replace(event, limits=Limits(max_meetings=3))
    assert changed(limited, "limits.max_meetings=").limits == Limits()


def test_lists_and_pairs_are_written_as_in_a_table(event: Event) -> None:
    after = changed(event, "matching.fairness=5;3", "matching.allowed=seller, buyer; buyer, buyer")
    assert after.matching.fairness == (5, 3)
    assert after.matching.allowed == (("seller", "buyer"), ("buyer", "buyer"))


def test_a_cell_of_a_participant_is_replaced(event: Event) -> None:
    assert changed(event, "participants.argan-1.max_meetings=2") == with_people(
        event, "argan-1", max_meetings=2
    )


def test_an_id_may_hold_dots(event: Event) -> None:
    larger = replace(event, sites=(*event.sites, Site("hall.2", "Hall 2", 3)))
    after = changed(larger, "sites.hall.2.booths=5")
    assert after.sites == (*event.sites, Site("hall.2", "Hall 2", 5))


def test_a_wrong_value_is_told_as_in_a_file_where_it_was_typed(event: Event) -> None:
    assert mistakes(
        event, "limits.max_meetings=none", "participants.argan-1.timezone=Casablanca"
    ) == [
        ("error.not_a_number", "--set", "limits.max_meetings", "none"),
        ("error.unknown_zone", "--set", "participants.argan-1.timezone", "Casablanca"),
    ]


def test_what_has_no_default_cannot_be_taken_away(event: Event) -> None:
    assert mistakes(event, "event.meeting_minutes=", "participants.argan-1.kind=") == [
        ("error.needed", "--set", "event.meeting_minutes", None),
        ("error.needed", "--set", "participants.argan-1.kind", None),
    ]


def test_a_change_that_names_nothing_is_told(event: Event) -> None:
    assert mistakes(
        event,
        "limits.max_meeting=3",
        "participants.argon-1.max_meetings=2",
        "participants.argan-1.maximum=2",
        "participants.argan-1.id=x",
        "sites.nowhere.booths=2",
        "limits.max_meetings",
    ) == [
        ("error.unknown_key", "--set", None, "limits.max_meeting"),
        ("what_if.unknown_participants", "--set", None, "participants.argon-1.max_meetings"),
        ("error.unknown_key", "--set", None, "participants.argan-1.maximum"),
        ("error.unknown_key", "--set", None, "participants.argan-1.id"),
        ("what_if.unknown_sites", "--set", None, "sites.nowhere.booths"),
        ("what_if.no_value", "--set", None, "limits.max_meetings"),
    ]


def test_a_misspelt_id_or_key_is_guessed(event: Event) -> None:
    with pytest.raises(BadInput) as caught:
        changed(event, "limits.max_meeting=3", "participants.argon-1.max_meetings=2")
    assert [m.meant for m in caught.value.mistakes] == ["limits.max_meetings", "argan-1"]


def test_two_values_for_one_key_are_a_mistake(event: Event) -> None:
    assert mistakes(
        event,
        "limits.max_meetings=8",
        "limits.max_meetings=9",
        "participants.argan-1.max_meetings=2",
        "participants.argan-1.max_meetings=",
    ) == [
        ("what_if.two_values", "--set", "limits.max_meetings", "9"),
        ("what_if.two_values", "--set", "participants.argan-1.max_meetings", ""),
    ]


def test_a_value_that_is_given_twice_alike_is_no_mistake(event: Event) -> None:
    assert changed(event, *["limits.max_meetings=8"] * 2) == changed(event, "limits.max_meetings=8")


def test_what_a_change_makes_wrong_elsewhere_is_told_there(event: Event) -> None:
    promised = with_people(event, "argan-1", min_meetings=3, max_meetings=None)
    assert mistakes(promised, "limits.max_meetings=2") == [
        (
            "error.minimum_above_maximum",
            "delegations",
            "participants.argan-1.min_meetings",
            "3",
        )
    ]
