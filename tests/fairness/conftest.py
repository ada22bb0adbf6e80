"""A fair of two mornings over three continents."""

from datetime import date

import pytest

from matchmaking.model.event import Event, Hours
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import DailyRange


@pytest.fixture
def fair() -> Event:
    """Two sellers of Atlas; two buyers of Borealis, and Cleo; nobody wishes anything yet.

    Slots of 20 minutes at 09:00, 09:30, 10:00, 10:30 UTC on one day, 0 to 3, and again on the
    next, 4 to 7. Comfortable is 09:00 to 18:00: all of it in Casablanca (UTC+0) and Paris (UTC+1),
    from 14:00 UTC on, so nothing of it, in New York (UTC-5).
    """
    people = (
        Participant("amina", "Amina", "seller", "Africa/Casablanca", "Atlas", country="MA"),
        Participant("adil", "Adil", "seller", "Africa/Casablanca", "Atlas", country="MA"),
        Participant("bo", "Bo", "buyer", "Europe/Paris", "Borealis", country="FR"),
        Participant("berit", "Berit", "buyer", "Europe/Paris", "Borealis", country="FR"),
        Participant("cleo", "Cleo", "buyer", "America/New_York"),
    )
    morning = DailyRange(9 * 60, 11 * 60)
    sessions = tuple(morning.on(date(2027, 2, day)) for day in (16, 17))
    hours = Hours(comfortable=DailyRange(9 * 60, 18 * 60))
    return Event("fair", "Fair", "UTC", 20, sessions, people, break_minutes=10, hours=hours)
