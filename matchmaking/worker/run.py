"""The process that carries out one run: ``python -m matchmaking.worker.run RUN EVENT TAKING``.

It ends when the run has, or is not its own any more; when the worker that started it asks for that;
and when that worker is gone, so that nobody answers for it.
"""

import contextlib
import os
import sys
import threading
from typing import NoReturn

from matchmaking.storage import Store
from matchmaking.worker.child import DATABASE, HAND_BACK
from matchmaking.worker.execution import Execution, HandedBack
from matchmaking.worker.pulse import Lost
from matchmaking.worker.taking import Taken

_NICENESS = 10
"""Whatever else runs on the machine, pages for example, goes first."""


def main() -> NoReturn:
    """Carry out the run that the arguments name."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    execution = Execution(Store(os.environ[DATABASE]), Taken(*sys.argv[1:]))
    threading.Thread(target=_listen, args=(execution,), daemon=True).start()
    with contextlib.suppress(HandedBack, Lost):
        execution.carry_out()
    sys.stderr.flush()
    # An engine that was left alone when the time was over would hold up, or abort, a usual exit.
    os._exit(0)


def _listen(execution: Execution) -> NoReturn:
    """Do what the worker says; once it is gone there is nobody left to work for."""
    for line in sys.stdin.buffer:
        if line == HAND_BACK:
            execution.leave()
    os._exit(1)


if __name__ == "__main__":
    main()
