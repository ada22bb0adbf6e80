"""What the mails say, and that a real mail server gets them."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage

import pytest
from structlog.testing import capture_logs

from matchmaking.messages import Postman, invitation_mail, sign_in_mail
from matchmaking.messages.postman import ATTEMPTS
from matchmaking.settings import Settings, read_settings
from matchmaking.words import Words
from tests.mailbox import Mailbox, mail_server

LINK = "https://fair.example/sign-in/link/" + "t" * 43
SENDER, SALMA = "meetings@fair.example", "salma@argan.example"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as mailbox:
        yield mailbox


@pytest.fixture
def settings(mailbox, tmp_path) -> Settings:
    return read_settings(
        data=tmp_path,
        smtp_host="127.0.0.1",
        smtp_port=mailbox.port,
        smtp_security="none",
        mail_from=SENDER,
    )


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
