"""The findings in plain words, in three languages."""

from dataclasses import replace

import pytest

from matchmaking.report import sentences
from matchmaking.report.facts.findings import findings_of
from matchmaking.report.facts.quality import StageQuality
from matchmaking.report.pictures.widths import shortened
from matchmaking.report.texts import Texts
from matchmaking.words import Words, isolated

ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        (
            [("must", 3, 3), ("comfort", 2, 2)],
            "This is the best possible schedule: every goal is proven optimal.",
        ),
        (
            [("value", 9, 9), ("comfort", 3, 2)],
            "No better choice of meetings exists. "
            "Hours and breaks could be kinder by 1 point at most.",
        ),
        (
            [("value", 9, 9), ("comfort", 3, None)],
            "No better choice of meetings exists. "
            "How much kinder hours and breaks could be is not known.",
        ),
        # 1 of 30,000 is 0.0033 percent: rounded upwards, never to nothing.
        (
            [("value", 29_999, 30_000), ("comfort", 3, 1)],
            "The value of the meetings is at most 0.01 % below the best possible.",
        ),
        ([("must", 3, 5)], "At most 2 more must-meetings could be held."),
        ([("lost", 3, 2)], "At most 1 of the earlier meetings lost could have been kept."),
        (
            [("must", 3, None)],
            "How far this schedule is from the best possible is not known: "
            "nothing is proven for “Must-meetings held”.",
        ),
    ],
)
def test_the_verdict_says_how_far_the_best_possible_is(stages, said):
    assert sentences.verdict([StageQuality(*stage) for stage in stages], ENGLISH) == said


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("stage", ["lost", "moved", "must", "minimum", "value", "comfort"])
@pytest.mark.parametrize("bound", [None, 0, 1, 4, 5, 50])
def test_every_verdict_has_its_words_in_every_language(language, stage, bound):
    quality = [StageQuality(stage, 5, bound)]

    assert sentences.verdict(quality, Words(language))
    assert sentences.remaining(quality[0], Words(language))


def test_what_remains_of_a_stage_is_told_in_its_direction():
    assert [
        sentences.remaining(stage, ENGLISH)
        for stage in (
            StageQuality("must", 3, 3),
            StageQuality("value", 90, 100),
            StageQuality("comfort", 4, 3),
            StageQuality("comfort", 4, None),
        )
    ] == [
        "Proven optimal: no schedule does better.",
        "At most 10 more are possible (10 %).",
        "At most 1 fewer is possible (25 %).",
        "No bound is known.",
    ]


def test_each_section_begins_with_its_finding(two_continents):
    findings = findings_of(two_continents.event, two_continents.schedule)
    clocks = findings.timetables[1].group.clocks

    assert [
        sentences.calls_finding(findings, ENGLISH),
        sentences.load_finding(findings.loads[0], clocks, ENGLISH),
        sentences.spread_finding(findings, ENGLISH),
        sentences.hours_finding(findings, ENGLISH),
        sentences.unmet_finding(findings, ENGLISH),
    ] == [
        "3 participants are worth a call; the most urgent come first.",
        "The fullest slot holds 1 meeting: Tue 16 Feb, 09:00.",
        "1 participant has no meeting. The middle participant has 1, the busiest 2.",
        "2 of 6 attendances lie at uncomfortable hours. "
        "2 participants share them, 1 at most for one of them.",
        # One each of two reasons: the one that is judged first.
        "2 of 6 wishes are not met. The commonest reason: “No common time”.",
    ]


def test_an_empty_schedule_has_findings_too(nobody_meets):
    findings = findings_of(nobody_meets.event, nobody_meets.schedule)

    assert [
        sentences.load_finding(findings.loads[0], (), ENGLISH),
        sentences.hours_finding(findings, ENGLISH),
        sentences.unmet_finding(findings, ENGLISH),
    ] == ["No meeting is held.", "Nobody meets at an uncomfortable hour.", "Every wish is met."]


def test_a_seat_tells_the_time_on_both_clocks(two_continents):
    findings = findings_of(two_continents.event, two_continents.schedule)
    paris = findings.timetables[-1].rows[0]

    # 9:30 UTC is 10:30 in Paris.
    assert (
        Texts(two_continents.event, ENGLISH).seat(paris.seats[0])
        == "Tue 16 Feb, 10:30: \u2068Atlas (Aya)\u2069 (09:30, UTC+0)"
    )


def test_a_zone_lists_four_cities_and_counts_the_others(two_continents):
    group = findings_of(two_continents.event, two_continents.schedule).timetables[1].group
    cities = (
        "Africa/Casablanca",
        "Europe/London",
        "Europe/Lisbon",
        "Africa/Dakar",
        "Africa/Abidjan",
    )
    texts = Texts(two_continents.event, ENGLISH)

    assert texts.zone(replace(group, zones=cities[:1])) == "UTC+0: Casablanca"
    assert (
        texts.zone(replace(group, zones=cities))
        == "UTC+0: Casablanca, London, Lisbon, Dakar and 1 more"
    )


def test_a_name_is_kept_apart_and_cannot_steer_the_text_around_it():
    assert isolated("a\u202eb\u2069c") == "\u2068abc\u2069"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Atlas", "Atlas"),
        ("Atlas Tech", "Atlas Tech"),  # ten wide, ten allowed
        ("Atlas Techno", "Atlas Tec…"),
        ("Atlas Te x", "Atlas Te x"),
        ("東京貿易会社です", "東京貿易…"),  # each counts twice: 4 x 2 + 1
        ("e\u0301" * 10, "e\u0301" * 10),  # combining marks take no room
    ],
)
def test_a_name_is_cut_to_its_width(text, short):
    assert shortened(text, 10) == short
