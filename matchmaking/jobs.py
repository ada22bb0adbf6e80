"""The queue of jobs beside a PostgreSQL database, which is Procrastinate's; knows no job.

SQLite has none: its one worker looks into the tables by itself.
"""

import importlib
from functools import cache
from importlib import resources
from typing import Any

from sqlalchemy import Connection, text


def lay_out(connection: Connection) -> None:
    """Make the queue's tables, if they are missing."""
    if _has_no_queue(connection):
        return
    if connection.execute(text("SELECT to_regclass('procrastinate_jobs')")).scalar() is None:
        schema = resources.files("procrastinate.sql").joinpath("schema.sql")
        # Without parameters the driver takes several statements, and % stands for itself.
        bare = connection.execution_options(no_parameters=True)
        bare.exec_driver_sql(schema.read_text(encoding="utf-8"))


def defer(connection: Connection, task: str, lock: str, **arguments: str) -> None:
    """Hand a job to whichever worker comes first, once this transaction is committed.

    Parameters
    ----------
    task
        The name of what is to be done, and of its queue.
    lock
        While a job with the same one waits, no other is accepted.

    Raises
    ------
    procrastinate.exceptions.AlreadyEnqueued
        A job with this lock waits already; the transaction cannot go on.
    """
    if _has_no_queue(connection):
        return
    driver = connection.connection.driver_connection
    options = {"queue": task, "queueing_lock": lock, "connection": driver}
    _app().configure_task(task, **options).defer(**arguments)


def _has_no_queue(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


@cache
def _app() -> Any:
    """An app that only defers: it opens no connection of its own."""
    # an optional dependency, which an installation on SQLite lacks
    procrastinate = importlib.import_module("procrastinate")
    return procrastinate.App(connector=procrastinate.SyncPsycopgConnector())
