"""A worker beside a PostgreSQL database, one of any number: Procrastinate hands it its jobs.

The queue only says that there is something to do. Whether a run is to be carried out, and by whom,
stands in its row; so a job that comes twice, or for a run that is over, does nothing.
"""

import asyncio
import threading
from collections.abc import Iterable
from contextlib import suppress

import psycopg
import structlog
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status
from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from matchmaking.failpoints import failpoint
from matchmaking.jobs import defer
from matchmaking.service.runs import EXECUTE_RUN
from matchmaking.storage import Store
from matchmaking.storage.tables import runs
from matchmaking.worker.supervising import supervise
from matchmaking.worker.taking import NoRoom, is_open, take

_LOOK_AFTER = "look_after"
"""The job, and its queue, that takes up what was left behind."""

_EVERY_5_SECONDS = "* * * * * */5"
"""For croniter, whose sixth field is seconds."""

_SECONDS_BETWEEN_HEARTBEATS = 5.0
_SECONDS_UNHEARD = 15.0
"""After which a worker counts as dead, and its jobs as left behind."""

_SECONDS_AWAY = 2.0
"""Between two attempts to reach a database that is away."""

log = structlog.get_logger()


def work_beside_postgres(store: Store, at_once: int, stopping: threading.Event) -> None:
    """Carry out one run after another until `stopping`.

    Parameters
    ----------
    at_once
        How many runs may go on at the same time, here and on all other machines together.
    """
    asyncio.run(_work_on(store, at_once, stopping))


async def _work_on(store: Store, at_once: int, stopping: threading.Event) -> None:
    """Work again whenever the database has come back."""
    while not stopping.is_set():
        try:
            await _work(_app(store, at_once, stopping), stopping)
        except (ConnectorException, psycopg.Error) as error:
            log.warning("database away", error=str(error))
        if not stopping.is_set():
            await asyncio.sleep(_SECONDS_AWAY)


async def _work(app: App, stopping: threading.Event) -> None:
    """Work until `stopping`, or until the database goes away."""
    async with app.open_async():
        workers = [asyncio.create_task(_worker(app, queue)) for queue in (EXECUTE_RUN, _LOOK_AFTER)]
        watch = asyncio.create_task(_until(stopping))
        await asyncio.wait([*workers, watch], return_when=asyncio.FIRST_COMPLETED)
        for task in (*workers, watch):
            task.cancel()
        await _ended(workers)


async def _worker(app: App, queue: str) -> None:
    await app.run_worker_async(
        queues=[queue],
        name=queue,
        install_signal_handlers=False,
        delete_jobs="successful",
        update_heartbeat_interval=_SECONDS_BETWEEN_HEARTBEATS,
        stalled_worker_timeout=_SECONDS_UNHEARD,
    )


async def _ended(workers: Iterable[asyncio.Task[None]]) -> None:
    for outcome in await asyncio.gather(*workers, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome


async def _until(stopping: threading.Event) -> None:
    while not stopping.is_set():
        await asyncio.sleep(0.2)


def _app(store: Store, at_once: int, stopping: threading.Event) -> App:
    """The jobs that there are, bound to this database and this process."""
    address = make_url(store.url).set(drivername="postgresql")
    app = App(connector=PsycopgConnector(conninfo=address.render_as_string(hide_password=False)))

    @app.task(name=EXECUTE_RUN, queue=EXECUTE_RUN, retry=RetryStrategy(wait=5))
    def execute_run(run_id: str) -> None:
        """Carry out a run until it is over, attempt after attempt."""
        with suppress(NoRoom):  # `look_after` has it tried again
            while not stopping.is_set() and (taken := take(store, run_id, at_once)) is not None:
                supervise(store, taken, stopping.is_set)
        failpoint("before the job is acknowledged")

    @app.periodic(cron=_EVERY_5_SECONDS)
    @app.task(name=_LOOK_AFTER, queue=_LOOK_AFTER, queueing_lock=_LOOK_AFTER, pass_context=True)
    async def look_after(context: JobContext, timestamp: int) -> None:
        """Take up the jobs of dead workers, and the runs that have no job."""
        await _retry_stalled(context.app)
        await asyncio.to_thread(_defer_open_runs, store, at_once)

    return app


async def _retry_stalled(app: App) -> None:
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_SECONDS_UNHEARD):
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # another job for the same waits already
            await manager.finish_job(job, Status.FAILED, delete_job=True)


def _defer_open_runs(store: Store, at_once: int) -> None:
    """Give a job to the next runs that nobody answers for: for want of room, or of a worker."""
    has_no_job = text(
        "NOT EXISTS (SELECT 1 FROM procrastinate_jobs"
        " WHERE queueing_lock = runs.id AND status = 'todo')"
    )
    with store.writing() as connection:
        query = select(runs.c.id).where(is_open(connection), has_no_job)
        query = query.order_by(runs.c.asked_at, runs.c.id).limit(at_once)
        for run_id in connection.execute(query).scalars().all():
            defer(connection, EXECUTE_RUN, run_id, run_id=run_id)
