"""Records as tables in Markdown: medians over the seeds, with their spread; measures nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from benchmarks.milestones import Milestones
from benchmarks.record import Record
from benchmarks.summing_up import gap, middle, middle_and_spread, share

SOLVER = "solver"
COMPARISON = (
    "event", "people", "method", "musts", "short", "value", "gap", "discomfort", "at least",
    "meetings", "without", "seconds", "MB",
)  # fmt: skip
HARD = (
    "event", "people", "musts", "of at most", "short", "at least", "value", "gap", "discomfort",
    "at least", "seconds", "MB", "way",
)  # fmt: skip


SERIES = (
    "event", "people", "first schedule", "to 2%", "to 1%", "to 0.5%", "proven", "gap at the end",
    "given", "MB",
)  # fmt: skip

GROWTH = ("event", "cost", "people", "measured", "grows as people to the", "expected at 50,000")


def head(names: Sequence[str], words: int) -> str:
    """The head of a table, of which the first columns are words and the others numbers."""
    return f"{line(names)}\n|{'---|' * words}{'---:|' * (len(names) - words)}"


def line(cells: Iterable[str]) -> str:
    """One row."""
    return f"| {' | '.join(cells)} |"


def comparison_rows(records: Sequence[Record]) -> Iterator[list[str]]:
    """Yield the cells of each way for each shape and size, measured by the solver's bound."""
    bounds = {r.about[:3]: r.value_bound for r in records if r.method == SOLVER}
    for group in _grouped(records, lambda r: (r.people, r.shape, r.method)):
        first, found = group[0], [record for record in group if record.value is not None]
        gaps = [gap(record.value, bounds.get(record.about[:3])) for record in found]
        yield [
            first.shape,
            f"{first.people:,}",
            _method(group, found),
            *_cells(found, gaps),
        ]


def hard_rows(records: Sequence[Record]) -> Iterator[list[str]]:
    """Yield what the solver does with each shape and size, with every stage's bound."""
    for group in _grouped(records, lambda r: (r.shape, r.people)):
        first, found = group[0], [record for record in group if record.value is not None]
        stages = [
            middle_and_spread([getattr(record, name) for record in found])
            for name in ("must", "must_bound", "minimum", "minimum_bound", "value")
        ]
        yield [
            first.shape,
            f"{first.people:,}",
            *stages,
            middle_and_spread([gap(r.value, r.value_bound) for r in found], share),
            middle_and_spread([record.comfort for record in found]),
            middle_and_spread([record.comfort_bound for record in found]),
            middle([record.seconds for record in found], "{:.1f}".format),
            middle([record.megabytes for record in found]),
            "; ".join(dict.fromkeys(record.way for record in found)),
        ]


def series_rows(runs: Sequence[Milestones]) -> Iterator[list[str]]:
    """Yield when the solver came how far at each size of a shape, in seconds."""
    groups: dict[tuple[str, int], list[Milestones]] = {}
    for run in sorted(runs, key=attrgetter("people")):
        groups.setdefault((run.shape, run.people), []).append(run)
    for shape in dict.fromkeys(shape for shape, _ in groups):
        for (name, people), group in groups.items():
            if name == shape:
                yield [shape, f"{people:,}", *_milestones(group)]


def _milestones(group: Sequence[Milestones]) -> list[str]:
    seconds = [
        middle_and_spread([getattr(run, name) for run in group], "{:.1f}".format) or "–"
        for name in ("first", "two", "one", "half", "proven")
    ]
    return [
        *seconds,
        middle_and_spread([run.gap for run in group], share),
        f"{group[0].given:.0f}",
        middle([run.megabytes for run in group]),
    ]


def _cells(found: Sequence[Record], gaps: Sequence[float | None]) -> list[str]:
    if not found:
        return [""] * (len(COMPARISON) - 3)
    must, minimum, value, comfort, without = (
        middle_and_spread([getattr(record, name) for record in found])
        for name in ("must", "minimum", "value", "comfort", "without_meeting")
    )
    return [
        *(must, minimum, value, middle_and_spread(gaps, share), comfort),
        middle([record.comfort_bound for record in found]),
        middle([record.meetings for record in found]),
        without,
        middle([record.seconds for record in found], "{:.1f}".format),
        middle([record.megabytes for record in found]),
    ]


def _method(group: Sequence[Record], found: Sequence[Record]) -> str:
    """The way's name, and how often it brought nothing."""
    fates = dict.fromkeys(record.fate for record in group if record.value is None)
    if not fates:
        return group[0].method
    times = "" if not found else f" for {len(group) - len(found)} of {len(group)}"
    return f"{group[0].method}: {', '.join(fates)}{times}"


def _grouped(
    records: Sequence[Record], key: Callable[[Record], tuple[object, ...]]
) -> Iterator[list[Record]]:
    """Yield the records of one key after another, in the order in which keys first appear."""
    groups: dict[tuple[object, ...], list[Record]] = {}
    for record in sorted(records, key=attrgetter("people")):
        groups.setdefault(key(record), []).append(record)
    yield from groups.values()
