"""The schedules of this program beside those of simpler ways, as one table; keeps no record.

    python -m benchmarks.run [--full] [--shapes ...] [--sizes ...] [--seeds ...] [--seconds S]

Every method schedules the same events: the example Innovdays, and for each shape and size one for
each seed, of which the table has the medians. The gap of every method is its distance from the
bound that the solver has proven for the same event. (That bound holds for schedules that serve
musts and minimums at least as well as the solver does, so a method that neglects these might in
principle exceed it.)
"""

import argparse
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.baselines import BASELINES, MADE_AT
from benchmarks.instances import SHAPES, make_event
from benchmarks.measure import Measured, Plan, gap, measured, middle
from matchmaking.errors import NoneFound
from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Options, plan

INNOVDAYS = Path(__file__).parents[1] / "examples" / "innovdays"
SOLVER = "solver"
QUICK_SIZES = (180, 400)
FULL_SIZES = (180, 400, 1_000, 3_000, 10_000)
HEADER = (
    "event", "people", "method", "musts", "short", "value", "gap", "discomfort", "at least",
    "meetings", "without", "seconds",
)  # fmt: skip
LEGEND = """\
Medians over the seeds. musts: must-meetings held; short: meetings missing to promised minimums;
gap: of the value to the solver's bound; discomfort and the solver's lower bound for it; without:
people who meet nobody; seconds: wall time."""


def main() -> None:
    """Print the machine, then the table line by line."""
    arguments = _arguments()
    print(machine(), end="\n\n")
    print(LEGEND, end="\n\n")
    print(_line(HEADER))
    print("|" + "---|" * 3 + "---:|" * (len(HEADER) - 3))
    methods = {**BASELINES, SOLVER: _solver(arguments.seconds, arguments.workers)}
    for name, events in _samples(arguments.shapes, arguments.sizes, arguments.seeds):
        for cells in rows(name, events, methods):
            print(_line(cells), flush=True)


def rows(name: str, events: Sequence[Event], methods: Mapping[str, Plan]) -> Iterator[list[str]]:
    """Yield the line of each method for events of one shape and size.

    `methods` ends with the one whose bounds all are measured by.
    """
    people = len(events[0].participants)
    results = {way: [_measured(event, make) for event in events] for way, make in methods.items()}
    bounds = [result.value_bound if result else None for result in results[list(methods)[-1]]]
    for way, found in results.items():
        yield [name, f"{people:,}", way, *_cells(found, bounds)]


def machine() -> str:
    """What the numbers were measured on, and how busy it was."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    packages = ", ".join(f"{name} {version(name)}" for name in ("ortools", "numpy", "scipy"))
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores, load {load} at the start; "
        f"Python {platform.python_version()}, {packages}"
    )


def _samples(
    shapes: Sequence[str], sizes: Sequence[int], seeds: Sequence[int]
) -> Iterator[tuple[str, list[Event]]]:
    """Yield the example of the documents, then made-up events by size and shape."""
    yield "innovdays", [read_event(INNOVDAYS)]
    for people in sizes:
        for shape in shapes:
            yield shape, [make_event(shape, people, seed) for seed in seeds]


def _solver(seconds: float, workers: int | None) -> Plan:
    def schedule(event: Event) -> Schedule:
        return plan(event, None, Options(seconds=seconds, workers=workers), MADE_AT)

    return schedule


def _measured(event: Event, make: Plan) -> Measured | None:
    try:
        return measured(event, make)
    except NoneFound:
        return None


def _cells(found: Sequence[Measured | None], bounds: Sequence[float | None]) -> list[str]:
    if None in found:
        return ["none found"] + [""] * (len(HEADER) - 4)
    results = [result for result in found if result is not None]
    gaps = [gap(result.value, bound) for result, bound in zip(results, bounds, strict=True)]
    return [
        _whole([result.must for result in results]),
        _whole([result.minimum for result in results]),
        _whole([result.value for result in results]),
        _percent(middle(gaps)),
        _whole([result.discomfort for result in results]),
        _whole([result.discomfort_bound for result in results]),
        _whole([result.meetings for result in results]),
        _whole([result.without_meeting for result in results]),
        f"{middle([result.seconds for result in results]):.1f}",
    ]


def _whole(numbers: Sequence[float | None]) -> str:
    number = middle(numbers)
    return "" if number is None else f"{number:,.0f}"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.3%}" if 0 < share < 0.01 else f"{share:.1%}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run")
    parser.add_argument("--full", action="store_true", help="up to 10,000 people; takes an hour")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--sizes", nargs="+", type=int, help="default: 180 400")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--seconds", type=float, help="for each event; default: 5")
    parser.add_argument("--workers", type=int, help="default: all cores")
    arguments = parser.parse_args()
    sizes, seconds = (FULL_SIZES, 60.0) if arguments.full else (QUICK_SIZES, 5.0)
    arguments.sizes = arguments.sizes or sizes
    arguments.seconds = arguments.seconds or seconds
    return arguments


if __name__ == "__main__":
    main()
