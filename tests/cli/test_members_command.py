"""Who is what to an event, as the operator types it."""

import re
from pathlib import Path

import pytest

from tests.mailbox import mail_server

ADA = "ada@fair.example"


@pytest.fixture
def data(tmp_path: Path, examples: Path, matchmaking, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("MATCHMAKING_DATA", str(folder))
    assert matchmaking("import", examples / "delegations").returncode == 0
    return folder


def lines(done) -> list[str]:
    """What it printed, with every account's id as one letter."""
    assert done.returncode == 0, done.stderr
    return re.sub(r"a-[0-9a-f]{16}", "A", done.stdout).splitlines()


def test_roles_are_given_listed_and_taken(data, matchmaking) -> None:
    page = "http://127.0.0.1:8000/sign-in"
    assert lines(matchmaking("grant", "delegations", ADA, "owner")) == [
        f"No mail was sent, as smtp_host is not set. Tell {ADA} to sign in at {page}"
    ]
    matchmaking("invite", "delegations", "Argan & Fils", "bo@fair.example")
    assert lines(matchmaking("members", "delegations")) == [
        f"owner  {ADA}  A",
        "manager  bo@fair.example  Argan & Fils  A",
    ]

    taken = ("bo@fair.example", "manager", "--for", "Argan & Fils")
    assert lines(matchmaking("revoke", "delegations", *taken)) == []
    assert lines(matchmaking("members", "delegations")) == [f"owner  {ADA}  A"]
    refused = matchmaking("revoke", "delegations", ADA, "owner")
    assert (refused.returncode, refused.stderr) == (
        4,
        "An event needs an owner; make somebody else an owner first.\n",
    )
    told = [line.split("  ")[1:4] for line in lines(matchmaking("history", "delegations"))]
    assert told[:3] == [
        ["operator", "revoke_role", "A"],
        ["operator", "invite", "A"],
        ["operator", "grant_role", "A"],
    ]


def test_whoever_is_invited_is_told_by_mail_in_the_events_language(
    data, matchmaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server() as mailbox:
        monkeypatch.setenv("MATCHMAKING_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("MATCHMAKING_SMTP_PORT", str(mailbox.port))
        monkeypatch.setenv("MATCHMAKING_SMTP_SECURITY", "none")
        monkeypatch.setenv("MATCHMAKING_MAIL_FROM", "meetings@fair.example")
        assert lines(matchmaking("invite", "delegations", "weave", ADA)) == [
            f"A mail to {ADA} is on its way."
        ]
        mail = mailbox.next_mail()
    assert mail["To"] == ADA
    assert mail["Subject"] == "Three companies on either side: your access"
    assert "http://127.0.0.1:8000/sign-in" in mail.get_content()


def test_what_is_not_there_is_told(data, matchmaking) -> None:
    assert matchmaking("members", "nothing").returncode == 4
    assert matchmaking("revoke", "delegations", ADA, "owner").returncode == 4
    assert matchmaking("invite", "delegations", "nobody", ADA).returncode == 4
    assert matchmaking("grant", "delegations", "ada", "owner").returncode == 2
    assert matchmaking("grant", "delegations", ADA, "king").returncode == 2
