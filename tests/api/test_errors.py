"""What is answered when something goes wrong, to people and to programs."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.errors import STATUS
from matchmaking.errors import (
    Conflict,
    MatchmakingError,
    NotAllowed,
    NotThere,
    Refused,
    Said,
    StorageFull,
    TooLate,
    TooOften,
    Unavailable,
)
from matchmaking.service.command import Service
from matchmaking.settings import read_settings
from tests.api.site import Site, served
from tests.mailbox import free_port

JSON = {"accept": "application/json"}


def errors_below(error: type[MatchmakingError]) -> Iterator[type[MatchmakingError]]:
    for one in error.__subclasses__():
        yield one
        yield from errors_below(one)


def test_every_error_but_the_branch_of_refusals_has_a_status() -> None:
    without = {one for one in errors_below(MatchmakingError) if not issubclass(one, tuple(STATUS))}
    assert without == {Refused}


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    """One kind is enough: nothing here depends on it."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'matchmaking.db')}"


@pytest.fixture
def failing(store, mailbox, tmp_path):
    """Serves one page that raises what it is given."""
    raised: list[Exception] = []
    settings = read_settings(data=tmp_path, port=free_port())
    service = Service(store)

    def fail() -> None:
        raise raised[0]

    def with_failure(app: FastAPI) -> FastAPI:
        app.get("/fail")(fail)
        return app

    with served(settings, service, with_failure(create_app(settings, service))):
        yield Site(settings, service, mailbox), raised


@pytest.mark.parametrize(
    ("error", "status", "name", "detail"),
    [
        (
            NotThere("event", "fair"),
            404,
            "not_there",
            "There is no fair here, or it is not for you.",
        ),
        (NotAllowed("grant_role"), 403, "not_allowed", "Your role does not include this."),
        (
            TooLate("wishes_until", datetime(2027, 2, 1, 17, tzinfo=UTC)),
            409,
            "too_late",
            "This was possible until Monday, 1 February 2027, 17:00 (UTC+0, UTC).",
        ),
        (
            TooOften(timedelta(seconds=61)),
            429,
            "too_often",
            "That was too often. Try again in 2 minutes.",
        ),
        (
            Conflict([Said("refused.last_owner")]),
            409,
            "conflict",
            "An event needs an owner; make somebody else an owner first.",
        ),
        (
            Unavailable("secret"),
            503,
            "database_away",
            "The database cannot be reached; try again soon",
        ),
        (
            StorageFull("secret"),
            507,
            "storage_full",
            "There is no room left to store this, so nothing was changed;"
            " whoever runs this service has to make some",
        ),
        (ValueError("secret"), 500, "defect", "Something went wrong on our side"),
    ],
)
def test_a_program_gets_a_problem(failing, error, status: int, name: str, detail: str) -> None:
    site, raised = failing
    raised.append(error)
    answer = httpx.get(f"{site.url}/fail", headers=JSON)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert document.pop("title")
    assert document == {
        "type": f"urn:matchmaking:problem:{name}",
        "status": status,
        "detail": detail,
        "request_id": answer.headers["x-request-id"],
    }


def test_whoever_has_to_wait_is_told_how_long(failing) -> None:
    site, raised = failing
    raised.append(TooOften(timedelta(seconds=61)))
    assert httpx.get(f"{site.url}/fail").headers["retry-after"] == "61"


def test_a_defect_is_logged_with_the_number_that_the_page_shows(failing, logs) -> None:
    site, raised = failing
    raised.append(ZeroDivisionError())
    answer = httpx.get(f"{site.url}/fail", headers={"accept": "text/html"})
    number = answer.headers["x-request-id"]
    assert answer.status_code == 500
    assert number in answer.text
    assert "ZeroDivisionError" not in answer.text
    (trace,) = [
        line for line in logs.getvalue().splitlines() if number in line and "defect" in line
    ]
    assert "ZeroDivisionError" in trace


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/none", 404), ("PUT", "/sign-in", 405)]
)
def test_what_is_not_there_is_a_page_to_people(site, method: str, path: str, status: int) -> None:
    with site.browser(**{"accept-language": "fr-MA, ar;q=0.8"}) as client:
        answer = client.request(method, path)
    assert answer.status_code == status
    assert '<html lang="fr" dir="ltr">' in answer.text


def test_a_program_without_session_is_told_to_sign_in(site) -> None:
    answer = httpx.get(f"{site.url}/", headers=JSON)
    assert (answer.status_code, answer.json()["title"]) == (401, "Sign in first")


def test_the_log_of_a_request_has_its_number_and_no_secret(site, logs) -> None:
    token = "t" * 43
    answer = httpx.get(f"{site.url}/sign-in/link/{token}?next=/events/private")
    number = answer.headers["x-request-id"]
    (line,) = [line for line in logs.getvalue().splitlines() if number in line]
    assert '"path": "/sign-in/link/…"' in line
    assert "private" not in line
