"""The command line: arguments in, commands called, sentences and exit codes out."""

import gc
import os
import sys
from typing import NoReturn

from matchmaking.cli.app import app
from matchmaking.cli.failures import told_as_exit_code

GARBAGE_THRESHOLDS = (100_000, 50, 1_000)
"""How many new objects are looked through for cycles, and how often old ones are too.

Python's own thresholds are made for fewer objects: a third of the time of reading a large event
went into looking through objects that all stay.
"""


def main() -> NoReturn:
    """`run` and leave with its exit code."""
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    code = run()
    sys.stdout.flush()
    sys.stderr.flush()
    # An engine that was left alone when the time was over would hold up, or abort, a usual exit.
    os._exit(code)


def run() -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        with told_as_exit_code():
            app()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0
