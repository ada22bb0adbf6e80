"""Bugs planted into the bridge between event and solver: verification sees each one.

The same event is first scheduled as it should be, and verified without a violation; so it is the
planted bug that is seen, and verification, which shares no code with the bridge, does not share it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest

from matchmaking.eligibility import availability
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Consent, FixedMeeting, Hours, Limits, Matching, Site
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason
from matchmaking.model.time_ranges import DailyRange, TimeRange
from matchmaking.scheduling import Options, plan
from matchmaking.verification import verify
from solver.problem import Problem
from tests.by_hand import with_people

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
OPTIONS = Options(effort=1, workers=1)
BRIDGE = import_module("matchmaking.scheduling.plan")


@pytest.fixture
def broken_rules():
    """The rules that the planned schedule of an event breaks, in their order."""

    def planned(event, previous=None):
        schedule = plan(event, previous, OPTIONS, NOW)
        rules = (violation.rule for violation in verify(event, schedule, previous).violations)
        return list(dict.fromkeys(rules))

    return planned


@pytest.fixture
def misposed(monkeypatch):
    """Plants a bug into the problem that the bridge poses."""

    def plant(bug: Callable[[Problem], Problem]) -> None:
        pose = BRIDGE.problem_of

        def misposing(*args):
            posed = pose(*args)
            return replace(posed, problem=bug(posed.problem))

        monkeypatch.setattr(BRIDGE, "problem_of", misposing)

    return plant


def _range(start, end):
    return TimeRange(*(datetime.fromisoformat(f"2027-02-16T{clock}") for clock in (start, end)))


def _wishing(event, *rows):
    wishes = (Preference(a, b, Rating[rating.upper()]) for a, b, rating in map(str.split, rows))
    return replace(event, preferences=tuple(wishes))


def test_a_zone_shifted_by_an_hour(fair, broken_rules, monkeypatch):
    # 11:00 in Paris is 10:00 in UTC; an hour ahead the clock shows it at 09:00 already.
    event = with_people(
        fair, "b3", timezone="Europe/Paris", availability=(_range("11:00", "11:20"),)
    )
    assert broken_rules(event) == []
    clock, hour = availability.wall_clock, timedelta(hours=1)
    monkeypatch.setattr(availability, "wall_clock", lambda *at: clock(*at) + hour)
    assert broken_rules(event) == ["hours"]


def test_unavailable_times_forgotten(fair, broken_rules, monkeypatch):
    event = with_people(_wishing(fair, "s1 b3 high"), "b3", unavailable=(_range("09:10", "14:25"),))
    event = with_people(event, "s1", availability=(_range("09:30", "10:20"),))
    assert broken_rules(event) == []
    possible = availability.Availability._slots_of

    def whatever_is_unavailable(whole, person):
        return possible(whole, replace(person, unavailable=()))

    monkeypatch.setattr(availability.Availability, "_slots_of", whatever_is_unavailable)
    assert broken_rules(event) == ["hours"]


def _ignoring(reason, monkeypatch):
    told = Pairs._prohibition

    def prohibition(pairs, *about):
        found = told(pairs, *about)
        return None if found is reason else found

    monkeypatch.setattr(Pairs, "_prohibition", prohibition)


def test_a_veto_dropped(fair, broken_rules, monkeypatch):
    event = _wishing(fair, "s1 b3 high", "b3 s1 never")
    assert broken_rules(event) == []
    _ignoring(Reason.VETOED, monkeypatch)
    assert broken_rules(event) == ["veto"]


def test_kinds_dropped(fair, broken_rules, monkeypatch):
    event = replace(_wishing(fair, "b1 b3 high"), matching=Matching(allowed=(("seller", "buyer"),)))
    assert broken_rules(event) == []
    _ignoring(Reason.KINDS, monkeypatch)
    assert broken_rules(event) == ["kinds"]


def test_a_language_dropped(fair, broken_rules, monkeypatch):
    event = with_people(_wishing(fair, "s1 b3 high"), "s1", languages=("fr",))
    event = with_people(event, "b3", languages=("en",))
    assert broken_rules(event) == []
    _ignoring(Reason.LANGUAGE, monkeypatch)
    assert broken_rules(event) == ["language"]


def test_consent_of_both_read_as_either(fair, broken_rules, monkeypatch):
    event = replace(_wishing(fair, "s1 b3 high"), matching=Matching(consent=Consent.BOTH))
    assert broken_rules(event) == []
    monkeypatch.setattr(Pairs, "obstacle", Pairs.prohibition)
    assert broken_rules(event) == ["consent"]


def test_colleagues_not_told_apart_from_strangers(fair, broken_rules, monkeypatch):
    event = _wishing(fair, "s1 s2 high")
    assert broken_rules(event) == []
    monkeypatch.setattr(Pairs, "own_company", lambda pairs, *two: False)
    assert broken_rules(event) == ["own_company"]


def test_two_companies_swapped(fair, broken_rules, misposed):
    event = _wishing(fair, "s1 b1 high", "s2 b2 high", "s1 b3 high")
    assert broken_rules(event) == []

    def second_group_for_itself(problem):
        last = problem.requests[-1]
        return replace(problem, requests=(*problem.requests[:-1], replace(last, group=1)))

    misposed(second_group_for_itself)
    assert broken_rules(event) == ["once_per_company"]


def test_two_participants_swapped(fair, broken_rules, misposed):
    event = with_people(fair, "b3", availability=(_range("09:30", "09:50"),))
    event = with_people(event, "b1", availability=(_range("14:00", "14:20"),))
    assert broken_rules(event) == []

    def swapped(problem):
        s1, s2, b1, b2, b3 = problem.people
        return replace(problem, people=(s1, s2, b3, b2, b1))

    misposed(swapped)
    assert "hours" in broken_rules(event)


def test_a_maximum_lost(fair, broken_rules, misposed):
    event = with_people(_wishing(fair, "s1 b1 high", "s1 b3 high"), "s1", max_meetings=1)
    assert broken_rules(event) == []
    misposed(
        lambda problem: replace(
            problem, people=tuple(replace(p, max_meetings=None) for p in problem.people)
        )
    )
    assert broken_rules(event) == ["maximum"]


def _doubled(problem):
    doubled = (tuple(2 * held for held in r.capacity) for r in problem.resources)
    resources = tuple(
        replace(r, capacity=capacity)
        for r, capacity in zip(problem.resources, doubled, strict=True)
    )
    return replace(problem, resources=resources)


def _in_one_slot(event):
    one = _range("09:00", "09:20")
    return replace(event, sessions=(one,))


def test_booths_doubled(fair, broken_rules, misposed):
    event = _in_one_slot(_wishing(fair, "s1 b1 high", "s2 b3 high"))
    event = replace(event, sites=(Site("tech", "Technopark", 1),))
    event = with_people(with_people(event, "s1", site="tech"), "s2", site="tech")
    assert broken_rules(event) == []
    misposed(_doubled)
    assert broken_rules(event) == ["capacity"]


def test_rooms_doubled(fair, broken_rules, misposed):
    event = _in_one_slot(_wishing(fair, "s1 b1 high", "s2 b3 high"))
    event = replace(event, limits=Limits(simultaneous_meetings=1))
    assert broken_rules(event) == []
    misposed(_doubled)
    assert broken_rules(event) == ["capacity"]


def test_the_longest_run_lost(fair, broken_rules, misposed):
    event = replace(
        _wishing(fair, "s1 b1 high", "s1 b2 high", "s1 b3 high"),
        sessions=fair.sessions[:1],
        limits=Limits(max_consecutive=1),
        matching=Matching(once_per_company=False),
    )
    assert broken_rules(event) == []
    misposed(lambda problem: replace(problem, longest_run=None))
    assert broken_rules(event) == ["longest_run"]


def test_sessions_run_together(fair, broken_rules, misposed):
    event = _wishing(fair, "s1 b1 high", "s1 b3 high")
    event = with_people(
        event, "s1", availability=(_range("10:00", "10:20"), _range("14:30", "14:50"))
    )
    assert broken_rules(event) == []
    # Nothing forbidden happens, but the idle slots over noon look like a break.
    misposed(lambda problem: replace(problem, sessions=(problem.slots,)))
    assert broken_rules(event) == ["values"]


def test_a_fixed_meeting_moved(fair, broken_rules, misposed):
    ten = datetime(2027, 2, 16, 10, 0, tzinfo=UTC)
    event = replace(_wishing(fair, "s1 b1 high"), fixed=(FixedMeeting("s1", "b1", ten),))
    assert broken_rules(event) == []
    misposed(
        lambda problem: replace(
            problem, requests=tuple(replace(r, fixed_slot=0) for r in problem.requests)
        )
    )
    assert broken_rules(event) == ["fixed"]


def test_a_fixed_meeting_forgotten(fair, broken_rules, misposed):
    event = with_people(_wishing(fair, "s1 b1 low", "s1 b3 must"), "s1", max_meetings=1)
    event = replace(event, fixed=(FixedMeeting("s1", "b1"),))
    assert broken_rules(event) == []
    misposed(
        lambda problem: replace(
            problem, requests=tuple(replace(r, fixed=False) for r in problem.requests)
        )
    )
    assert broken_rules(event) == ["fixed"]


def test_mutual_wishes_worth_nothing_more(fair, broken_rules, monkeypatch):
    event = _wishing(fair, "s1 b3 high", "b3 s1 high")
    assert broken_rules(event) == []
    monkeypatch.setattr(Pairs, "worth", lambda pairs, a, b: pairs.weight(a, b) + pairs.weight(b, a))
    assert broken_rules(event) == ["values"]


def test_musts_overlooked(fair, broken_rules, monkeypatch):
    event = _wishing(fair, "s1 b3 must")
    assert broken_rules(event) == []
    monkeypatch.setattr(Pairs, "is_must", lambda pairs, *two: False)
    assert broken_rules(event) == ["values"]


@pytest.mark.parametrize(
    "bug",
    [
        pytest.param(lambda problem: replace(problem, fairness=()), id="fairness"),
        pytest.param(
            lambda problem: replace(
                problem, people=tuple(replace(p, min_meetings=0) for p in problem.people)
            ),
            id="minimum",
        ),
        pytest.param(
            lambda problem: replace(
                problem, people=tuple(replace(p, uncomfortable=0) for p in problem.people)
            ),
            id="comfort",
        ),
    ],
)
def test_a_stage_counted_wrongly(fair, broken_rules, misposed, bug):
    event = replace(fair, hours=Hours(comfortable=DailyRange(15 * 60, 24 * 60)))
    event = with_people(event, "b2", min_meetings=5)
    assert broken_rules(event) == []
    misposed(bug)
    assert broken_rules(event) == ["values"]


def test_promises_forgotten(fair, broken_rules, misposed):
    event = _wishing(fair, "s1 b3 high")
    previous = plan(event, None, OPTIONS, NOW)
    event = with_people(event, "b3", max_meetings=0)
    # The meeting is lost either way; told as nothing to lose, it is not told as lost.
    assert broken_rules(event, previous) == []
    misposed(lambda problem: replace(problem, earlier=()))
    assert broken_rules(event, previous) == ["values"]
