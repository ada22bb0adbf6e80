"""The page in a real browser: axe finds nothing, nothing is cut off, the policy holds."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from matchmaking.agenda_pages import agenda_page
from matchmaking.model.agenda import agenda_of
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule

pytestmark = pytest.mark.slow

LONGEST_WORD = "Supercalifragilisticexpialidocious" * 3


@pytest.mark.parametrize(
    ("language", "scheme", "width"),
    [("fr", "light", 1100), ("ar", "dark", 320), ("en", "dark", 1100), ("ar", "light", 390)],
)
def test_everybody_can_read_the_page(
    browser: Browser,
    fair: Event,
    meetings: Schedule,
    tmp_path: Path,
    language: str,
    scheme: str,
    width: int,
) -> None:
    file = tmp_path / "s1.html"
    page_text = agenda_page(fair, agenda_of(fair, meetings, fair.participant["s1"]), language)
    file.write_text(page_text.replace("Bishnu", LONGEST_WORD), encoding="utf-8")
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = browser.new_page(**look)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []
    page.close()
    # axe itself is a script, which the page's own policy forbids
    scanned = browser.new_page(**look, bypass_csp=True)
    scanned.goto(file.as_uri())
    assert Axe().run(scanned).response["violations"] == []
    scanned.close()
