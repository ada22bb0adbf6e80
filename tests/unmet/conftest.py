"""Named situations for unmet wishes, and the proof by trying that a remedy holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.changes import applied
from matchmaking.model.event import Event, FixedMeeting
from matchmaking.model.participant import LANGUAGES, Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Meeting, Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.time_ranges import TimeRange
from matchmaking.unmet import ExplainedWish, Remedy, RemedyKind, explained_wishes
from matchmaking.verification import verify
from tests.by_hand import schedule_by_hand

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture
def fair() -> Event:
    """A morning of three slots in UTC: 09:00, 09:30, 10:00, 20 minutes each.

    Sellers: Amal and Badr of Atlas, Fadi alone. Buyers: Carl and Dora of Nord, Elsa and Gus alone.
    Nobody wishes anything yet.
    """
    clocks = ("2027-02-16T09:00", "2027-02-16T10:30")
    session = TimeRange(*map(datetime.fromisoformat, clocks))
    return Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        break_minutes=10,
        sessions=(session,),
        participants=(
            Participant("s1", "Amal", "seller", "UTC", company="Atlas"),
            Participant("s2", "Badr", "seller", "UTC", company="Atlas"),
            Participant("s3", "Fadi", "seller", "UTC"),
            Participant("b1", "Carl", "buyer", "UTC", company="Nord"),
            Participant("b2", "Dora", "buyer", "UTC", company="Nord"),
            Participant("b3", "Elsa", "buyer", "UTC"),
            Participant("b4", "Gus", "buyer", "UTC"),
        ),
    )


@pytest.fixture
def wishing() -> Callable[..., Event]:
    """Adds wishes to an event: ``"s1 b3 high"``."""

    def add(event: Event, *rows: str) -> Event:
        preferences = (
            Preference(source, target, Rating[rating.upper()])
            for source, target, rating in map(str.split, rows)
        )
        return replace(event, preferences=(*event.preferences, *preferences))

    return add


@pytest.fixture
def scheduled() -> Callable[..., Schedule]:
    """Writes an honest schedule: ``"s1 b3 09:00"`` is a meeting; `proven` stages or none."""

    def write(event: Event, *rows: str, proven: bool = True) -> Schedule:
        meetings = tuple(
            meeting_of(event, (a, b), event.grid.number_at[at(clock)])
            for a, b, clock in map(str.split, rows)
        )
        return honest(event, meetings, proven)

    return write


@pytest.fixture
def explain() -> Callable[[Event, Schedule], list[ExplainedWish]]:
    """Explains every unmet wish, and proves each remedy by trying it."""

    def explain_and_try(event: Event, schedule: Schedule) -> list[ExplainedWish]:
        assert verify(event, schedule).violations == ()
        for language in LANGUAGES:
            # a sentence with a field too few cannot be spoken
            list(explained_wishes(replace(event, language=language), schedule))
        explained = list(explained_wishes(event, schedule))
        for wish in explained:
            if wish.remedy is not None:
                try_remedy_out(event, schedule, wish.remedy)
        return explained

    return explain_and_try


@pytest.fixture
def try_out() -> Callable[[Event, Schedule, Remedy], None]:
    """Applies a remedy to a copy of an event, and adds the meeting to the schedule."""
    return try_remedy_out


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2027-02-16T{clock}Z")


def try_remedy_out(event: Event, schedule: Schedule, remedy: Remedy) -> None:
    """Before the remedy the meeting breaks a rule, or meets no rule but a search; after it none."""
    cured = applied(event, *remedy.changes)
    fixed = FixedMeeting(*remedy.pair, event.grid.slots[remedy.slot].starts_at)
    cured = replace(cured, fixed=(*cured.fixed, fixed))
    sides = sides_of(event, *remedy.pair)
    kept = [m for m in schedule.meetings if sides_of(event, *m.participants) != sides]
    assert (len(kept) < len(schedule.meetings)) == (remedy.kind is RemedyKind.TAKE_OVER)
    added = meeting_of(cured, remedy.pair, remedy.slot)
    assert verify(cured, honest(cured, (*kept, added))).violations == ()


def meeting_of(event: Event, pair: tuple[str, str], slot: int) -> Meeting:
    """The meeting with its true value and mark."""
    held = event.grid.slots[slot]
    marked = any({fixed.a, fixed.b} == set(pair) for fixed in event.fixed)
    id = meeting_id(event, sides_of(event, *pair))
    worth = _worth(event, pair)
    return Meeting(id, pair, held.starts_at, held.ends_at, worth, marked, None, 0, NOW, NOW)


def _worth(event: Event, pair: tuple[str, str]) -> int:
    """What verification says the meeting is worth: the value of a schedule of it alone."""
    slot = event.grid.slots[0]
    alone = Meeting("m", pair, slot.starts_at, slot.ends_at, 0, False, None, 0, NOW, NOW)
    fairness = replace(event, matching=replace(event.matching, fairness=()))
    stages = verify(fairness, bare(event, (alone,))).stages
    return next(stage.achieved for stage in stages if stage.stage == "value")


def bare(event: Event, meetings: tuple[Meeting, ...]) -> Schedule:
    """A schedule that claims no stage."""
    return schedule_by_hand(event.id, *meetings)


def honest(event: Event, meetings: tuple[Meeting, ...], proven: bool = False) -> Schedule:
    """A schedule whose stages are what verification counts, `proven` or without any bound."""
    schedule = bare(event, meetings)
    stages = tuple(
        replace(stage, bound=stage.achieved if proven else None)
        for stage in verify(event, schedule).stages
    )
    status, gap = ("optimal", 0.0) if proven else ("feasible", None)
    return replace(schedule, stages=stages, status=status, gap=gap)
