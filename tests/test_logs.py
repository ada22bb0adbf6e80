"""One line an event, in which no secret stands and nothing can forge another line."""

import io
import json
import logging
import secrets
from collections.abc import Iterator

import pytest
import structlog

from matchmaking.logs import set_up_logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_a_line_is_json_with_its_fields_and_what_the_request_is(stream) -> None:
    set_up_logs("json", stream)
    with structlog.contextvars.bound_contextvars(request="r1"):
        structlog.get_logger("fair").info("run_done", seconds=3)
    line = json.loads(stream.getvalue())
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "run_done",
        "level": "info",
        "logger": "fair",
        "request": "r1",
        "seconds": 3,
    }


def test_a_library_that_logs_by_itself_looks_the_same(stream) -> None:
    set_up_logs("json", stream)
    logging.getLogger("library").warning("about %s", "hours")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["logger"]) == ("about hours", "warning", "library")


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_token_is_hidden_wherever_it_stands(stream, form: str) -> None:
    token = secrets.token_urlsafe(32)
    set_up_logs(form, stream)
    log = structlog.get_logger()
    log.info(f"opened /sign-in/link/{token}?x=1", header=f"session={token}; a")
    try:
        raise ValueError(token)
    except ValueError:
        log.exception("failed")
    assert token not in stream.getvalue()
    assert "opened /sign-in/link/…?x=1" in stream.getvalue()


def test_the_values_of_an_error_of_postgresql_are_hidden(stream) -> None:
    set_up_logs("json", stream)
    structlog.get_logger().error("unique\nDETAIL:  Key (email)=(ada@fair.example)\nCONTEXT: a")
    assert json.loads(stream.getvalue())["event"] == "unique\nDETAIL:…\nCONTEXT: a"


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_users_write_begins_no_line(stream, form: str) -> None:
    set_up_logs(form, stream)
    structlog.get_logger().info("looked", agent='x\n{"event": "forged"}\r\x1b[2J')
    assert len(stream.getvalue().splitlines()) == 1
    assert "\x1b" not in stream.getvalue()
