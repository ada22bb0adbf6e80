"""Small events as situations with a name; tests change what they are about by `replace`."""

from datetime import date

import pytest

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import DailyRange


@pytest.fixture
def fair() -> Event:
    """Two of Atlas, two of Borealis, and Cleo; two hours in UTC, nobody wishes anything yet.

    Slots of 20 minutes at 09:00, 09:30, 10:00, 10:30 on one day, 0 to 3, and again on the next,
    4 to 7.
    """
    people = (
        Participant("amina", "Amina", "seller", "UTC", company="Atlas"),
        Participant("adil", "Adil", "seller", "UTC", company="Atlas"),
        Participant("bo", "Bo", "buyer", "UTC", company="Borealis"),
        Participant("berit", "Berit", "buyer", "UTC", company="Borealis"),
        Participant("cleo", "Cleo", "buyer", "UTC"),
    )
    morning = DailyRange(9 * 60, 11 * 60)
    sessions = tuple(morning.on(date(2027, 2, day)) for day in (16, 17))
    return Event("fair", "Fair", "UTC", 20, sessions, people, break_minutes=10)
