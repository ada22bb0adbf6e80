"""What is taken out of the slots of meetings is in no answer, and dead ends are explained."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.b2bsp.breaks import windows
from benchmarks.b2bsp.checker import violations
from benchmarks.b2bsp.domains import NoAnswer, domains_of
from benchmarks.b2bsp.instance import Instance
from benchmarks.b2bsp.matching import Matching
from solver.slot_sets import slot_set
from tests.benchmarks.b2bsp.small_instances import drawn, instance_of, timetables

SLOTS = 5
ITEMS = st.lists(st.integers(0, 2**SLOTS - 1), max_size=5)


def placings(items: list[int]) -> list[tuple[int, ...]]:
    """Every way to give the items different ones of their slots."""
    ways = permutations(range(SLOTS), len(items))
    return [way for way in ways if all(i >> slot & 1 for i, slot in zip(items, way, strict=True))]


@settings(deadline=None)
@given(ITEMS)
def test_a_matching_keeps_just_the_slots_of_all_placings(items: list[int]) -> None:
    matching, ways = Matching(items), placings(items)
    assert bool(matching.crowd) == (not ways)
    if ways:
        assert matching.possible() == [slot_set(way[i] for way in ways) for i in range(len(items))]


@settings(deadline=None)
@given(ITEMS)
def test_a_crowd_is_larger_than_the_slots_that_it_shares(items: list[int]) -> None:
    crowd = Matching(items).crowd
    shared = slot_set(slot for item in crowd for slot in range(SLOTS) if items[item] >> slot & 1)
    assert not crowd or shared.bit_count() < len(crowd)


@settings(deadline=None)
@given(ITEMS.filter(bool))
def test_windows_are_the_placings_without_a_break(items: list[int]) -> None:
    unbroken = {slot_set(way) for way in placings(items) if max(way) - min(way) == len(way) - 1}
    assert set(windows(items, SLOTS)) == unbroken


@pytest.mark.parametrize("seed", range(25))
def test_no_answer_uses_a_slot_that_was_taken_out(seed: int) -> None:
    instance = drawn(seed)
    answers = [t for t in timetables(instance) if not list(violations(instance, t, difference=9))]
    try:
        domains = domains_of(instance)
    except NoAnswer:
        assert answers == []
        return
    used = [slot_set(answer[number] for answer in answers) for number in range(len(domains))]
    assert [domain | slots for domain, slots in zip(domains, used, strict=True)] == domains


def test_a_chain_of_meetings_takes_one_slot_each() -> None:
    chain = instance_of("ab", "cd", "ef", slots=4, after={1: {0}, 2: {1}})
    assert domains_of(chain) == [slot_set({0, 1}), slot_set({1, 2}), slot_set({2, 3})]


def test_those_who_have_just_enough_slots_leave_none_to_others() -> None:
    # ab and ac fill a's first two slots, so that ad is held in the third, and c is then busy
    full = instance_of("ab", "ac", "ad", "dc", slots=3, sessions={0: range(2), 1: range(2)})
    first_two = slot_set({0, 1})
    assert domains_of(full) == [first_two, first_two, slot_set({2}), first_two]


@pytest.mark.parametrize(
    ("instance", "said"),
    [
        (
            instance_of("ab", "ac", "ad", slots=3, forbidden={"a": {1}}),
            "participant 1 has 3 meetings that only 2 slots can hold",
        ),
        (
            instance_of("ab", "ac", "ad", slots=3, sessions={0: range(1), 2: range(1)}),
            "participant 1 has 2 meetings that only 1 slots can hold",
        ),
        (
            instance_of("ab", slots=2, fixed={0: 1}, forbidden={"b": {1}}),
            "meeting 1 has no slot that its session, the hours of both participants "
            "and its fixed slot allow",
        ),
        (
            instance_of("ab", "cd", "ef", slots=2, after={1: {0}, 2: {1}}),
            "precedences leave no slot to meeting 3",
        ),
        (
            instance_of("ab", "cd", slots=2, after={1: {0}, 0: {1}}),
            "precedences leave no slot to meeting 2",
        ),
    ],
)
def test_why_there_is_no_answer_is_said_in_a_sentence(instance: Instance, said: str) -> None:
    with pytest.raises(NoAnswer) as caught:
        domains_of(instance)
    assert str(caught.value) == said
