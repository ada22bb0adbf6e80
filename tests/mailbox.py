"""A real mail server of the tests' own that keeps what it takes."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

PATIENCE_SECONDS = 20


class Mailbox:
    """What a mail server has taken; it can be told to refuse the next mails."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.mails: list[EmailMessage] = []
        self.refusals = 0

    async def handle_DATA(self, _server, _session, envelope) -> str:
        """Take a mail, or not."""
        if self.refusals:
            self.refusals -= 1
            return "451 Try again later"
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def next_mail(self) -> EmailMessage:
        """Take out the earliest mail, once it is there."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.mails:
            assert time.monotonic() < until, "no mail came"
            time.sleep(0.01)
        return self.mails.pop(0)


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server on a free port of this machine."""
    mailbox = Mailbox(free_port())
    server = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    server.start()
    yield mailbox
    server.stop()


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
