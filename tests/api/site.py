"""A real server with a real database and a real mail server, as a browser meets it."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn
from fastapi import FastAPI

from api.__main__ import configuration
from api.app import create_app
from matchmaking.service.accounts import account_for
from matchmaking.service.command import Service
from matchmaking.service.signing_in import printed_link
from matchmaking.settings import Settings
from tests.mailbox import Mailbox

LINK = re.compile(r"https?://\S+/sign-in/link/\S+")
CODE = re.compile(r"^\d{8}$", re.MULTILINE)


@dataclass
class Site:
    """A running server."""

    settings: Settings
    service: Service
    mailbox: Mailbox

    @property
    def url(self) -> str:
        """Where it is reached on this machine."""
        return f"http://127.0.0.1:{self.settings.port}"

    @contextmanager
    def browser(self, **headers: str) -> Iterator[httpx.Client]:
        """A client that says of itself what a browser says on a page of the site."""
        own = {"accept": "text/html", "sec-fetch-site": "same-origin", **headers}
        with httpx.Client(base_url=self.url, headers=own, timeout=60) as client:
            yield client

    def account(self, address: str) -> str:
        """The id of a new account."""
        with self.service.store.writing() as connection:
            return account_for(connection, address, self.service.clock())

    def link(self, account_id: str) -> str:
        """The path of a link as the operator prints it."""
        with self.service.store.writing() as connection:
            return f"/sign-in/link/{printed_link(connection, account_id, self.service.clock())}"

    def mailed(self) -> tuple[str, str]:
        """The address and the code of the next mail."""
        text = self.mailbox.next_mail().get_content().replace("\r\n", "\n")
        (link,), (code,) = LINK.findall(text), CODE.findall(text)
        return link, code


@contextmanager
def served(settings: Settings, service: Service, app: FastAPI | None = None) -> Iterator[None]:
    """Serve the application, or another one, in a thread on the port of the settings."""
    app = app or create_app(settings, service)
    server = uvicorn.Server(configuration(app, settings))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield
    server.should_exit = True
    thread.join()
