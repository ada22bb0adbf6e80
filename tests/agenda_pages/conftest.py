"""A fair of two days: Amal of Casablanca meets people in Kathmandu, Auckland and St. John's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.time_ranges import TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand

REVISED_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def _session(day: str) -> TimeRange:
    return TimeRange(*(datetime.fromisoformat(f"{day}T{clock}") for clock in ("09:00", "13:00")))


@pytest.fixture
def fair() -> Event:
    """Everything that others may see is filled in for Bishnu, nothing but the name for Dora."""
    return Event(
        id="fair-2027",
        name="Fair 2027",
        timezone="Africa/Casablanca",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(_session("2027-02-16"), _session("2027-02-17")),
        url="https://fair.example.org",
        participants=(
            Participant("s1", "Amal", "seller", "Africa/Casablanca", company="Atlas"),
            Participant(
                "b1",
                "Bishnu",
                "buyer",
                "Asia/Kathmandu",
                company="Himal",
                email="bishnu@himal.example",
                country="Nepal",
                languages=("en", "fr"),
                sectors=("outdoor", "fabrics"),
            ),
            Participant("b2", "Dora", "buyer", "America/St_Johns"),
            Participant("b3", "Kiri", "buyer", "Pacific/Auckland", company="Kea"),
            Participant("b4", "Elsa", "buyer", "Asia/Tokyo"),
        ),
    )


@pytest.fixture
def meetings(fair: Event) -> Schedule:
    """Bishnu and Dora on the first day, Dora's without a link; Kiri at noon of the second."""
    first, second = (
        datetime(2027, 2, day, hour, 0, tzinfo=UTC) for day, hour in ((16, 9), (17, 12))
    )
    return schedule_by_hand(
        fair.id,
        _meeting("m-1", "b1", first),
        replace(_meeting("m-2", "b2", first + timedelta(minutes=30)), video_url=None),
        _meeting("m-3", "b3", second),
    )


def _meeting(id_: str, buyer: str, starts_at: datetime) -> Meeting:
    return meeting_by_hand(
        id_,
        "s1",
        buyer,
        starts_at,
        video_url=f"https://meet.example.org/{id_}",
        created_at=REVISED_AT,
        revised_at=REVISED_AT,
    )
