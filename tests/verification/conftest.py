"""Named situations for verification: small fairs and schedules written by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.model.event import Event
from matchmaking.model.participant import LANGUAGES, Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Meeting, RunRecord, Schedule
from matchmaking.model.time_ranges import TimeRange
from matchmaking.verification import verify
from matchmaking.words import Words

MADE_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
RUN = RunRecord(0.0, 1, 1, "by hand", "by hand", "2026f")


def _session(start: str, end: str) -> TimeRange:
    return TimeRange(*(datetime.fromisoformat(f"2027-02-16T{clock}") for clock in (start, end)))


@pytest.fixture
def fair() -> Event:
    """Two sellers of Atlas, two buyers of Nord and the buyer b3 alone; all at home in UTC.

    Slots: 09:00, 09:30, 10:00, 10:30 of one session and 14:00, 14:30 of another, 20 minutes each.
    Atlas wishes for Nord and b3 with ``high``, so that every such meeting is worth 9.
    """
    return Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(_session("09:00", "11:00"), _session("14:00", "15:00")),
        participants=(
            Participant("s1", "Amal", "seller", "UTC", company="Atlas"),
            Participant("s2", "Badr", "seller", "UTC", company="Atlas"),
            Participant("b1", "Carl", "buyer", "UTC", company="Nord"),
            Participant("b2", "Dora", "buyer", "UTC", company="Nord"),
            Participant("b3", "Elsa", "buyer", "UTC"),
        ),
        preferences=(
            Preference("Atlas", "Nord", Rating.HIGH),
            Preference("Atlas", "b3", Rating.HIGH),
        ),
    )


@pytest.fixture
def changed() -> Callable[..., Event]:
    """Gives one participant of an event other fields."""

    def change(event: Event, participant_id: str, **fields: object) -> Event:
        people = (
            replace(person, **fields) if person.id == participant_id else person
            for person in event.participants
        )
        return replace(event, participants=tuple(people))

    return change


@pytest.fixture
def meeting() -> Callable[..., Meeting]:
    """Writes a meeting of 20 minutes on the day of the fair, at a clock time in UTC."""

    def write(id: str, a: str, b: str, clock: str, value: int = 9, **changes: object) -> Meeting:
        starts = datetime.fromisoformat(f"2027-02-16T{clock}Z")
        fields: dict[str, object] = {
            "starts_at": starts,
            "ends_at": starts + timedelta(minutes=20),
            "fixed": False,
            "video_url": None,
            "sequence": 0,
            "created_at": MADE_AT,
            "revised_at": MADE_AT,
        }
        return Meeting(id, (a, b), value=value, **(fields | changes))

    return write


@pytest.fixture
def schedule_of() -> Callable[..., Schedule]:
    """Writes a schedule that claims the sum of its meetings' values and no stage."""

    def write(*meetings: Meeting, **changes: object) -> Schedule:
        fields: dict[str, object] = {
            "event_id": "fair",
            "status": "feasible",
            "value": sum(meeting.value for meeting in meetings),
            "gap": None,
            "stages": (),
            "run": RUN,
            "meetings": meetings,
        }
        return Schedule(**(fields | changes))

    return write


@pytest.fixture
def broken(
    schedule_of: Callable[..., Schedule],
) -> Callable[..., list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Verifies meetings: each violation, which can be told in each language, as its rule, the
    meetings and the participants."""

    def judge(
        event: Event, *meetings: Meeting
    ) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        violations = verify(event, schedule_of(*meetings)).violations
        for language in LANGUAGES:
            # a sentence with a field too few cannot be spoken
            assert all(Words(language).speak(found.said) for found in violations)
        return [(found.rule, found.meetings, found.participants) for found in violations]

    return judge
