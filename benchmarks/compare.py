"""The schedules of this program beside those of other ways, as one table.

    python -m benchmarks.compare [--full] [--shapes ...] [--sizes ...] [--seeds ...] [--seconds S]
        [--workers N] [--methods ...] [--out FILE.csv]

Every way schedules the same events, each in a process of its own: the example Innovdays, and for
each shape and size one for each seed. The gap of every way is its distance from the bound that the
solver has proven for the same event. (That bound holds for schedules that serve musts and minimums
at least as well as the solver does, so a way that neglects these might in principle exceed it.)
"""

import argparse
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.attempt import Plan, attempt
from benchmarks.baselines import baselines
from benchmarks.baselines.finished import MADE_AT
from benchmarks.csv_lines import append
from benchmarks.instances import known_shape, make_event
from benchmarks.machine import machine
from benchmarks.measure import measured
from benchmarks.record import Record
from benchmarks.tables import COMPARISON, SOLVER, comparison_rows, head, line
from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Options, plan

INNOVDAYS = Path(__file__).parents[1] / "examples" / "innovdays"
ORDINARY = ("roomy", "tight", "dense", "ragged", "saturated")
QUICK_SIZES, QUICK_SECONDS = (180, 400), 4.0
FULL_SIZES, FULL_SECONDS = (180, 400, 1_000, 3_000, 10_000), 60.0
SECONDS_TO_SPARE = 5.0
"""For the ways that were given no time and take some."""
LEGEND = """\
Medians over the seeds, with least and largest. musts: must-meetings held; short: meetings missing
to promised minimums; gap: of the value to the solver's bound; discomfort and the solver's lower
bound for it; without: people who meet nobody; seconds: wall time; MB: peak memory of a process."""


def main() -> None:
    """Print the machine, then the table group by group."""
    arguments = _arguments()
    print(machine(), LEGEND, head(COMPARISON, words=3), sep="\n\n")
    ways = {**baselines(arguments.seconds, arguments.workers), SOLVER: _solver(arguments)}
    chosen = {name: way for name, way in ways.items() if name in (arguments.methods or ways)}
    for about, events in _samples(arguments):
        records = []
        for seed, event in events.items():
            for record in _records(about, seed, event, chosen, arguments.seconds):
                records.append(record)
                if arguments.out is not None:
                    append(arguments.out, record)
        for cells in comparison_rows(records):
            print(line(cells), flush=True)


def tried(shape: str, seed: int, event: Event, method: str, way: Plan, seconds: float) -> Record:
    """What one way makes of one event; it is ended at twice the time that it was given."""
    outcome = attempt(event, way, 2 * seconds + SECONDS_TO_SPARE)
    about = Record(shape, len(event.participants), seed, method, seconds, outcome.fate.value)
    about = replace(about, seconds=outcome.seconds, megabytes=outcome.megabytes)
    if outcome.schedule is None:
        return about
    found = measured(event, outcome.schedule)
    return replace(
        about,
        must=found.must.achieved,
        must_bound=found.must.bound,
        minimum=found.minimum.achieved,
        minimum_bound=found.minimum.bound,
        value=found.value.achieved,
        value_bound=found.value.bound,
        comfort=found.comfort.achieved,
        comfort_bound=found.comfort.bound,
        meetings=found.meetings,
        without_meeting=found.without_meeting,
        way=outcome.schedule.run.method,
    )


def scheduled(event: Event, options: Options) -> Schedule:
    """The schedule of this program itself."""
    return plan(event, None, options, MADE_AT)


def _solver(arguments: argparse.Namespace) -> Plan:
    options = Options(seconds=arguments.seconds, workers=arguments.workers)
    return partial(scheduled, options=options)


def _records(
    shape: str, seed: int, event: Event, ways: Mapping[str, Plan], seconds: float
) -> Iterator[Record]:
    for method, way in ways.items():
        yield tried(shape, seed, event, method, way, seconds)


def _samples(arguments: argparse.Namespace) -> Iterator[tuple[str, dict[int, Event]]]:
    """Yield the example of the documents, then made-up events by size and shape."""
    if not arguments.shapes:
        yield "innovdays", {1: read_event(INNOVDAYS)}
    for people in arguments.sizes:
        for shape in arguments.shapes or ORDINARY:
            yield shape, {seed: make_event(shape, people, seed) for seed in arguments.seeds}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare")
    parser.add_argument("--full", action="store_true", help="up to 10,000 people; takes hours")
    parser.add_argument("--shapes", nargs="+", type=known_shape, help=" ".join(ORDINARY))
    parser.add_argument("--sizes", nargs="+", type=int, help="default: 180 400")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument(
        "--seconds", type=float, help="for each event and way that searches; default: 4"
    )
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="default: all cores")
    parser.add_argument("--methods", nargs="+", help="default: all")
    parser.add_argument("--out", type=Path, help="also add a line for each schedule to this CSV")
    arguments = parser.parse_args()
    full = arguments.full
    arguments.sizes = arguments.sizes or (FULL_SIZES if full else QUICK_SIZES)
    arguments.seconds = arguments.seconds or (FULL_SECONDS if full else QUICK_SECONDS)
    return arguments


if __name__ == "__main__":
    main()
