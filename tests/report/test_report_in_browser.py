"""The page in a real browser: nothing overflows, nothing is asked for, axe finds nothing."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from matchmaking.model.schedule import StageOutcome
from matchmaking.report import report_page

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(browser, tmp_path):
    """Open a situation's report in a language, a colour scheme and a width of window."""

    def open_report(situation, language="en", scheme="light", width=1280, **context) -> Page:
        file = tmp_path / f"{language}.html"
        event = replace(situation.event, language=language)
        file.write_text(report_page(event, situation.schedule), encoding="utf-8")
        viewport = {"width": width, "height": 900}
        page = browser.new_page(viewport=viewport, color_scheme=scheme, **context)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.complaints.append(request.url))
        page.goto(file.as_uri())
        assert page.complaints.pop(0) == file.as_uri()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        return page

    return open_report


@pytest.mark.parametrize(
    ("name", "language", "width"),
    [
        ("awkward_names", "en", 390),
        ("awkward_names", "ar", 390),
        ("two_continents", "fr", 390),
        ("two_continents", "ar", 1280),
    ],
)
def test_nothing_overflows_and_nothing_is_asked_for(opened, name, language, width, request):
    page = opened(request.getfixturevalue(name), language, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.complaints == []
    page.close()


@pytest.mark.parametrize(
    ("name", "language", "scheme"),
    [
        ("two_continents", "fr", "light"),
        ("two_continents", "ar", "dark"),
        ("awkward_names", "ar", "light"),
        ("awkward_names", "en", "dark"),
        ("nobody_meets", "fr", "light"),
    ],
)
def test_axe_finds_nothing_to_complain_about(opened, name, language, scheme, request):
    # axe itself is a script, which the page's own policy forbids.
    page = opened(request.getfixturevalue(name), language, scheme, bypass_csp=True)

    violations = Axe().run(page).response["violations"]

    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_in_pictures_stand_out_from_what_they_lie_on(opened, scheme, two_continents):
    page = opened(two_continents, scheme=scheme)
    colours = page.evaluate(
        """() => {
          const style = getComputedStyle(document.documentElement);
          return Object.fromEntries(["ink", "soft", "paper", "blue", "blue-deep", "ground"].map(
            name => [name, style.getPropertyValue("--" + name).trim()]));
        }"""
    )

    # WCAG 2.2, 1.4.3: 4.5 to 1. Numbers in bars have the colour of the paper.
    pairs = [("ink", "paper"), ("soft", "paper"), ("paper", "blue"), ("paper", "blue-deep")]
    too_weak = [pair for pair in pairs if contrast(*(colours[name] for name in pair)) < 4.5]
    assert too_weak == []
    page.close()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_words_above_bars_fit_a_phone_side_by_side(opened, language, two_continents):
    # as large as they are at 16,000 participants
    achieved = {"lost": 9_998, "moved": 9_998, "must": 42_998, "minimum": 998}
    achieved |= {"value": 2_574_263, "comfort": 242_998}
    stages = tuple(StageOutcome(stage, number, number + 1) for stage, number in achieved.items())
    schedule = replace(two_continents.schedule, stages=stages)

    page = opened(replace(two_continents, schedule=schedule), language, width=390)

    texts = page.locator("#quality .picture text.large, #unmet .picture text.large")
    edges = [(box["y"], box["x"], box["x"] + box["width"]) for box in map(box_of, texts.all())]
    rows = [sorted((left, right) for y, left, right in edges if y == row) for row, _, _ in edges]
    # Two texts a row, the left one ends before the right one begins, both on the page.
    assert all(first[1] <= second[0] for first, second in rows)
    assert all(left >= 0 and right <= 390 for _, left, right in edges)
    page.close()


def test_an_aggregated_report_overflows_nowhere_either(opened, crowd_of):
    page = opened(crowd_of(500), width=390)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_the_printed_page_is_black_on_white_even_in_the_dark(opened, two_continents):
    page = opened(two_continents, scheme="dark")

    page.emulate_media(media="print", color_scheme="dark")

    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"[{body}.color, {body}.backgroundColor]") == [
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255)",
    ]
    page.close()


def test_the_arabic_page_begins_on_the_right(opened, two_continents):
    page = opened(two_continents, "ar")

    title = page.locator("h1 bdi").bounding_box()
    first_name = page.locator("#timetable text.name").first.bounding_box()

    # The page's inner right edge lies at 1280 - (1280 - 1112) / 2 - 24.
    assert title["x"] + title["width"] == pytest.approx(1172, abs=2)
    assert first_name["x"] > 640
    page.close()


def box_of(text) -> dict[str, float]:
    """Where a text lies on the page, in whole pixels down."""
    box = text.bounding_box()
    return {**box, "y": round(box["y"] / 4)}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#rrggbb`` or ``#rgb``, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    pairs = [digits[n : n + 2] for n in (0, 2, 4)] if len(digits) == 6 else [d * 2 for d in digits]
    parts = [int(pair, 16) / 255 for pair in pairs]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
