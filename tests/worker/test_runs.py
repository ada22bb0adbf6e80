"""Runs from asking to the answer, on both databases; the worker's process is this one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from matchmaking.errors import BadInput, Conflict, NotThere, Said
from matchmaking.model.time_ranges import TimeRange
from matchmaking.service.changed_inputs import Changes
from matchmaking.service.command import Service
from matchmaking.service.participants import remove_participant
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import (
    PUBLISHED,
    Order,
    cancel_run,
    list_runs,
    read_run,
    stop_run,
)
from matchmaking.storage import Store
from matchmaking.storage.tables import audit, drafts, revisions, runs
from tests.worker.conftest import (
    EVENT,
    ask,
    carried_out,
    log_of,
    progress_of,
    read,
    wait_for_best,
)


def draft_of(service: Service) -> str:
    """The id of a draft that a run has brought."""
    draft: str = carried_out(service, ask(service))["answer"]["draft"]
    return draft


def meanwhile(service: Service, run_id: str, command: Any) -> dict[str, Any]:
    """The run, once it is over; the command was used when it had told of a schedule."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        future = pool.submit(carried_out, service, run_id)
        wait_for_best(service, run_id)
        command(service, OPERATOR, EVENT, run_id)
        return future.result()


def test_a_run_becomes_a_draft(service: Service, store: Store, quick: None) -> None:
    run_id = ask(service)
    run = carried_out(service, run_id)

    assert (run["state"], run["attempts"]) == ("done", 1)
    assert log_of(run) == ["runs.log.taken", "runs.log.read", "runs.log.explains"]
    with store.reading() as connection:
        draft = connection.execute(select(drafts)).one()
        revision = connection.execute(select(revisions)).one()
        ends = connection.execute(select(audit.c.fields).where(audit.c.command == "execute_run"))
        assert ends.scalars().all() == [{"state": "done", "draft": draft.id}]
    assert (draft.run_id, draft.created_by, draft.revision) == (run_id, "operator", 1)
    assert (revision.draft_id, revision.number, revision.step) == (draft.id, 1, {"run": run_id})
    # docs/tutorial.md: one must, nothing short, value 69 with fairness, no discomfort, all proven
    assert run["answer"] == {
        "draft": draft.id,
        "meetings": 2,
        "status": "optimal",
        "gap": 0.0,
        "stages": [
            {"stage": "must", "achieved": 1, "bound": 1},
            {"stage": "minimum", "achieved": 0, "bound": 0},
            {"stage": "value", "achieved": 69, "bound": 69},
            {"stage": "comfort", "achieved": 0, "bound": 0},
        ],
    }
    assert len(revision.schedule["meetings"]) == 2


def test_equal_inputs_have_equal_fingerprints(service: Service, quick: None) -> None:
    first, second = (carried_out(service, ask(service)) for _ in range(2))
    standing = carried_out(service, ask(service, Order(stands_on=first["answer"]["draft"])))

    assert len(first["fingerprint"]) == 64
    assert first["fingerprint"] == second["fingerprint"] != standing["fingerprint"]


def test_a_run_that_stands_on_a_draft_keeps_its_meetings(
    service: Service, store: Store, quick: None
) -> None:
    draft = draft_of(service)
    run = carried_out(service, ask(service, Order(stands_on=draft)))

    assert run["order"]["stands_on"] == {"draft": draft, "revision": 1}
    assert run["answer"]["stages"][:2] == [
        {"stage": "lost", "achieved": 0, "bound": 0},
        {"stage": "moved", "achieved": 0, "bound": 0},
    ]
    with store.reading() as connection:
        before, after = connection.execute(select(revisions.c.schedule)).scalars().all()
    assert before["meetings"] == after["meetings"]


def test_a_what_if_answers_with_the_difference_and_leaves_everything_as_it_is(
    service: Service, store: Store, quick: None
) -> None:
    draft = draft_of(service)
    changes = Changes(values=("limits.max_meetings=1",))
    run = carried_out(service, ask(service, Order(stands_on=draft, changes=changes)))

    # Both meetings are Ada's, who may now have one.
    assert run["answer"]["counts"] == {"kept": 1, "moved": 0, "won": 0, "lost": 1}
    assert [person["id"] for person in run["answer"]["participants"]] == ["ada", "bo"]
    with store.reading() as connection:
        assert connection.execute(select(drafts.c.id)).scalars().all() == [draft]


def test_a_what_if_can_take_somebody_out_and_add_a_day(service: Service, quick: None) -> None:
    draft = draft_of(service)
    day = datetime(2027, 3, 1, 9)  # noqa: DTZ001 -- on the event's clock
    changes = Changes(gone=("bo",), sessions=(TimeRange(day, day + timedelta(hours=1)),))
    run = carried_out(service, ask(service, Order(stands_on=draft, changes=changes)))

    assert run["answer"]["counts"] == {"kept": 1, "moved": 0, "won": 0, "lost": 1}


def test_one_who_stops_a_run_keeps_what_it_has_found(service: Service, long: None) -> None:
    run = meanwhile(service, ask(service, Order(seconds=3000, workers=1)), stop_run)

    assert (run["state"], run["wanted"]) == ("done", "stop")
    assert run["answer"]["meetings"] > 0
    assert {stage["stage"] for line in progress_of(run) for stage in line["stages"]} == {
        stage["stage"] for stage in run["answer"]["stages"]
    }


def test_a_run_that_is_cancelled_before_its_result_is_stored_leaves_none(
    service: Service, store: Store, long: None
) -> None:
    run = meanwhile(service, ask(service, Order(seconds=4, workers=1)), cancel_run)

    assert (run["state"], run["answer"]) == ("cancelled", None)
    with store.reading() as connection:
        assert connection.execute(select(drafts.c.id)).all() == []
        assert connection.execute(select(runs.c.best)).scalar_one() is None


def test_a_run_that_waits_is_cancelled_at_once(service: Service, quick: None) -> None:
    run_id = ask(service)
    cancel_run(service, OPERATOR, EVENT, run_id)

    assert read(service, run_id)["state"] == "cancelled"
    for too_late in (stop_run, cancel_run):
        with pytest.raises(Conflict) as refused:
            too_late(service, OPERATOR, EVENT, run_id)
        assert refused.value.reasons == (Said("runs.is_over", {"run": run_id}),)


def test_a_search_that_counts_its_effort_ends_when_the_installation_says_so(
    service: Service, store: Store, long: None
) -> None:
    # an effort of 3000 takes most of an hour
    run_id = ask(service, Order(effort=3000, workers=1))
    order = {**read(service, run_id)["order"], "seconds_most": 1}
    with store.writing() as connection:
        connection.execute(update(runs).values(order=order))
    assert carried_out(service, run_id)["state"] == "done"


def test_what_goes_wrong_is_told_in_the_language_of_the_event(
    service: Service, quick: None
) -> None:
    run_id = ask(service, Order(stands_on=draft_of(service), changes=Changes(gone=("cyd",))))
    remove_participant(service, OPERATOR, EVENT, "cyd")
    run = carried_out(service, run_id)

    assert run["state"] == "failed"
    assert run["answer"] == {
        "error": "BadInput",
        "told": [
            'changes "cyd": No participant has this id; the ids stand in the table of participants.'
        ],
    }


def test_one_run_at_a_time_unless_asked_otherwise(service: Service, quick: None) -> None:
    first = ask(service)
    with pytest.raises(Conflict) as refused:
        ask(service)
    second = ask(service, beside=True)

    assert refused.value.reasons == (Said("runs.another_goes_on", {"run": first}),)
    assert {run["id"] for run in list_runs(service, OPERATOR, EVENT)} == {first, second}


@pytest.mark.parametrize(
    ("order", "key", "value"),
    [
        (Order(seconds=3601), "seconds", "3601"),
        (Order(seconds=-1), "seconds", "-1"),
        (Order(seconds=float("nan")), "seconds", "nan"),
        (Order(effort=3601), "effort", "3601"),
        (Order(workers=0), "workers", "0"),
        (Order(seed=-1), "seed", "-1"),
    ],
)
def test_numbers_out_of_range_are_refused(
    service: Service, quick: None, order: Order, key: str, value: str
) -> None:
    with pytest.raises(BadInput) as refused:
        ask(service, order)
    assert [(m.column, m.value) for m in refused.value.mistakes] == [(key, value)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (Changes(gone=("nobody",)), "locks.unknown_person"),
        (Changes(values=("limits.max_meeting=1",)), "error.unknown_key"),
        (Changes(values=("event.id=other",)), "runs.id_stays"),
    ],
)
def test_changes_that_mean_nothing_are_refused(
    service: Service, quick: None, changes: Changes, message: str
) -> None:
    order = Order(stands_on=draft_of(service), changes=changes)
    with pytest.raises(BadInput) as refused:
        ask(service, order)
    assert [mistake.message for mistake in refused.value.mistakes] == [message]


def test_there_has_to_be_something_to_stand_on(service: Service, quick: None) -> None:
    with pytest.raises(Conflict) as refused:
        ask(service, Order(stands_on=PUBLISHED))
    assert refused.value.reasons == (Said("runs.nothing_published"),)
    with pytest.raises(Conflict) as refused:
        ask(service, Order(changes=Changes()))
    assert refused.value.reasons == (Said("runs.compares_with_nothing"),)
    with pytest.raises(NotThere):
        ask(service, Order(stands_on="d-0"))


def test_a_run_of_another_event_is_not_there(service: Service, quick: None) -> None:
    with pytest.raises(NotThere):
        read_run(service, OPERATOR, EVENT, "r-0")
