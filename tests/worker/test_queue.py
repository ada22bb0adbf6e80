"""What PostgreSQL's queue holds beside the runs; no worker is there."""

import pytest
from sqlalchemy import text

from matchmaking.errors import BadInput
from matchmaking.service.command import Service
from matchmaking.service.runs import Order
from matchmaking.storage import Store
from matchmaking.worker.beside_postgres import _defer_open_runs
from matchmaking.worker.taking import take
from tests.worker.conftest import ask

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def jobs_in(store: Store) -> list[dict[str, str]]:
    with store.reading() as connection:
        return list(connection.execute(text("SELECT args FROM procrastinate_jobs")).scalars())


def without_jobs(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("DELETE FROM procrastinate_jobs"))


def test_a_run_and_its_job_are_stored_together(service: Service, store: Store, quick: None) -> None:
    with pytest.raises(BadInput):
        ask(service, Order(workers=0))
    assert jobs_in(store) == []
    run_id = ask(service)
    assert jobs_in(store) == [{"run_id": run_id}]


def test_the_next_runs_that_lost_their_jobs_get_new_ones(
    service: Service, store: Store, quick: None
) -> None:
    first, second, third = sorted(ask(service, beside=True) for _ in range(3))
    without_jobs(store)
    assert take(store, first) is not None  # somebody answers for it
    for _ in range(2):  # and no run gets two
        _defer_open_runs(store, 1)
    assert jobs_in(store) == [{"run_id": second}, {"run_id": third}]
