"""Warnings as sentences in the three languages."""

from datetime import UTC, date, datetime

import pytest

from matchmaking.check import Warning, warning_text
from matchmaking.check.warning import Times
from matchmaking.model.time_ranges import TimeRange
from matchmaking.words import Words


def hour(day: int, hour: int) -> TimeRange:
    start = datetime(2027, 2, day, hour, tzinfo=UTC)
    return TimeRange(start, start.replace(minute=50))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ada [ada] gives hours for days on which nothing takes place there: "
               "Mon 16 Feb 2026, Wed 17 Feb 2027 (clock of Asia/Tokyo)."),
        ("fr", "Ada [ada] indique des heures pour des jours où rien n’a lieu\N{NO-BREAK SPACE}: "
               "lun. 16 févr. 2026, mer. 17 févr. 2027 (heure du fuseau Asia/Tokyo)."),
        ("ar", "Ada [ada]: ساعات مذكورة لأيام لا يجري فيها شيء: "
               "الاثنين 16 فبراير 2026، الأربعاء 17 فبراير 2027 (بتوقيت Asia/Tokyo)."),
    ],
)  # fmt: skip
def test_days_are_written_in_full(language: str, sentence: str) -> None:
    days = (date(2026, 2, 16), date(2027, 2, 17))
    fields = {"who": "Ada [ada]", "days": days, "zone": "Asia/Tokyo"}
    assert warning_text(Warning("check.idle_days", fields), Words(language)) == sentence


def test_times_are_told_on_one_clock_and_cut_after_four() -> None:
    # Tokyo is nine hours ahead: 22:00 UTC is 07:00 of the next day.
    fields = {
        "a": "Ada [ada]",
        "b": "Bo [bo]",
        "zone": "Asia/Tokyo",
        "a_times": Times((hour(16, 22),), "Asia/Tokyo"),
        "b_times": Times(tuple(hour(16, n) for n in (0, 2, 4, 6, 8)), "Asia/Tokyo"),
    }
    assert warning_text(Warning("check.never_meet.no_common_time", fields), Words("en")) == (
        "A meeting of Ada [ada] and Bo [bo] is wished for but no slot suits both. On the clock of "
        "Asia/Tokyo, Ada [ada] has Wed 17 Feb 07:00-07:50; Bo [bo] has Tue 16 Feb 09:00-09:50, "
        "Tue 16 Feb 11:00-11:50, Tue 16 Feb 13:00-13:50, Tue 16 Feb 15:00-15:50, …."
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "… and 1,234 more of this kind."),
        ("fr", "… et 1\u202f234 autres du même genre."),
        ("ar", "… و1.234 آخر من هذا النوع."),
    ],
)
def test_the_count_of_the_others_is_a_plural(language: str, sentence: str) -> None:
    assert warning_text(Warning("check.and_more", {"number": 1234}), Words(language)) == sentence
