"""Contradicting fixed meetings and rules as sentences."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.errors import LocalTime, Said
from matchmaking.model.event import Event, FixedMeeting, Limits, Site
from matchmaking.scheduling.clash import clash_in_words
from matchmaking.scheduling.problem import problem_of
from matchmaking.words import Words
from solver.result import Clash

HALF_PAST_NINE = datetime(2027, 2, 16, 9, 30, tzinfo=UTC)
HALF_PAST_NINE_IN_CASABLANCA = LocalTime(HALF_PAST_NINE, "Africa/Casablanca")


@pytest.fixture
def strained(fair: Event) -> Event:
    """The fair with little of everything, and with three fixed meetings: requests 0, 1 and 2."""
    people = tuple(
        replace(person, max_meetings=1, site="hall") if person.id == "cleo" else person
        for person in fair.participants
    )
    return replace(
        fair,
        timezone="Africa/Casablanca",
        participants=people,
        sites=(Site("hall", "Technopark", 1),),
        limits=Limits(simultaneous_meetings=2, max_consecutive=3),
        fixed=(
            FixedMeeting("amina", "bo"),
            FixedMeeting("cleo", "amina", HALF_PAST_NINE),
            FixedMeeting("adil", "cleo", HALF_PAST_NINE),
        ),
    )


FIXED = [
    Said("clash.fixed_anywhere", {"a": "Atlas (Amina) [amina]", "b": "Borealis (Bo) [bo]"}),
    Said(
        "clash.fixed_at",
        {
            "a": "Atlas (Amina) [amina]",
            "b": "Cleo [cleo]",
            "time": HALF_PAST_NINE_IN_CASABLANCA,
        },
    ),
    Said(
        "clash.fixed_at",
        {
            "a": "Atlas (Adil) [adil]",
            "b": "Cleo [cleo]",
            "time": HALF_PAST_NINE_IN_CASABLANCA,
        },
    ),
]


@pytest.mark.parametrize(
    ("rule", "number", "expected"),
    [
        ("hours", 4, Said("clash.hours", {"who": "Cleo [cleo]", "slots": 8})),
        ("one_meeting_at_a_time", 4, Said("clash.one_meeting_at_a_time", {"who": "Cleo [cleo]"})),
        ("once_per_company", 1, Said("clash.once_per_company", {"a": "Atlas", "b": "Cleo [cleo]"})),
        ("maximum", 4, Said("clash.maximum", {"who": "Cleo [cleo]", "maximum": 1})),
        ("longest_run", 4, Said("clash.longest_run", {"who": "Cleo [cleo]", "limit": 3})),
        ("capacity", 0, Said("clash.rooms", {"capacity": 2})),
        (
            "capacity",
            1,
            Said(
                "clash.booths_at",
                {"capacity": 1, "site": "Technopark", "time": HALF_PAST_NINE_IN_CASABLANCA},
            ),
        ),
    ],
)
def test_each_fixed_meeting_and_each_rule_is_a_sentence(
    strained: Event, rule: str, number: int, expected: Said
) -> None:
    clash = Clash(fixed=(0, 1, 2), rules=((rule, number),))
    posed = problem_of(strained)
    assert posed.requests == (("amina", "bo"), ("amina", "cleo"), ("adil", "cleo"))
    assert list(clash_in_words(posed, clash)) == [*FIXED, expected]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Most meetings that Cleo [cleo] may have: 1."),
        ("fr", "Nombre maximal de rendez-vous pour Cleo [cleo]\N{NO-BREAK SPACE}: 1."),
        ("ar", "الحد الأقصى لعدد اجتماعات Cleo [cleo]: 1."),
    ],
)
def test_a_clash_is_said_in_the_events_language(
    strained: Event, language: str, sentence: str
) -> None:
    said = list(clash_in_words(problem_of(strained), Clash((), (("maximum", 4),))))
    assert [Words(language).speak(each) for each in said] == [sentence]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Booths at Technopark on Tue 16 Feb 09:30 (Casablanca): 1."),
        (
            "fr",
            "Nombre de cabines à Technopark le mar. 16 févr. 09:30 (Casablanca)"
            "\N{NO-BREAK SPACE}: 1.",
        ),
        ("ar", "عدد المقصورات في Technopark يوم الثلاثاء 16 فبراير 09:30 (الدار البيضاء): 1."),
    ],
)
def test_times_in_a_clash_are_told_as_everywhere(
    strained: Event, language: str, sentence: str
) -> None:
    clash = Clash(fixed=(2,), rules=(("capacity", 1),))
    *_, said = clash_in_words(problem_of(strained), clash)
    assert Words(language).speak(said) == sentence
