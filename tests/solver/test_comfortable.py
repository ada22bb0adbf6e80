"""The search for comfort where nothing can be done about it."""

import pytest

from solver.budget import Budget
from solver.comfort import comfortable
from solver.comfort.comfortable import make_comfortable
from solver.problem import Person, Problem, Request
from solver.schedule import Schedule
from solver.stages import Stage
from solver.standing import Standing
from solver.timetables.timetable import possible_slots


def test_it_ends_when_every_meeting_has_to_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    # as on an event too large for exact searches: only annealing could go on, and has no move;
    # counted work would never end it
    monkeypatch.setattr(comfortable, "is_within", lambda *_: False)
    monkeypatch.setattr(comfortable, "_choose", lambda *_: None)
    people = (Person(0b101, 0b1), Person(0b101), Person(0b101))
    fixed = (
        Request((0, 1), 0, 1, fixed=True, fixed_slot=0),
        Request((0, 2), 1, 1, fixed=True, fixed_slot=2),
    )
    problem = Problem((3,), people, fixed)
    standing = Standing(problem)
    standing.offer(Schedule(problem, {0: 0, 1: 2}), "given")
    make_comfortable(standing, possible_slots(problem), (), Budget(effort=5), 1, 1)
    # one uncomfortable meeting and one break
    assert -(standing.rank(Stage.COMFORT) or 0) == 2
