"""Elements of SVG as escaped text; knows no fact and no colour."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from matchmaking.words import isolated

Number = int | float


def element(name: str, *content: str, **attributes: str | Number) -> Markup:
    """One element; ``text_anchor`` becomes ``text-anchor``, ``class_`` becomes ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
    )
    inside = "".join(map(escape, content))
    text = f"<{name}{written}>{inside}</{name}>" if content else f"<{name}{written}/>"
    return Markup(text)  # noqa: S704 -- content and values are escaped above; names are our own


def picture(
    name: str, title: str, description: str, *content: str, width: Number | str, height: Number
) -> Markup:
    """A whole picture with its title and description for those who cannot see it.

    Parameters
    ----------
    name
        Unique on the page.
    width
        In pixels, or ``"100%"``: then positions across are percentages, too.
    height
        In pixels.
    """
    scaled = {} if isinstance(width, str) else {"viewBox": f"0 0 {_written(width)} {height}"}
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *content,
        class_="picture",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        width=width,
        height=height,
        **scaled,
    )


def label(
    text: str, x: Number | str, y: Number, class_: str, anchor: str = "start", dx: Number = 0
) -> Markup:
    """A text whose `x` is physical: `anchor` is left (``start``), ``middle`` or right (``end``).

    `dx` pixels are added to an `x` that is a percentage.
    """
    shift = {"dx": dx} if dx else {}
    return element("text", isolated(text), class_=class_, x=x, y=y, text_anchor=anchor, **shift)


Box = tuple[Number, Number, Number, Number]
"""Left, top, width and height."""


def boxes(places: Iterable[Box], class_: str, **attributes: str | Number) -> Markup:
    """Many boxes of one look as a single path; no box: nothing."""
    path = "".join(
        f"M{_written(x)} {_written(y)}h{_written(w)}v{_written(h)}h{_written(-w)}z"
        for x, y, w, h in places
    )
    return element("path", class_=class_, **attributes, d=path) if path else Markup()


def _written(value: str | Number) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
