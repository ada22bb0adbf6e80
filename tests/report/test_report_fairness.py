"""The section on fairness: sentences, pictures and tables."""

import re
from dataclasses import replace

from matchmaking.fairness import Group, Share
from matchmaking.model.participant import Participant
from matchmaking.report import report_page
from matchmaking.report.pictures.group_hours import group_hours_picture
from matchmaking.report.pictures.group_meetings import group_meetings_picture
from matchmaking.words import Words

WORDS = Words("en")


def section(situation, language: str = "en") -> str:
    page = report_page(replace(situation.event, language=language), situation.schedule)
    return page[page.index('<section id="fairness"') : page.index('<section id="hours"')]


def texts(html: str, pattern: str) -> list[str]:
    """The texts of elements, without marks of direction."""
    return [
        re.sub(r"<[^>]+>|[\u2068\u2069]", "", t).strip() for t in re.findall(pattern, html, re.S)
    ]


def group_of(people: int, meetings: int = 1, uncomfortable: int = 0) -> Group:
    """People who each have some meetings of 4 that were possible, one of them uncomfortable."""
    person = Participant("p", "P", "seller", "UTC")
    share = Share(person, meetings, 4, 1, 2, uncomfortable, 0)
    return Group((share,) * people)


def test_the_finding_counts_everybody(two_continents):
    # Meetings 1, 2, 0, 2, 1: 6 of 5 people. Alone Aya, Rif, Seine and Hudson could have two each,
    # which are all whom they may meet, and Kif none: 8 of 5. Satisfactions 1/2, 1, 1, 1/2 have the
    # mean 3/4 and Jain's index 3² / (4 · 2.5); one of the four is the tenth, with 1/2 of 3/4.
    findings = texts(section(two_continents), r'<p class="finding">(.*?)</p>')
    assert findings == [
        "Each participant has 1.2 meetings on average (median 1, from 0 to 2); if it alone were "
        "served, it could have 1.6.",
        "Satisfaction is 75 % on average (median 75 %).",
        "The least served tenth reaches 67 % of the average satisfaction; Jain’s index of "
        "satisfaction is 0.9 (1: everybody is equally satisfied).",
    ]


def test_everybody_without_a_meeting_is_listed_with_what_was_possible(two_continents):
    rows = texts(section(two_continents), r"<tr>\s*<th scope=\"row\">(.*?)</tr>")
    # The last table; Kif has nobody to meet.
    assert rows[-1].split() == ["Kif", "seller", "0", "0", "–", "0"]


def test_nobody_to_compare_leaves_the_section_empty(nobody_at_all):
    assert texts(section(nobody_at_all), r"<(?:p|td|svg).*") == []


def test_nobody_meets_and_nobody_wishes(nobody_meets):
    findings = texts(section(nobody_meets), r'<p class="finding">(.*?)</p>')
    # The one fixed meeting is possible to its two sides: 2 of 5.
    assert findings == [
        "Each participant has 0 meetings on average (median 0, from 0 to 0); if it alone were "
        "served, it could have 0.4.",
        "No participant has a wish of its own that could be met, so there is no satisfaction to "
        "compare.",
    ]


def test_a_picture_shows_the_largest_groups_in_their_order():
    groups = [(f"zone {n}", group_of(people=1 + (n == 9))) for n in range(10)]
    drawn = group_meetings_picture("p", "T", groups, 4, WORDS)
    assert re.findall(r"zone \d", drawn) == [*(f"zone {n}" for n in range(7)), "zone 9"]


def test_bars_reach_from_what_is_held_to_what_was_possible():
    drawn = group_meetings_picture("p", "T", [("MA", group_of(2, meetings=1))], 8, WORDS)
    # 1 of 8 and on to 4 of 8.
    widths = re.findall(r'class="(meeting|hour available)" x="[^"]*" width="([^"]*)"', drawn)
    assert widths == [("meeting", "12.50%"), ("hour available", "37.50%")]


def test_groups_without_uncomfortable_hours_have_no_bar():
    groups = [("east", group_of(2, meetings=2, uncomfortable=1)), ("west", group_of(3))]
    drawn = group_hours_picture("p", "T", groups, WORDS)
    assert ("east" in drawn, "west" in drawn, "2 of 4" in drawn) == (True, False, True)
