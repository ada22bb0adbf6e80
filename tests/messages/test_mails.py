"""What the mails say, and that a real mail server gets them."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from structlog.testing import capture_logs

from matchmaking.messages import Postman, invitation_mail, sign_in_mail
from matchmaking.messages.postman import ATTEMPTS
from matchmaking.settings import Settings, read_settings
from matchmaking.words import Words

LINK = "https://fair.example/sign-in/link/" + "t" * 43
SENDER, SALMA = "meetings@fair.example", "salma@argan.example"


class Mailbox:
    """What a mail server has taken; it can be told to refuse the next mails."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refusals = 0

    async def handle_DATA(self, _server, _session, envelope) -> str:
        if self.refusals:
            self.refusals -= 1
            return "451 Try again later"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def settings(mailbox, tmp_path) -> Iterator[Settings]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    yield read_settings(
        data=tmp_path,
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        mail_from=SENDER,
    )
    server.stop()


def sign_in(language: str) -> EmailMessage:
    return sign_in_mail(
        Words(language), SENDER, SALMA, LINK, "01234567", lifetime=timedelta(minutes=10)
    )


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_mail_arrives_as_it_was_written(settings, mailbox, language: str) -> None:
    written = sign_in(language)
    postman = Postman(settings)
    postman.send(written)
    postman.close()

    (mail,) = mailbox.mails
    heads = ["From", "To", "Subject", "Auto-Submitted", "Content-Language"]
    assert [mail[head] for head in heads] == [written[head] for head in heads]
    assert mail.get_content().splitlines() == written.get_content().splitlines()
    lines = mail.get_content().splitlines()
    assert LINK in lines  # each alone in its line
    assert "01234567" in lines
    assert mail["Subject"].endswith("01234567")


def test_a_server_that_refuses_is_asked_again(settings, mailbox) -> None:
    mailbox.refusals = ATTEMPTS - 1
    postman = Postman(settings, seconds_between=0)
    postman.send(sign_in("en"))
    postman.close()
    assert len(mailbox.mails) == 1


def test_a_mail_that_cannot_be_sent_is_given_up_and_the_log_does_not_tell_whose(
    settings, mailbox
) -> None:
    mailbox.refusals = ATTEMPTS
    with capture_logs() as lines:
        postman = Postman(settings, seconds_between=0)
        postman.send(sign_in("en"))
        postman.close()
    assert mailbox.mails == []
    attempt = {"event": "mail_not_sent", "log_level": "warning", "error": "SMTPDataError"}
    given_up = {"event": "mail_given_up", "log_level": "error"}
    assert lines == [*({**attempt, "attempt": n} for n in (1, 2, 3)), given_up]


def test_an_events_name_cannot_write_into_the_head_of_a_mail() -> None:
    name = "Fair\r\nBcc: all@fair.example"
    mail = invitation_mail(Words("en"), SENDER, SALMA, name, "https://fair.example/sign-in")
    assert mail["Subject"] == "Fair Bcc: all@fair.example: your access"
    assert mail["Bcc"] is None


def test_without_a_mail_server_there_is_no_sender(tmp_path) -> None:
    assert Postman(read_settings(data=tmp_path)).sender is None
