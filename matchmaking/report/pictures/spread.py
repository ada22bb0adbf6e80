"""How many participants have no, one, two, ... meetings."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from matchmaking.report.pictures.svg import element, label, picture
from matchmaking.words import Words

_TALLEST = 120
_TOP = 18
_BOTTOM = _TOP + _TALLEST


def spread_picture(name: str, title: str, counts: Sequence[int], words: Words) -> Markup:
    """One column for each number of meetings; `counts[n]` participants have n."""
    return picture(
        name,
        title,
        words.say("report.spread.description"),
        *(part for n in range(len(counts)) for part in _column(n, counts, words)),
        element("rect", class_="base", x=0, width="100%", y=_BOTTOM, height=1),
        width="100%",
        height=_BOTTOM + 22,
    )


def _column(meetings: int, counts: Sequence[int], words: Words) -> Iterator[Markup]:
    columns, count = len(counts), counts[meetings]
    position = columns - 1 - meetings if words.direction == "rtl" else meetings
    width = 100 / columns
    middle = f"{(position + 0.5) * width:.2f}%"
    height = count / max(*counts, 1) * _TALLEST
    if count:
        yield element(
            "rect",
            class_="meeting alarming" if meetings == 0 else "meeting",
            x=f"{(position + 0.1) * width:.2f}%",
            width=f"{0.8 * width:.2f}%",
            y=_BOTTOM - height,
            height=height,
        )
        yield label(words.number(count), middle, _BOTTOM - height - 5, "value", "middle")
    yield label(words.number(meetings), middle, _BOTTOM + 16, "axis", "middle")
