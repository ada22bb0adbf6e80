"""What an earlier schedule promises, and what became of it: kept, moved or lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matchmaking.model.event import Event, Matching
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Schedule
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.model.time_ranges import TimeRange
from matchmaking.scheduling.problem import EventProblem, problem_of
from solver.problem import Earlier
from solver.schedule import Schedule as Solution
from tests.by_hand import meeting_by_hand, schedule_by_hand

NINE = datetime(2027, 2, 16, 9, tzinfo=UTC)


@pytest.fixture
def companies_wish(fair: Event) -> Event:
    """The fair, where Atlas wishes to meet Borealis and Cleo."""
    wishes = (Preference("Atlas", "Borealis", Rating.LOW), Preference("Atlas", "cleo", Rating.LOW))
    return replace(fair, preferences=wishes)


def earlier(event: Event, a: str, b: str, starts_at: datetime = NINE) -> Schedule:
    """A schedule of one meeting."""
    id = meeting_id(event, sides_of(event, a, b))
    return schedule_by_hand(event.id, meeting_by_hand(id, a, b, starts_at))


def without(event: Event, *gone: str) -> Event:
    people = tuple(person for person in event.participants if person.id not in gone)
    left = {person.id for person in people} | {person.represents for person in people}
    wishes = tuple(w for w in event.preferences if {w.source, w.target} <= left)
    return replace(event, participants=people, preferences=wishes)


def became(posed: EventProblem, pair: tuple[str, str] | None, slot: int = 0) -> str:
    """What became of the one earlier meeting where only `pair` meets now, in `slot`."""
    held = {} if pair is None else {posed.requests.index(pair): slot}
    solution = Solution(posed.problem, held)
    kinds = {(0, 0): "kept", (0, 1): "moved", (1, 0): "lost"}
    return kinds[solution.lost(), solution.moved()]


def test_an_earlier_meeting_is_known_by_pair_sides_and_start(companies_wish: Event) -> None:
    previous = earlier(companies_wish, "adil", "bo", NINE.replace(hour=10))
    posed = problem_of(companies_wish, previous)
    request = posed.requests.index(("adil", "bo"))
    assert posed.problem.earlier == (Earlier(group=0, request=request, slot=2),)


def test_an_earlier_schedule_without_meetings_is_a_promise_of_nothing(fair: Event) -> None:
    empty = replace(earlier(fair, "amina", "bo"), meetings=())
    assert problem_of(fair, empty).problem.earlier == ()


@pytest.mark.parametrize(
    ("pair", "slot", "expected"),
    [
        (("amina", "bo"), 0, "kept"),
        (("amina", "bo"), 1, "moved"),
        (("amina", "berit"), 0, "moved"),
        (("adil", "berit"), 5, "moved"),
        (("amina", "cleo"), 0, "lost"),
        (None, 0, "lost"),
    ],
)
def test_two_companies_keep_their_meeting_by_persons_and_start(
    companies_wish: Event, pair: tuple[str, str] | None, slot: int, expected: str
) -> None:
    posed = problem_of(companies_wish, earlier(companies_wish, "amina", "bo"))
    assert became(posed, pair, slot) == expected


def test_who_was_named_first_makes_no_difference(companies_wish: Event) -> None:
    posed = problem_of(companies_wish, earlier(companies_wish, "bo", "amina"))
    assert became(posed, ("amina", "bo")) == "kept"


def test_two_persons_are_the_sides_where_companies_may_meet_often(companies_wish: Event) -> None:
    event = replace(companies_wish, matching=Matching(once_per_company=False))
    posed = problem_of(event, earlier(event, "amina", "bo"))
    pairs = [("amina", "bo"), ("amina", "berit")]
    assert [became(posed, pair) for pair in pairs] == ["kept", "lost"]


def test_a_colleague_moves_the_meeting_of_somebody_who_left(companies_wish: Event) -> None:
    previous = earlier(companies_wish, "amina", "bo")
    posed = problem_of(without(companies_wish, "amina"), previous)
    assert posed.problem.earlier == (Earlier(group=0, request=None, slot=0),)
    assert [became(posed, pair) for pair in [("adil", "bo"), None]] == ["moved", "lost"]


def test_a_meeting_is_lost_when_a_whole_company_left(companies_wish: Event) -> None:
    previous = earlier(companies_wish, "amina", "cleo")
    posed = problem_of(without(companies_wish, "cleo"), previous)
    assert posed.problem.earlier == (Earlier(group=None, request=None, slot=0),)
    assert became(posed, ("amina", "bo")) == "lost"


def test_a_meeting_is_lost_when_its_wish_was_withdrawn(companies_wish: Event) -> None:
    previous = earlier(companies_wish, "amina", "cleo")
    event = replace(companies_wish, preferences=companies_wish.preferences[:1])
    posed = problem_of(event, previous)
    assert posed.problem.earlier == (Earlier(group=None, request=None, slot=0),)


def test_a_meeting_is_moved_when_its_start_is_no_slot_any_more(companies_wish: Event) -> None:
    previous = earlier(companies_wish, "amina", "bo")
    first, second = companies_wish.sessions
    later = TimeRange(first.start.replace(minute=5), first.end)
    posed = problem_of(replace(companies_wish, sessions=(later, second)), previous)
    request = posed.requests.index(("amina", "bo"))
    assert posed.problem.earlier == (Earlier(group=0, request=request, slot=None),)
    assert became(posed, ("amina", "bo"), 0) == "moved"


def test_a_meeting_whose_pair_lost_its_common_time_is_moved_by_colleagues(
    companies_wish: Event,
) -> None:
    previous = earlier(companies_wish, "amina", "bo")
    away = companies_wish.sessions

    def amina_away(person: Participant) -> Participant:
        return replace(person, unavailable=away) if person.id == "amina" else person

    people = tuple(map(amina_away, companies_wish.participants))
    posed = problem_of(replace(companies_wish, participants=people), previous)
    assert posed.problem.earlier == (Earlier(group=0, request=None, slot=0),)
    assert became(posed, ("adil", "bo"), 0) == "moved"
