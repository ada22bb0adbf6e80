"""What a worker does beside runs: personal data whose time is over is erased; both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from matchmaking.files import read_event
from matchmaking.service.command import Service
from matchmaking.service.erasing import erase_participant
from matchmaking.service.erasure_list import FILE
from matchmaking.service.events import create_event
from matchmaking.service.members import grant_role
from matchmaking.service.roles import OPERATOR, Role
from matchmaking.settings import Settings
from matchmaking.storage import Store
from matchmaking.worker.upkeep import keep_up
from tests.mailbox import mail_server
from tests.service.clocks import Clock
from tests.worker.conftest import EVENT, EXAMPLES, wait_until

DUE_AT = datetime(2028, 5, 11, 12, tzinfo=UTC)
"""A year after the last session of the example."""

OWNERS = ("ada@fair.example", "bo@fair.example")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(store: Store, clock: Clock) -> Service:
    """An event in French is stored, which two people own."""
    service = Service(store, clock)
    event = replace(read_event(EXAMPLES / "delegations"), id=EVENT, language="fr")
    create_event(service, OPERATOR, EVENT, event)
    for address in OWNERS:
        grant_role(service, OPERATOR, EVENT, address, Role.OWNER)
    return service


def test_owners_get_mails_in_the_events_language_and_then_it_is_erased(
    service, clock, tmp_path: Path
) -> None:
    subjects = []
    with mail_server() as mailbox, capture_logs() as logs:
        settings = Settings(
            data=tmp_path / "data",
            smtp_host="127.0.0.1",
            smtp_port=mailbox.port,
            smtp_security="none",
            mail_from="meetings@fair.example",
        )
        for days in (31, 30, 29, 7, 1, 0):
            clock.now = DUE_AT - timedelta(days=days)
            keep_up(service, settings)
            mails = sorted(mailbox.mails, key=lambda mail: mail["To"])
            subjects.append((days, [(mail["To"], mail["Subject"]) for mail in mails]))
            assert all("11 mai 2028" in mail.get_content() for mail in mails)
            mailbox.mails.clear()
    subject = (
        "Three companies on either side\xa0: les données personnelles"
        " seront effacées le jeudi 11 mai 2028"
    )
    to_both = [(address, subject) for address in OWNERS]
    assert subjects == [(31, []), (30, to_both), (29, []), (7, to_both), (1, []), (0, [])]
    line = f'{{"event": "{EVENT}", "at": "2028-05-11T12:00:00Z"}}\n'
    assert (tmp_path / "data" / FILE).read_text() == line
    assert not any(address in str(logs) for address in OWNERS)


def test_without_mail_it_is_announced_in_the_history_and_erased(service, clock, tmp_path) -> None:
    settings = Settings(data=tmp_path / "data")
    for days in (7, 0):
        clock.now = DUE_AT - timedelta(days=days)
        keep_up(service, settings)
    assert (tmp_path / "data" / FILE).exists()


def test_a_worker_lists_what_others_have_erased_when_it_starts(
    service, workers, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHMAKING_DATA", str(tmp_path / "data"))
    erase_participant(service, OPERATOR, EVENT, "weave")
    workers.start()
    wait_until((tmp_path / "data" / FILE).exists)
