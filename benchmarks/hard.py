"""What the solver does with hard and unusual events, one row a shape and size.

    python -m benchmarks.hard [--shapes ...] [--sizes ...] [--seeds ...] [--seconds S] [--out CSV]

By default all of them with 400 and 1,000 people, and the sparse one with 10,000.
"""

import argparse
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.compare import ORDINARY, scheduled, tried
from benchmarks.csv_lines import append
from benchmarks.instances import SHAPES, TWISTS, known_shape, make_event
from benchmarks.machine import machine
from benchmarks.tables import HARD, SOLVER, hard_rows, head, line
from matchmaking.scheduling import Options

RESULTS = Path(__file__).parent / "results" / "hard.csv"
ODD = tuple(shape for shape in SHAPES if shape not in ORDINARY)
UNUSUAL = tuple(f"ragged+{twist}" for twist in TWISTS)
SIZES, HUGE = (400, 1_000), ("sparse", 10_000)
LEGEND = """\
of at most, at least: what the solver has proven of the number before; gap: of the value to its
bound; way: what brought schedules and bounds, in the order in which they first did."""


def main() -> None:
    """Measure one shape after another."""
    arguments = _arguments()
    print(machine(), LEGEND, head(HARD, words=2), sep="\n\n")
    options = Options(seconds=arguments.seconds, workers=arguments.workers)
    for shape, people in _samples(arguments):
        records = []
        for seed in arguments.seeds:
            event = make_event(shape, people, seed)
            way = partial(scheduled, options=options)
            records.append(tried(shape, seed, event, SOLVER, way, arguments.seconds))
            append(arguments.out, records[-1])
        for cells in hard_rows(records):
            print(line(cells), flush=True)


def _samples(arguments: argparse.Namespace) -> Iterator[tuple[str, int]]:
    for shape in arguments.shapes or (*ODD, *UNUSUAL):
        for people in arguments.sizes or SIZES:
            yield shape, people
    if not (arguments.shapes or arguments.sizes):
        yield HUGE


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hard")
    parser.add_argument("--shapes", nargs="+", type=known_shape, help="default: all of them")
    parser.add_argument("--sizes", nargs="+", type=int, help="default: 400 1000")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--seconds", type=float, default=30.0, help="for each event; default: 30")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="default: all cores")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the CSV to add lines to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
