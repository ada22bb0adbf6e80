"""Each rule kept and broken, judged by the checker; the pairs differ in one thing only."""

from dataclasses import replace

import pytest

from solver.exact.constraints import CONSTRAINTS
from solver.problem import Person, Problem, Request, Resource
from solver.rules import RULES, violations
from solver.schedule import Schedule

ALL_DAY = 0b1111

FAIR = Problem(
    sessions=(4,),
    people=(
        Person(ALL_DAY, max_meetings=3),
        Person(ALL_DAY),
        Person(0b0111),
        Person(ALL_DAY),
        Person(ALL_DAY),
    ),
    requests=(
        Request((0, 1), group=0, value=5, resources=(0,)),
        Request((0, 2), group=1, value=4, resources=(0,)),
        Request((3, 1), group=0, value=5, resources=(0,)),
        Request((0, 3), group=2, value=1),
        Request((0, 4), group=3, value=1),
        Request((3, 4), group=4, value=1, resources=(0,), fixed=True, fixed_slot=3),
    ),
    resources=(Resource((1, 1, 2, 1)),),
    longest_run=2,
)
"""Person 0 has at most 3 meetings, person 2 leaves early, requests 0 and 2 are one company's, the
booth holds two meetings in slot 2 only, and request 5 is fixed to slot 3."""

PAIRS = [
    ("hours", {1: 2}, {1: 3}, "request 1, slot 3: person 2"),
    ("one_meeting_at_a_time", {0: 0, 3: 1}, {0: 0, 3: 0}, "person 0, slot 0: requests 0 and 3"),
    ("once_per_company", {0: 0}, {0: 0, 2: 1}, "group 0: requests 0 and 2"),
    ("longest_run", {0: 0, 1: 1}, {0: 0, 1: 1, 3: 2}, "person 0, slot 2: more than 2"),
    ("capacity", {1: 2, 2: 2}, {1: 1, 2: 1}, "resource 0, slot 1: 2 > 1"),
]


@pytest.mark.parametrize(("rule", "kept", "broken", "where"), PAIRS)
def test_a_rule_kept_and_broken(
    rule: str, kept: dict[int, int], broken: dict[int, int], where: str
) -> None:
    assert violations(Schedule(FAIR, {**kept, 5: 3})) == []
    found = violations(Schedule(FAIR, {**broken, 5: 3}))
    # The fixed meeting ends in slot 3, so a meeting of person 2 there shares the booth with it.
    expected = [(rule, where)] + [("capacity", "resource 0, slot 3: 2 > 1")] * (rule == "hours")
    assert [(violation.rule, violation.where) for violation in found] == expected


def test_as_many_meetings_as_the_maximum_and_one_more() -> None:
    # Requests 0, 1 and 3 are three meetings of person 0, in slots 0, 1 and 3; 4 is its fourth.
    wide = replace(FAIR, sessions=(2, 2), longest_run=None)
    three = {0: 0, 1: 1, 4: 2, 5: 3}
    assert violations(Schedule(wide, three)) == []
    tight = replace(wide, people=(Person(ALL_DAY, max_meetings=2), *wide.people[1:]))
    found = violations(Schedule(tight, three))
    assert [(v.rule, v.where) for v in found] == [("maximum", "person 0: 3 > 2")]


def test_a_run_does_not_go_on_in_the_next_session() -> None:
    # Slots 0, 1 | 2, 3: person 0 is busy in 0, 1 and 2; its runs have lengths 2 and 1.
    two_days = replace(FAIR, sessions=(2, 2))
    assert violations(Schedule(two_days, {0: 0, 1: 1, 4: 2, 5: 3})) == []


def test_a_fixed_meeting_is_held_in_its_slot() -> None:
    assert violations(Schedule(FAIR, {5: 3})) == []
    elsewhere, left_out = violations(Schedule(FAIR, {5: 1})), violations(Schedule(FAIR, {}))
    assert [v.where for v in elsewhere] == ["request 5: in slot 1, not 3"]
    assert [v.where for v in left_out] == ["request 5: not held"]
    anywhere = replace(
        FAIR, requests=(*FAIR.requests[:5], replace(FAIR.requests[5], fixed_slot=None))
    )
    assert violations(Schedule(anywhere, {5: 1})) == []


def test_every_rule_has_a_row_builder_of_its_name() -> None:
    assert [rule.__name__ for rule in CONSTRAINTS] == [rule.__name__ for rule in RULES]
