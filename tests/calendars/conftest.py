"""Named situations for agendas: one fair, its meetings, and names that break weak programs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.model.event import Event, Matching
from matchmaking.model.participant import Participant
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.time_ranges import TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand

REVISED_AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
SESSION = TimeRange(
    datetime.fromisoformat("2027-02-16T09:00"), datetime.fromisoformat("2027-02-16T12:00")
)


def _meeting(id_: str, a: str, b: str, starts_at: datetime, room: str | None) -> Meeting:
    link = room and f"https://meet.example.org/{room}"
    return meeting_by_hand(id_, a, b, starts_at, video_url=link)


@pytest.fixture
def fair() -> Event:
    """Atlas of Casablanca (two people) and the desk of Nord in Kathmandu; Elsa has no meeting."""
    return Event(
        id="fair-2027",
        name="Fair 2027",
        timezone="Africa/Casablanca",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(SESSION,),
        matching=Matching(once_per_company=False),
        url="https://fair.example.org",
        domain="fair.example.org",
        participants=(
            Participant(
                "s1",
                "Amal",
                "seller",
                "Africa/Casablanca",
                company="Atlas",
                email="a@atlas.example",
            ),
            Participant("s2", "Badr", "seller", "Europe/Paris", company="Atlas"),
            Participant(
                "b1", "Carl", "buyer", "Asia/Kathmandu", company="Nord", email="c@nord.example"
            ),
            Participant("b2", "Dora", "buyer", "America/St_Johns"),
            Participant("b3", "Elsa", "buyer", "Asia/Tokyo"),
        ),
    )


@pytest.fixture
def meetings(fair: Event) -> Schedule:
    """Amal meets Carl at 9:00 and Dora at 9:30 UTC, revised since; Badr meets Dora at 9:00."""
    moved = _meeting("m-2", "b2", "s1", NINE + timedelta(minutes=30), "r2")
    return schedule_by_hand(
        fair.id,
        replace(moved, sequence=1, revised_at=REVISED_AT),
        _meeting("m-3", "s2", "b2", NINE, None),
        _meeting("m-1", "s1", "b1", NINE, "r1"),
    )


@pytest.fixture
def fair_with() -> Callable[..., tuple[Event, Schedule]]:
    """Gives an event of two, Ann and someone of another name, and their one meeting."""

    def build(
        name: str, company: str | None = None, event_name: str = "Fair"
    ) -> tuple[Event, Schedule]:
        fair = Event(
            id="fair",
            name=event_name,
            timezone="UTC",
            meeting_minutes=20,
            sessions=(SESSION,),
            participants=(
                Participant("a", "Ann", "any", "UTC"),
                Participant("b", name, "any", "UTC", company=company),
            ),
        )
        return fair, schedule_by_hand(fair.id, _meeting("m-0123456789", "a", "b", NINE, "room"))

    return build
