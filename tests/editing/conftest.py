"""A fair in UTC whose best schedule is worked out by hand."""

from datetime import date

import pytest

from matchmaking.model.event import Event, Hours
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import DailyRange


@pytest.fixture
def fair() -> Event:
    """Two of Atlas, two of Borealis, Cleo and Dana; slots 0 to 3 at 09:00, 09:30, 10:00, 10:30
    UTC on one day, 4 to 7 on the next.

    Amina and Cleo wish for each other (9 + 9 + 5 = 23), Bo wishes for Cleo (4), Adil is a must of
    Berit (9). Nobody has a wish on or of Dana, who refuses Bo. 10:30 is comfortable to nobody.
    """
    people = (
        Participant("amina", "Amina", "seller", "UTC", company="Atlas"),
        Participant("adil", "Adil", "seller", "UTC", company="Atlas"),
        Participant("bo", "Bo", "buyer", "UTC", company="Borealis", min_meetings=1),
        Participant("berit", "Berit", "buyer", "UTC", company="Borealis"),
        Participant("cleo", "Cleo", "buyer", "UTC"),
        Participant("dana", "Dana", "buyer", "UTC"),
    )
    wishes = (
        Preference("amina", "cleo", Rating.HIGH),
        Preference("cleo", "amina", Rating.HIGH),
        Preference("bo", "cleo", Rating.MEDIUM),
        Preference("berit", "adil", Rating.MUST),
        Preference("dana", "bo", Rating.NEVER),
    )
    morning = DailyRange(9 * 60, 11 * 60)
    sessions = tuple(morning.on(date(2027, 2, day)) for day in (16, 17))
    hours = Hours(comfortable=DailyRange(9 * 60, 10 * 60 + 30))
    return Event(
        "fair",
        "Fair",
        "UTC",
        20,
        sessions,
        people,
        break_minutes=10,
        hours=hours,
        preferences=wishes,
    )
