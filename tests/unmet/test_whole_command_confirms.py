"""The whole command, from files to files, confirms what the sentences of its own schedule say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from matchmaking import cli
from matchmaking.changes import applied
from matchmaking.files import read_schedule, write_event
from matchmaking.model.event import Event, FixedMeeting
from matchmaking.model.schedule import Reason, Schedule, UnmetWish
from matchmaking.unmet import Remedy, explained_wishes

BAD_INPUT, NO_SCHEDULE, WRITTEN = 2, 1, 0
PROVEN = set(Reason) - {Reason.NOT_FOUND}
"""The reasons of a search that was not cut short."""


@pytest.fixture
def matchmaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs the program in this process and gives its exit code."""

    def run(*arguments: object) -> int:
        monkeypatch.setattr("sys.argv", ["matchmaking", *map(str, arguments)])
        return cli.run()

    return run


@pytest.fixture
def solved(matchmaking, tmp_path) -> Callable[[Event], tuple[int, Schedule | None]]:
    """Solves an event by the whole command, and has the result verified by it."""

    def solve(event: Event) -> tuple[int, Schedule | None]:
        document, out = tmp_path / "event.json", tmp_path / "out"
        document.unlink(missing_ok=True)
        write_event(event, document)
        options = ("--effort", 1, "--workers", 1, "--quiet")
        code = matchmaking("solve", document, "--out", out, *options)
        if code != WRITTEN:
            return code, None
        assert matchmaking("verify", document, out / "schedule.json") == 0
        return code, read_schedule(out / "schedule.json")

    return solve


def _fixing(event: Event, pair: tuple[str, str], starts: datetime | None = None) -> Event:
    return replace(event, fixed=(FixedMeeting(*pair, starts),))


def _rank(schedule: Schedule) -> list[int]:
    better = {"must": 1, "minimum": -1, "value": 1}
    return [better[s.stage] * s.achieved for s in schedule.stages if s.stage in better]


def _insist(solved, event: Event, schedule: Schedule, wish: UnmetWish) -> None:
    """Whoever fixes the meeting meets what the reason says."""
    code, insisted = solved(_fixing(event, (wish.source, wish.target)))
    if wish.reason in (Reason.VETOED, Reason.KINDS, Reason.LANGUAGE, Reason.NO_COMMON_TIME):
        assert code == BAD_INPUT
    elif insisted is None:
        assert code == NO_SCHEDULE
    elif wish.reason is not Reason.CONSENT:  # a fixed meeting needs none, and may be a gain
        assert _rank(insisted) <= _rank(schedule)


def _apply(solved, event: Event, remedy: Remedy) -> None:
    """After the remedy the meeting can be fixed where the sentence says."""
    starts = event.grid.slots[remedy.slot].starts_at
    code, cured = solved(_fixing(applied(event, *remedy.changes), remedy.pair, starts))
    assert code == WRITTEN
    held = {(frozenset(m.participants), m.starts_at) for m in cured.meetings}
    assert (frozenset(remedy.pair), starts) in held


@pytest.mark.slow
def test_the_whole_command_confirms_a_wish_of_every_reason(solved, random_fair):
    missing = set(PROVEN)
    for seed in range(200):
        if missing:
            missing -= _confirmed(solved, random_fair(seed), missing)
    assert missing == set()


def _confirmed(solved, event: Event, sought: set[Reason]) -> set[Reason]:
    """Those of the sought reasons that this event gave, each confirmed for one wish."""
    code, schedule = solved(event)
    assert code == WRITTEN
    explained = list(explained_wishes(event, schedule))
    assert tuple(found.wish for found in explained) == schedule.unscheduled
    between_persons = {
        found.wish.reason: found
        for found in explained
        if {found.wish.source, found.wish.target} <= event.participant.keys()
    }
    confirmed = sought & between_persons.keys()
    for found in (between_persons[reason] for reason in sorted(confirmed)):
        _insist(solved, event, schedule, found.wish)
        if found.remedy is not None:
            _apply(solved, event, found.remedy)
    return confirmed
