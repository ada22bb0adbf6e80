"""`matchmaking serve` as a user types it: has the web and a worker kept running, and is neither."""

import errno
import os
import signal
import socket
import sys
import threading
from typing import Annotated

import typer

from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.errors import Conflict, Said
from matchmaking.logs import set_up_logs
from matchmaking.service.command import Service
from matchmaking.service.erasure_list import erase_again
from matchmaking.service.operators import first_operators_link
from matchmaking.settings import PREFIX, Settings, read_settings
from matchmaking.supervision import Program, keep_running
from matchmaking.words import Words

_BACKLOG = 2048


def serve_command(
    data: DataFolder = None,
    host: Annotated[
        str | None, typer.Option(help="Where to listen.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="0 takes any that is free.", show_default="8000"),
    ] = None,
) -> None:
    """Serve the web, with a worker beside it, until SIGTERM or Ctrl-C.

    In an empty folder a database is made first, and a link to sign in is printed for the first
    organiser. Whichever of the two processes dies is started again.
    """
    settings = read_settings(data=data, host=host, port=port)
    with _listening(settings) as listener:
        settings = read_settings(data=data, host=host, port=listener.getsockname()[1])
        with opened_store(data, makes_new=True) as store:
            erase_again(Service(store), settings.data)
            token = first_operators_link(Service(store), only_if_new=True)
        _say_where(settings, token)
        set_up_logs(settings.log_format, sys.stderr)
        _hand_down(settings)
        keep_running(_programs(listener), _told_to_end())


def _listening(settings: Settings) -> socket.socket:
    """A socket that the web processes inherit: nobody is turned away while one starts again."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    where = {"host": settings.host, "port": settings.port}
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Conflict([Said("serve.port_taken", where)]) from error
        problem = {**where, "problem": error.strerror}
        raise Conflict([Said("serve.cannot_listen", problem)]) from error


def _say_where(settings: Settings, token: str | None) -> None:
    words, address = Words("en"), settings.public_url
    print(words.say("serve.address", address=address))
    if token is None:
        print(words.say("serve.how_to_sign_in"), flush=True)
    else:
        print(words.say("serve.sign_in", link=f"{address}/sign-in/link/{token}"), flush=True)


def _hand_down(settings: Settings) -> None:
    """Have the children read the same settings, from the environment."""
    for name in ("data", "host", "port"):
        os.environ[f"{PREFIX}{name.upper()}"] = str(getattr(settings, name))


def _programs(listener: socket.socket) -> list[Program]:
    number = listener.fileno()
    web = [sys.executable, "-m", "api", "--socket", str(number)]
    worker = [sys.executable, "-m", "matchmaking", "worker"]
    return [Program("web", web, [number]), Program("worker", worker)]


def _told_to_end() -> threading.Event:
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    return stopping
