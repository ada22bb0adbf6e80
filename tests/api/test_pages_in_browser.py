"""The pages in a real browser, without scripts: nothing overflows, axe finds nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from matchmaking.files import read_event
from matchmaking.service.events import create_event
from matchmaking.service.members import grant_role, invite
from matchmaking.service.roles import OPERATOR, Role

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "examples"
SALMA = "salma.with-a-long-name@subsidiary.argan.example"


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """One kind is enough: nothing here depends on it."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'matchmaking.db')}"


@pytest.fixture
def salma(site) -> str:
    """Somebody with two roles on an event."""
    event = read_event(EXAMPLES / "delegations")
    create_event(site.service, OPERATOR, event.id, event)
    invite(site.service, OPERATOR, event.id, event.participants[0].id, SALMA)
    return grant_role(site.service, OPERATOR, event.id, SALMA, Role.EDITOR).account_id


@pytest.fixture
def new_page(browser, site) -> Iterator:
    """Open pages of the site as somebody with a window of some width."""
    contexts = []

    def open_page(width: int = 390, scheme: str = "light", *, scripts: bool = False) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            bypass_csp=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_somebody_signs_in_and_out_by_hand_without_scripts(site, salma, new_page) -> None:
    page = new_page()
    page.goto("/")
    page.get_by_label("Your mail address").fill(SALMA)
    page.get_by_role("button", name="Send me the mail").click()
    _, code = site.mailed()
    page.get_by_label("The code of the mail").fill(f"{code[:4]} {code[4:]}")
    page.get_by_role("button", name="Sign in").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Your events"
    assert page.get_by_text(SALMA).is_visible()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"


def test_the_link_of_the_mail_signs_in_and_in_another_browser_wants_the_code(
    site, salma, new_page
) -> None:
    here, elsewhere = new_page(), new_page()
    here.goto("/sign-in")
    here.get_by_label("Your mail address").fill(SALMA)
    here.get_by_role("button", name="Send me the mail").click()
    link, _ = site.mailed()

    elsewhere.goto(link)
    assert elsewhere.get_by_label("The code of the mail").is_visible()
    here.goto(link)
    here.get_by_role("button", name="Sign in").click()
    assert here.get_by_text(SALMA).is_visible()


def test_a_form_on_another_sites_page_changes_nothing(site, salma, new_page) -> None:
    page = new_page()
    page.goto(site.link(salma))
    page.get_by_role("button").click()
    action = f"{site.url}/sign-out"
    # a page without origin, as any other site is a foreign one
    page.goto(f"data:text/html,<form method=post action={action}><button>Win</button></form>")
    with page.expect_response(action) as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403
    page.goto("/")
    assert page.get_by_text(SALMA).is_visible()


def test_the_language_is_chosen_on_any_page_and_kept(site, new_page) -> None:
    page = new_page()
    page.goto("/sign-in?next=/events/fair")
    page.get_by_role("link", name="العربية").click()
    assert page.url == f"{site.url}/sign-in?next=%2Fevents%2Ffair&language=ar"
    page.goto("/privacy")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.get_by_role("heading", level=1).inner_text() == "الخصوصية"


PAGES = ["/", "/sign-in/code", "/privacy", "/none", "/sign-in/link/gone"]


@pytest.mark.parametrize(
    ("language", "scheme"), [("en", "light"), ("fr", "dark"), ("ar", "light"), ("ar", "dark")]
)
def test_axe_finds_nothing_and_nothing_overflows(
    site, salma, new_page, language: str, scheme: str
) -> None:
    for width in (320, 1280):
        page = new_page(width, scheme, scripts=True)
        page.goto(f"/sign-in?language={language}")
        found = [complaints_of(page)]
        page.goto(site.link(salma))
        found.append(complaints_of(page))
        page.get_by_role("button").click()
        for path in PAGES:
            page.goto(path)
            assert page.locator("html").get_attribute("lang") == language
            found.append(complaints_of(page))
        assert found == [(width, [])] * (len(PAGES) + 2)


def test_axe_finds_nothing_where_something_was_wrong(site, salma, new_page) -> None:
    page = new_page(scripts=True)
    page.goto("/sign-in/code")
    page.get_by_label("The code of the mail").fill("1")
    page.get_by_role("button").click()
    assert page.get_by_label("The code of the mail").get_attribute("aria-invalid") == "true"
    assert complaints_of(page) == (390, [])


def test_our_own_policy_lets_the_pages_look_as_they_should(site, new_page) -> None:
    page = new_page()
    page.goto("/sign-in")
    assert page.complaints == []
    assert page.get_by_role("button").evaluate("b => getComputedStyle(b).cursor") == "pointer"


def complaints_of(page: Page) -> tuple[int, list[tuple[str, str]]]:
    """How wide the page is, and what axe finds on it."""
    violations = Axe().run(page).response["violations"]
    told = [(found["id"], found["nodes"][0]["html"]) for found in violations]
    return page.evaluate("document.documentElement.scrollWidth"), told
