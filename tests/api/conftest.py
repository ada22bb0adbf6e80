"""A site to visit, and the promise that no secret of the session stands in any log."""

import io
import logging
import re
from collections.abc import Iterator

import pytest
import structlog

from api.pages import sign_in
from matchmaking.logs import set_up_logs
from matchmaking.service import sessions, signing_in
from matchmaking.service.command import Service
from matchmaking.settings import read_settings
from tests.api.site import Site, served
from tests.mailbox import Mailbox, free_port, mail_server

METRICS_TOKEN = "a token for Prometheus"
ISSUERS = [
    (signing_in, "new_secret"),
    (signing_in, "new_code"),
    (sessions, "new_secret"),
    (sign_in, "new_secret"),
]


@pytest.fixture(scope="session", autouse=True)
def logs() -> Iterator[io.StringIO]:
    """Everything that is logged while this room is tested; at the end no secret stands in it."""
    issued = [METRICS_TOKEN]
    patch = pytest.MonkeyPatch()
    for module, name in ISSUERS:
        patch.setattr(module, name, _kept(getattr(module, name), issued))
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logs("json", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    patch.undo()
    text = stream.getvalue()
    # a code of digits is none inside a longer number
    assert [one for one in issued if re.search(rf"(?<![0-9a-f]){one}(?![0-9a-f])", text)] == []


def _kept(make, issued):
    def make_and_keep() -> str:
        issued.append(make())
        return issued[-1]

    return make_and_keep


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def site(store, mailbox, tmp_path) -> Iterator[Site]:
    settings = read_settings(
        data=tmp_path,
        port=free_port(),
        smtp_host="127.0.0.1",
        smtp_port=mailbox.port,
        smtp_security="none",
        mail_from="meetings@fair.example",
        metrics_token=METRICS_TOKEN,
        contact="privacy@fair.example",
    )
    service = Service(store)
    with served(settings, service):
        yield Site(settings, service, mailbox)
