"""Textures that tell looks apart without colour; each page with pictures holds them once."""

from markupsafe import Markup

from matchmaking.report.pictures.svg import element

HATCH = "url(#hatch)"
DOTS = "url(#dots)"


def patterns() -> Markup:
    """An invisible picture that defines the textures."""
    hatch = element(
        "pattern",
        element("rect", class_="texture-ground", width=6, height=6),
        element("path", class_="texture-line", d="M-1 1l2-2M0 6l6-6M5 7l2-2"),
        id="hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )
    dots = element(
        "pattern",
        element("rect", class_="texture-ground", width=5, height=5),
        element("circle", class_="texture-dot", cx=2.5, cy=2.5, r=1),
        id="dots",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
    )
    return element(
        "svg",
        element("defs", hatch, dots),
        class_="textures",
        aria_hidden="true",
        width=0,
        height=0,
    )
