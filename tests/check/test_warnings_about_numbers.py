"""Minimums and must-meetings that cannot be reached, told and left untold."""

from collections.abc import Callable

import pytest

from matchmaking.check import Warning, warnings
from matchmaking.model.event import Event, FixedMeeting, Limits, Matching
from tests.check.people import hours, person

Told = Callable[[Event], list[tuple[str, tuple[str, ...]]]]
Morning = Callable[..., Event]


@pytest.mark.parametrize(("minimum", "warned"), [(1, False), (2, False), (3, True)])
def test_a_minimum_needs_as_many_counterparts(
    morning: Morning, told: Told, minimum: int, warned: bool
) -> None:
    ada = person("ada", min_meetings=minimum)
    event = morning([ada, person("bo"), person("cyd")], "ada bo high", "cyd ada low")
    assert told(event) == ([("check.minimum", ("ada",))] if warned else [])


def test_a_minimum_needs_slots_in_which_all_fit(morning: Morning) -> None:
    # bo and cyd can both be met at 09:00 only, so ada meets one of them; dee comes on top.
    early = hours("2027-02-16", "09:00", "09:20")
    people = [
        person("ada", min_meetings=3),
        person("bo", availability=early),
        person("cyd", availability=early),
        person("dee"),
    ]
    fields = {"who": "Ada [ada]", "promised": 3, "reachable": 2, "counterparts": 3, "slots": 4}
    assert warnings(morning(people, "ada bo low", "ada cyd low", "ada dee low")) == (
        Warning("check.minimum", fields, ("ada",)),
    )


def test_a_minimum_moves_an_earlier_counterpart_out_of_the_way(
    morning: Morning, told: Told
) -> None:
    # bo can be met at any time but takes 09:00 first; cyd, who has only that, must not lose it.
    early = hours("2027-02-16", "09:00", "09:20")
    people = [person("ada", min_meetings=2), person("bo"), person("cyd", availability=early)]
    assert told(morning(people, "ada bo low", "ada cyd low")) == []


def test_a_minimum_counts_a_company_once(morning: Morning, told: Told) -> None:
    people = [person("ada", min_meetings=2), *(person(f"b{n}", company="Bo") for n in (1, 2))]
    wishes = ("ada b1 low", "ada b2 low")
    assert told(morning(people, *wishes)) == [("check.minimum", ("ada",))]
    each = Matching(once_per_company=False)
    assert told(morning(people, *wishes, matching=each)) == []


def test_a_minimum_keeps_the_longest_run(morning: Morning, told: Told) -> None:
    # Of four consecutive slots at most two may be taken when no two may be neighbours.
    people = [person("ada", min_meetings=3), *(person(f"b{n}") for n in range(3))]
    wishes = [f"ada b{n} low" for n in range(3)]
    assert told(morning(people, *wishes, limits=Limits(max_consecutive=1))) == [
        ("check.minimum", ("ada",))
    ]
    assert told(morning(people, *wishes, limits=Limits(max_consecutive=2))) == []


def test_a_fixed_meeting_counts_towards_the_minimum(morning: Morning, told: Told) -> None:
    people = [person("ada", min_meetings=1), person("bo")]
    assert told(morning(people, fixed=(FixedMeeting("bo", "ada"),))) == []


@pytest.mark.parametrize(("musts", "warned"), [(3, False), (4, False), (5, True)])
def test_there_are_slots_for_as_many_musts(
    morning: Morning, told: Told, musts: int, warned: bool
) -> None:
    people = [person("ada"), *(person(f"b{n}") for n in range(musts))]
    wishes = [f"ada b{n} must" for n in range(musts - 1)] + [f"b{musts - 1} ada must"]
    assert told(morning(people, *wishes)) == (
        [("check.too_many_musts", ("ada",))] if warned else []
    )


def test_musts_are_held_to_the_maximum(morning: Morning) -> None:
    people = [person("ada", max_meetings=1), person("bo"), person("cyd")]
    fields = {"who": "Ada [ada]", "musts": 2, "room": 1}
    assert warnings(morning(people, "ada bo must", "ada cyd must")) == (
        Warning("check.too_many_musts", fields, ("ada",)),
    )


def test_musts_of_a_company_are_shared_by_its_people(morning: Morning, told: Told) -> None:
    # Two people with one meeting each hold the company's two musts; a third is too many.
    people = [person(f"a{n}", company="Ada", max_meetings=1) for n in (1, 2)]
    people += [person(f"b{n}") for n in range(3)]
    assert told(morning(people[:-1], "b0 Ada must", "b1 Ada must")) == []
    assert told(morning(people, "b0 Ada must", "b1 Ada must", "b2 Ada must")) == [
        ("check.too_many_musts", ("a1", "a2"))
    ]


def test_musts_that_name_one_representative_are_hers_alone(morning: Morning, told: Told) -> None:
    people = [person(f"a{n}", company="Ada", max_meetings=1) for n in (1, 2)]
    people += [person("bo"), person("cyd")]
    assert told(morning(people, "bo a1 must", "cyd a1 must", "bo a2 low")) == [
        ("check.too_many_musts", ("a1",))
    ]
