"""Instances are read from MiniZinc data with all its traps."""

from pathlib import Path

import pytest

from benchmarks.b2bsp.instance import Instance, Meeting
from benchmarks.b2bsp.reader import UnreadableInstance, parse_instance, read_instance

ENGLISH = """
% four people, two of them meet twice
nBusiness = 4;
nMeetings = 3;
nTables = 2;
nTotalSlots = 5;
nMorningSlots = 3;
requested = [|1, 2,1,
|3, 2,2,
|1, 2,3, |];
meetingsxBusiness = [{1,2,4}, {1,2,3,4}, {1,3}, {1}];
nMeetingsBusiness = [2, 3, 1, 0];
forbidden = [{0}, {0,2}, {0,4,5}, {0}];
fixed = [0, 0, 5];
precedences = [{}, {1}, {1,2}];
"""

CATALAN = """
nEmpreses=4; nReunions=3; nTaules=2; nFrangesTotal=5; nFrangesMati=3;
demanades=[|1,2,1|3,2,2|1,2,3|];
reunionsxEmpresa=[{1,2,4},{1,2,3,4},{1,3},{1}];
nReunionsEmpresa=[2,3,1,0];
prohibides=[{},{2},{4,5},{}];
fixat=[0,0,5];
"""


def the_meetings(*after: frozenset[int]) -> tuple[Meeting, ...]:
    morning, afternoon, any_slot = range(3), range(3, 5), range(5)
    return (
        Meeting((0, 1), morning, None, after[0]),
        Meeting((2, 1), afternoon, None, after[1]),
        Meeting((0, 1), any_slot, 4, after[2]),
    )


FORBIDDEN = (frozenset(), frozenset({1}), frozenset({3, 4}), frozenset())
NONE = frozenset[int]()


def test_an_instance_is_counted_from_0_and_loses_its_dummies(tmp_path: Path) -> None:
    (tmp_path / "small.dzn").write_text(ENGLISH)
    meetings = the_meetings(NONE, frozenset({0}), frozenset({0, 1}))
    expected = Instance(4, tables=2, slots=5, meetings=meetings, forbidden=FORBIDDEN)
    assert read_instance(tmp_path / "small.dzn") == expected


def test_old_files_say_the_same_in_catalan_and_know_no_precedences() -> None:
    meetings = the_meetings(NONE, NONE, NONE)
    expected = Instance(4, tables=2, slots=5, meetings=meetings, forbidden=FORBIDDEN)
    assert parse_instance(CATALAN) == expected


def test_a_list_that_bears_the_name_of_a_number_does_not_replace_it() -> None:
    twice = ENGLISH.replace("nMeetingsBusiness", "nMorningSlots")
    assert parse_instance(twice) == parse_instance(ENGLISH)


def test_one_session_makes_all_slots_a_morning() -> None:
    one_session = ENGLISH.replace("nMorningSlots = 3", "nMorningSlots = 5").replace(
        "3, 2,2", "3, 2,1"
    )
    assert {meeting.slots for meeting in parse_instance(one_session).meetings} == {range(5)}


def test_consecutive_members_of_a_set_may_be_a_range() -> None:
    assert parse_instance(ENGLISH.replace("{0,4,5}", "4..5")) == parse_instance(ENGLISH)


def test_fields_that_are_absent_restrict_nothing() -> None:
    fields = [line for line in ENGLISH.splitlines() if line.startswith(("n", "requested", "|"))]
    instance = parse_instance("\n".join(fields))
    assert instance.forbidden == (NONE,) * 4
    assert [(meeting.fixed_slot, meeting.after) for meeting in instance.meetings] == [
        (None, NONE)
    ] * 3


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("nTables = 2", "", "nTables is not given as a whole number"),
        ("|3, 2,2,", "", "requested has 6 entries instead of 9"),
        ("3, 2,2", "5, 2,2", "the participants of meeting 2: 5, 2, not within 1..4"),
        ("3, 2,2", "3, 2,4", "the session of meeting 2: 4, not within 1..3"),
        ("[0, 0, 5]", "[0, 0, 6]", "the fixed slot of meeting 3: 6, not within 1..5"),
        ("{0,4,5}", "{0,4,6}", "the forbidden slots of participant 3: 4, 6, not within 1..5"),
        ("{1,2}];", "{1,4}];", "the precedences of meeting 3: 1, 4, not within 1..3"),
        (
            "[2, 3, 1, 0]",
            "[2, 2, 1, 0]",
            "nMeetingsBusiness gives participant 2 2 meetings, but 3 are requested",
        ),
    ],
)
def test_what_contradicts_itself_is_told(right: str, wrong: str, said: str) -> None:
    assert right in ENGLISH
    with pytest.raises(UnreadableInstance) as caught:
        parse_instance(ENGLISH.replace(right, wrong))
    assert str(caught.value) == said
