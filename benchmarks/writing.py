"""What a run costs beside its search: reading the event, and explaining and writing its schedule.

    python -m benchmarks.writing [--shape roomy] [--people 10000]

The schedule is the simplest one, best value first; the files are as many and nearly as long as with
any other. Each line of the table is one step, in order; the memory is the peak so far.
"""

import argparse
import gc
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.baselines.best_value import best_value_first
from benchmarks.instances import make_event
from benchmarks.machine import machine
from matchmaking.cli import GARBAGE_THRESHOLDS
from matchmaking.commands.results import write_results
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.files import read_event, write_event
from matchmaking.scheduling.problem import problem_of
from matchmaking.unmet import unmet_wishes
from matchmaking.verification import verify

T = TypeVar("T")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.writing")
    parser.add_argument("--shape", default="roomy")
    parser.add_argument("--people", type=int, default=10_000)
    arguments = parser.parse_args()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    print(f"{machine()}\n\n| step | CPU seconds | seconds | MB |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        event = Path(folder) / "event"
        write_event(make_event(arguments.shape, arguments.people, 1), event)
        measure(event, Path(folder) / "out")


def measure(path: Path, out: Path) -> None:
    """Read the event at `path` and write all files of a schedule of it into `out`, step by step."""
    event = told("read and check the event", lambda: read_event(path))
    told("pose the problem", lambda: problem_of(event))
    schedule = best_value_first(event)
    served = told(
        "what each participant got",
        lambda: tuple(outcomes(BestAgendas.in_event(event), schedule)),
    )
    told("verify", lambda: verify(event, schedule))
    unmet = told("explain unmet wishes", lambda: unmet_wishes(event, schedule))
    whole = replace(schedule, participants=served, unscheduled=unmet)
    told("write all files", lambda: write_results(event, whole, out))


def told(step: str, work: Callable[[], T]) -> T:
    """Do one step, and print its line."""
    cpu, wall = time.process_time(), time.monotonic()
    done = work()
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {step} | {cpu:.1f} | {wall:.1f} | {megabytes:,.0f} |", flush=True)
    return done


if __name__ == "__main__":
    main()
