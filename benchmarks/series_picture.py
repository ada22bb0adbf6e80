"""The series of sizes as a picture in SVG, readable on light and dark pages; measures nothing."""

import math
from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from benchmarks.milestones import Milestones, Points, medians
from matchmaking.report.pictures.svg import element

WIDTH, HEIGHT, GAP, TOP, FOOT, LEFT = 200.0, 240.0, 64.0, 62.0, 36.0, 52.0
LINES: dict[str, Callable[[Milestones], float | None]] = {
    "to 2%": lambda run: run.two,
    "to 1%": lambda run: run.one,
    "to 0.5%": lambda run: run.half,
    "proven": lambda run: run.proven,
}
STYLE = """
svg { background: #ffffff; font: 12px sans-serif; --ink: #1f2933; --faint: #d5dbe1;
  --c0: #9a6700; --c1: #0969da; --c2: #8250df; --c3: #1a7f37 }
@media (prefers-color-scheme: dark) { svg { background: #0d1117; --ink: #e6edf3; --faint: #30363d;
  --c0: #d29922; --c1: #58a6ff; --c2: #bc8cff; --c3: #3fb950 } }
text { fill: var(--ink) }
.title { font-weight: bold; font-size: 13px }
.grid { stroke: var(--faint); stroke-width: 1; fill: none }
.line { fill: none; stroke-width: 2 }
.line0 { stroke: var(--c0) } .line1 { stroke: var(--c1) }
.line2 { stroke: var(--c2) } .line3 { stroke: var(--c3) }
.dot0 { fill: var(--c0) } .dot1 { fill: var(--c1) }
.dot2 { fill: var(--c2) } .dot3 { fill: var(--c3) }
"""


def series_picture(runs: Sequence[Milestones]) -> str:
    """One panel of seconds for each shape, and one of memory; both axes are logarithmic."""
    shapes = list(dict.fromkeys(run.shape for run in runs))
    panels = [(shape, "seconds", _times(runs, shape)) for shape in shapes]
    panels.append(("memory", "MB", [medians(runs, s, lambda run: run.megabytes) for s in shapes]))
    width = len(panels) * (WIDTH + GAP) + LEFT
    drawn = [
        _panel(title, unit, lines, LEFT + number * (WIDTH + GAP))
        for number, (title, unit, lines) in enumerate(panels)
    ]
    return element(
        "svg",
        element("title", "Time and memory of the solver by the size of the event"),
        element("style", Markup(STYLE)),  # noqa: S704 -- STYLE is a constant of this file
        *_legend(list(LINES), LEFT),
        *_legend(shapes, LEFT + len(shapes) * (WIDTH + GAP)),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {width:.0f} {TOP + HEIGHT + FOOT:.0f}",
        width=width,
    )


def _times(runs: Sequence[Milestones], shape: str) -> list[Points]:
    return [medians(runs, shape, number) for number in LINES.values()]


def _legend(names: Sequence[str], left: float) -> Iterator[Markup]:
    for number, name in enumerate(names):
        x = left + number * 58
        yield element("circle", class_=f"dot{number}", cx=x, cy=14, r=4)
        yield element("text", name, x=x + 8, y=18)


def _panel(title: str, unit: str, lines: Sequence[Points], left: float) -> Markup:
    across = _decades([people for line in lines for people, _ in line])
    up = _decades([number for line in lines for _, number in line])

    def place(people: float, number: float) -> tuple[float, float]:
        x = left + WIDTH * _share(people, across)
        return x, TOP + HEIGHT * (1 - _share(number, up))

    return element(
        "g",
        element("text", f"{title} ({unit})", class_="title", x=left, y=TOP - 14),
        *_grid(across, up, place),
        *(mark for number, line in enumerate(lines) for mark in _line(number, line, place)),
    )


Place = Callable[[float, float], tuple[float, float]]


def _grid(across: range, up: range, place: Place) -> Iterator[Markup]:
    (left, bottom), (right, top) = (
        place(10.0 ** a[0], 10.0 ** a[1]) for a in ((across[0], up[0]), (across[-1], up[-1]))
    )
    for power in across:
        x, _ = place(10.0**power, 10.0 ** up[0])
        yield element("path", class_="grid", d=f"M{x:.1f} {bottom:.1f}V{top:.1f}")
        yield element("text", f"{10**power:,}", x=x, y=bottom + 18, text_anchor="middle")
    for power in up:
        _, y = place(10.0 ** across[0], 10.0**power)
        yield element("path", class_="grid", d=f"M{left:.1f} {y:.1f}H{right:.1f}")
        yield element("text", f"{10.0**power:,g}", x=left - 6, y=y + 4, text_anchor="end")


def _line(number: int, points: Points, place: Place) -> Iterator[Markup]:
    spots = [place(people, value) for people, value in points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
    if path:
        yield element("path", class_=f"line line{number}", d=f"M{path}")
    for x, y in spots:
        yield element("circle", class_=f"dot{number}", cx=x, cy=y, r=3)


def _decades(numbers: Sequence[float]) -> range:
    """The powers of ten around positive numbers, at least two."""
    least = math.floor(math.log10(min(numbers, default=1)))
    most = math.ceil(math.log10(max(numbers, default=1)))
    return range(least, max(most, least + 1) + 1)


def _share(number: float, powers: range) -> float:
    return (math.log10(number) - powers[0]) / (powers[-1] - powers[0])
