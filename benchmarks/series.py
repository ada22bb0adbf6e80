"""How the solver's time and memory grow with the event: a series of sizes, as data.

    python -m benchmarks.series [--sizes ...] [--shapes ...] [--seeds ...] [--seconds S] [--out CSV]

Times count from the start of the command: Python, reading the event and all. `python -m
benchmarks.document` makes table and picture of the data.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.csv_lines import append
from benchmarks.instances import known_shape, make_event
from benchmarks.machine import machine
from benchmarks.milestones import Milestones, milestones
from matchmaking.files import write_event

RESULTS = Path(__file__).parent / "results" / "series.csv"
SHAPES = ("roomy", "ragged", "saturated")
SECONDS = {100: 5.0, 300: 10.0, 1_000: 20.0, 3_000: 60.0, 10_000: 120.0}
"""For the search at each size; it ends earlier when the value is proven."""
SEEDS = {3_000: 1, 10_000: 1}
"""How many events of the large sizes; three of the others."""


def main() -> None:
    """Measure one run after another, and say each as it ends."""
    arguments = _arguments()
    print(machine(), flush=True)
    for people in arguments.sizes:
        for shape in arguments.shapes:
            for seed in arguments.seeds or range(1, SEEDS.get(people, 3) + 1):
                seconds = arguments.seconds or SECONDS.get(people, 60.0)
                run = timed(shape, people, seed, seconds, arguments.workers)
                append(arguments.out, run)
                print(run, flush=True)


def timed(shape: str, people: int, seed: int, seconds: float, workers: int) -> Milestones:
    """Solve one event in a process of its own.

    Raises
    ------
    subprocess.CalledProcessError, subprocess.TimeoutExpired
        When the process breaks down, or goes on long after its time.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.json"
        write_event(make_event(shape, people, seed), path)
        begun = time.monotonic()
        command = (str(path), str(begun), str(seconds), str(workers))
        done = subprocess.run(  # noqa: S603 -- no shell; all arguments are made here
            [sys.executable, "-m", "benchmarks.timed_solve", *command],
            check=True,
            capture_output=True,
            text=True,
            timeout=2 * seconds + 120,
        )
    told = json.loads(done.stdout)
    news = [(float(at), str(stage), achieved, bound) for at, stage, achieved, bound in told["news"]]
    return milestones(shape, people, seed, seconds, news, told["megabytes"])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.series")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SECONDS))
    parser.add_argument("--shapes", nargs="+", type=known_shape, default=list(SHAPES))
    parser.add_argument("--seeds", nargs="+", type=int, help="default: 1 to 3, above 1,000 only 1")
    parser.add_argument("--seconds", type=float, help="of each search; default: 5 to 120 by size")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="default: all cores")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the CSV to add lines to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
