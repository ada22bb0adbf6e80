"""What every request and every answer keeps to: names, origins, headers."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from matchmaking.service.command import Service
from matchmaking.settings import read_settings
from tests.api.site import Site, served
from tests.mailbox import free_port

OWN_PAGE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """One kind is enough: nothing here depends on it."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'matchmaking.db')}"


@pytest.fixture
def public(store, mailbox, tmp_path) -> Iterator[Site]:
    """The same behind a proxy that is reached as https://fair.example."""
    settings = read_settings(
        data=tmp_path,
        port=free_port(),
        base_url="https://fair.example",
        trusted_proxies="127.0.0.1",
        smtp_host="127.0.0.1",
        smtp_port=mailbox.port,
        smtp_security="none",
        mail_from="meetings@fair.example",
    )
    service = Service(store)
    with served(settings, service):
        yield Site(settings, service, mailbox)


def through_proxy(**headers: str) -> dict[str, str]:
    return {"host": "fair.example", "x-forwarded-for": "192.0.2.7", **headers}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "fair.example.evil.example", "", "127.0.0.1.evil.example", "[", "127.0.0.1:x"],
)
def test_a_foreign_host_is_refused(site, host: str) -> None:
    for path in ("/sign-in", "/healthz", "/privacy", "/static/site.css", "/none"):
        assert httpx.get(f"{site.url}{path}", headers={"host": host}).status_code == 400


def test_a_proxy_does_not_make_the_world_local(public) -> None:
    local = {"host": f"127.0.0.1:{public.settings.port}", "x-forwarded-for": "192.0.2.7"}
    assert httpx.get(f"{public.url}/sign-in", headers=local).status_code == 400
    assert httpx.get(f"{public.url}/metrics", headers=local).status_code == 400
    assert httpx.get(f"{public.url}/metrics", headers=through_proxy()).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 303),
        ({"sec-fetch-site": "same-origin", "origin": "https://fair.example"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"origin": "https://fair.example"}, 303),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "https://fair.example"}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "https://evil.example"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://fair.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_change_anything(public, headers, status: int) -> None:
    answer = httpx.post(f"{public.url}/sign-out", headers=through_proxy(**headers))
    assert answer.status_code == status


def test_links_of_mails_have_the_public_address_whatever_was_asked(public) -> None:
    public.account("salma@argan.example")
    httpx.post(
        f"{public.url}/sign-in",
        data={"address": "salma@argan.example"},
        headers=through_proxy(**OWN_PAGE, **{"x-forwarded-host": "evil.example"}),
    )
    link, _ = public.mailed()
    assert link.startswith("https://fair.example/sign-in/link/")


def test_cookies_belong_to_the_host_where_there_is_tls(public) -> None:
    account = public.account("salma@argan.example")
    answer = httpx.post(f"{public.url}{public.link(account)}", headers=through_proxy(**OWN_PAGE))
    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-session=")
    assert attributes == ["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=lax", "Secure"]


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/link/x", "/", "/none", "/healthz"])
def test_every_answer_has_the_headers(public, path: str) -> None:
    answer = httpx.get(f"{public.url}{path}", headers=through_proxy(accept="text/html"))
    expected = {
        "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
        "cache-control": "no-store",
        "strict-transport-security": "max-age=31536000",
    }
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert "server" not in answer.headers


def test_a_body_that_is_too_large_is_not_read(site) -> None:
    body = {"address": "a" * 1_100_000}
    assert httpx.post(f"{site.url}/sign-in", data=body, headers=OWN_PAGE).status_code == 413


def test_what_is_no_request_gets_an_answer_and_harms_nobody(site) -> None:
    with socket.create_connection(("127.0.0.1", site.settings.port)) as wire:
        wire.sendall(b"GET /\x00\xff HTTP/9.9\r\n\r\n")
        assert b"400" in wire.recv(1000)
    assert httpx.get(f"{site.url}/healthz").json() == {"status": "alive"}
