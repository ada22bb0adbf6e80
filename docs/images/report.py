"""Take the picture of a report that the README shows: ``python docs/images/report.py REPORT.html``.

It shows the head of the page, how good the schedule is and the largest timetable; what lies
between is left out for the picture alone.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_suffix(".png")
LEFT_OUT = """
nav, details, section:not(#quality):not(#timetable), .zone:not(:has(#largest)) { display: none }
section { margin-top: 2.2rem !important }
.page { padding-bottom: 1.5rem !important }
"""
MARK_THE_LARGEST = """() => {
  const pictures = [...document.querySelectorAll("#timetable svg[role=img]")];
  const height = picture => picture.getBoundingClientRect().height;
  pictures.reduce((one, other) => height(other) > height(one) ? other : one).id = "largest";
}"""


def take_picture(report: Path) -> None:
    """Write the picture of a report in `PICTURE`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": 1200, "height": 800}, bypass_csp=True, color_scheme="light"
        )
        page.goto(report.resolve().as_uri())
        page.evaluate(MARK_THE_LARGEST)
        page.add_style_tag(content=LEFT_OUT)
        page.locator("main").screenshot(path=PICTURE)


if __name__ == "__main__":
    take_picture(Path(sys.argv[1]))
