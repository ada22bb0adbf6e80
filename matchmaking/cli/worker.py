"""`matchmaking worker` as a user types it; carries out nothing itself."""

import sys

from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.lifeline import end_with_parent
from matchmaking.logs import set_up_logs
from matchmaking.settings import read_settings
from matchmaking.worker.working import work


def worker_command(data: DataFolder = None) -> None:
    """Carry out the runs that are asked for, until it is told to end.

    Beside a SQLite database there is one worker. With PostgreSQL there may be any number, on any
    machines; when one dies, another goes on from the best schedule found so far.

    SIGTERM or Ctrl-C ends it within 10 seconds; what it is at is left to the next worker.
    """
    end_with_parent()
    settings = read_settings(data=data)
    set_up_logs(settings.log_format, sys.stderr)
    with opened_store(data) as store:
        work(store, settings)
