"""Who answers for a run, with nothing carried out: leases, attempts, and takings that were lost."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from matchmaking.service.command import Service
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import cancel_run, stop_run
from matchmaking.storage import Store
from matchmaking.storage.tables import drafts, runs
from matchmaking.worker.execution import Execution
from matchmaking.worker.pulse import Lost
from matchmaking.worker.taking import (
    MOST_ATTEMPTS,
    NoRoom,
    Taken,
    extend,
    give_back_all,
    give_up,
    hand_back,
    take,
)
from tests.worker.conftest import EVENT, ask, log_of, read


def taken(store: Store, run_id: str | None = None) -> Taken:
    found = take(store, run_id)
    assert found is not None
    return found


def abandon(store: Store) -> None:
    """As if the worker were gone and its lease over: in SQLite the next worker gives it back."""
    if store.is_sqlite:
        give_back_all(store)
    with store.writing() as connection:
        past = datetime.now(UTC) - timedelta(days=1)
        left = update(runs).where(runs.c.state == "running").values(leased_until=past)
        connection.execute(left)


def test_runs_are_taken_in_the_order_in_which_they_were_asked_for(
    service: Service, store: Store, quick: None
) -> None:
    asked = [ask(service, beside=True) for _ in range(3)]
    with store.writing() as connection:
        for place, run_id in enumerate(asked):
            at = datetime(2026, 12, 1, 8, 3 - place, tzinfo=UTC)
            connection.execute(update(runs).where(runs.c.id == run_id).values(asked_at=at))
    assert [taken(store).run_id for _ in range(3)] == asked[::-1]
    assert take(store) is None


def test_a_run_that_somebody_answers_for_is_not_taken(
    service: Service, store: Store, quick: None
) -> None:
    run_id = ask(service)
    first = taken(store)
    assert take(store, run_id) is None
    assert extend(store, first) is None
    stop_run(service, OPERATOR, EVENT, run_id)
    assert extend(store, first) == "stop"


def test_whoever_lost_a_run_changes_nothing_any_more(
    service: Service, store: Store, quick: None
) -> None:
    run_id = ask(service)
    first = taken(store)
    abandon(store)
    second = taken(store)

    assert extend(store, first) == "lost"
    hand_back(store, first)
    give_up(store, first, -9)
    with pytest.raises(Lost):
        Execution(store, first).carry_out()
    Execution(store, second).carry_out()
    run = read(service, run_id)
    assert (run["state"], run["attempts"]) == ("done", 2)
    with store.reading() as connection:
        assert connection.execute(select(drafts.c.id)).scalars().all() == [run["answer"]["draft"]]


def test_handing_back_is_no_attempt(service: Service, store: Store, quick: None) -> None:
    run_id = ask(service)
    for _ in range(MOST_ATTEMPTS + 1):
        hand_back(store, taken(store))
    run = read(service, run_id)
    assert (run["state"], run["attempts"]) == ("queued", 0)


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_run_that_always_dies_fails_with_a_message(
    service: Service, store: Store, quick: None, is_seen: bool
) -> None:
    run_id = ask(service)
    for _ in range(MOST_ATTEMPTS):
        if is_seen:
            give_up(store, taken(store), -9)
        else:
            taken(store)
            abandon(store)
    assert take(store) is None
    run = read(service, run_id)
    assert (run["state"], run["attempts"]) == ("failed", 3)
    assert run["answer"] == {
        "error": "Died",
        "told": [
            "The computation ended unexpectedly 3 times, perhaps because the machine has too "
            "little memory. The operator finds more in the worker’s log."
        ],
    }
    assert log_of(run).count("runs.log.died") == (3 if is_seen else 0)


def test_a_run_that_is_cancelled_while_nobody_answers_for_it_is_not_taken_again(
    service: Service, store: Store, quick: None
) -> None:
    run_id = ask(service)
    taken(store)
    cancel_run(service, OPERATOR, EVENT, run_id)
    abandon(store)
    assert take(store) is None
    assert read(service, run_id)["state"] == "cancelled"


def test_no_more_runs_go_on_at_once_than_the_installation_allows(
    service: Service, store: Store, quick: None
) -> None:
    for _ in range(2):
        ask(service, beside=True)
    assert take(store, at_once=1) is not None
    with pytest.raises(NoRoom):
        take(store, at_once=1)
    assert take(store, at_once=2) is not None


def test_no_clock_of_a_worker_ends_a_lease(
    service: Service, store: Store, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(service)
    first = taken(store)
    year = datetime.now(UTC) + timedelta(days=365)
    for jumped in (year, year - timedelta(days=730)):
        monkeypatch.setattr("matchmaking.worker.taking._now", lambda jumped=jumped: jumped)
        assert take(store) is None
        assert extend(store, first) is None
