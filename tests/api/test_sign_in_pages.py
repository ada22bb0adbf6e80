"""Signing in and out, as a browser without scripts does it."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import delete, select

from matchmaking.service.signing_in import ASKING, KNOCKING
from matchmaking.storage.tables import accounts, sessions

SALMA = "salma@argan.example"


@pytest.fixture(autouse=True)
def salma(site) -> str:
    return site.account(SALMA)


def ask(client: httpx.Client, address: str = SALMA, **fields: str) -> httpx.Response:
    return client.post("/sign-in", data={"address": address, **fields})


def path_of(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def who(client: httpx.Client) -> str | None:
    """The address that the first page shows."""
    answer = client.get("/")
    if answer.status_code == 303:
        return None
    (address,) = re.findall(r"<bdi>(\S+@\S+)</bdi>", answer.text)
    return address


def test_a_link_signs_in_when_its_button_is_pressed(site) -> None:
    with site.browser() as client:
        asked = ask(client)
        assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in/code?next=%2F")
        link, _ = site.mailed()
        assert link.startswith(f"{site.url}/sign-in/link/")

        for _ in range(3):  # whoever only opens it changes nothing
            assert client.get(path_of(link)).status_code == 200
        assert who(client) is None
        pressed = client.post(path_of(link))

        assert (pressed.status_code, pressed.headers["location"]) == (303, "/")
        assert who(client) == SALMA
        assert client.get(path_of(link)).status_code == 410
        assert client.post(path_of(link)).status_code == 410


def test_the_code_signs_in_where_the_mail_was_asked_for(site) -> None:
    with site.browser() as client:
        ask(client)
        _, code = site.mailed()
        assert client.get("/sign-in/code").status_code == 200
        wrong = client.post("/sign-in/code", data={"code": "1"})
        assert (wrong.status_code, "Set-Cookie" in wrong.headers) == (422, False)
        client.post("/sign-in/code", data={"code": code})
        assert who(client) == SALMA


def test_another_browser_needs_the_code_too(site) -> None:
    with site.browser() as client, site.browser() as other:
        ask(client)
        link, code = site.mailed()
        assert 'name="code"' in other.get(path_of(link)).text
        assert other.post(path_of(link)).status_code == 422
        assert who(other) is None
        other.post(path_of(link), data={"code": code})
        assert (who(other), who(client)) == (SALMA, None)


def test_a_link_of_the_operator_holds_in_any_browser(site, salma) -> None:
    link = site.link(salma)
    with site.browser() as client:
        assert 'name="code"' not in client.get(link).text
        client.post(link)
        assert who(client) == SALMA


def test_an_unknown_address_gets_the_same_answer_and_no_mail(site) -> None:
    with site.browser() as known, site.browser() as unknown:
        answers = [ask(known), ask(unknown, "nobody@argan.example")]
        assert answers[0].status_code == answers[1].status_code
        assert answers[0].content == answers[1].content
        assert [sorted(answer.headers) for answer in answers[1:]] == [sorted(answers[0].headers)]
        pages = [client.get("/sign-in/code").text for client in (known, unknown)]
        assert pages[0] == pages[1]
    assert site.mailbox.next_mail()["To"] == SALMA
    assert site.mailbox.mails == []


def test_what_is_no_address_is_told_beside_the_field(site) -> None:
    with site.browser() as client:
        answer = ask(client, '"><script>')
    assert answer.status_code == 422
    assert 'aria-invalid="true" aria-describedby="wrong"' in answer.text
    assert "<script>" not in answer.text


def test_signing_in_gives_a_new_session_and_ends_the_earlier_one(site, salma) -> None:
    with site.browser() as client:
        client.post(site.link(salma))
        earlier = client.cookies["session"]
        client.post(site.link(salma))
        assert client.cookies["session"] != earlier
    with site.browser() as thief:
        thief.cookies.set("session", earlier)
        assert who(thief) is None


def test_a_session_that_somebody_else_has_chosen_is_none(site, salma) -> None:
    with site.browser() as client:
        client.cookies.set("session", "chosen")
        answer = client.post(site.link(salma))
        assert "chosen" not in answer.headers["set-cookie"]


def test_signing_out_ends_the_session_and_clears_the_browser(site, salma) -> None:
    with site.browser() as client:
        client.post(site.link(salma))
        kept = client.cookies["session"]
        answer = client.post("/sign-out")
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
        assert answer.headers["clear-site-data"] == '"cache", "storage"'
        assert "session" not in client.cookies
        client.cookies.set("session", kept)
        assert who(client) is None


def test_a_session_ends_at_once_with_its_account(site, salma) -> None:
    with site.browser() as client:
        client.post(site.link(salma))
        assert who(client) == SALMA
        with site.service.store.writing() as connection:
            connection.execute(delete(accounts))
            assert connection.execute(select(sessions)).all() == []
        assert who(client) is None


def test_the_page_that_was_wanted_is_shown_after_signing_in(site) -> None:
    with site.browser() as client:
        ask(client, next="/events/fair")
        link, _ = site.mailed()
        assert "/events/fair" in client.get(path_of(link)).text
        pressed = client.post(path_of(link), data={"next": "/events/fair"})
        assert pressed.headers["location"] == "/events/fair"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "/\\evil.example",
        "\t//evil.example",
        "/\t/evil.example",
        "https:evil.example",
        "https://evil.example",
        "java\nscript:alert(1)",
        "/events//evil.example",
        "/events/../sign-out",
        "/events/x\n",
        "",
    ],
)
def test_nobody_is_sent_elsewhere(site, salma, elsewhere: str) -> None:
    with site.browser() as client:
        pressed = client.post(site.link(salma), data={"next": elsewhere})
        assert pressed.headers["location"] == "/"
        shown = client.get("/sign-in", params={"next": elsewhere})
        assert shown.headers["location"] == "/"


def test_a_cookie_is_for_this_host_and_for_no_script(site, salma) -> None:
    with site.browser() as client:
        (kept,) = client.post(site.link(salma)).headers.get_list("set-cookie")
    name, *attributes = kept.split("; ")
    assert name.startswith("session=")
    assert attributes == ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=lax"]


def test_asking_too_often_says_how_long_to_wait(site) -> None:
    with site.browser() as client:
        answers = [ask(client) for _ in range(ASKING.burst + 1)]
        assert {answer.status_code for answer in answers[:-1]} == {303}
        assert answers[-1].status_code == 429
        assert 0 < int(answers[-1].headers["retry-after"]) <= ASKING.interval.total_seconds()


def test_a_network_cannot_be_made_up(site) -> None:
    with site.browser() as client:
        statuses = [
            client.post(
                "/sign-in/code", data={"code": "1"}, headers={"x-forwarded-for": f"192.0.2.{n}"}
            ).status_code
            for n in range(3)
        ]
        ask(client)
        statuses = [
            client.post(
                "/sign-in/code", data={"code": "1"}, headers={"x-forwarded-for": f"192.0.2.{n}"}
            ).status_code
            for n in range(KNOCKING.burst + 1)
        ]
    assert statuses[-1] == 429
