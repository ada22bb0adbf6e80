"""Whether asking for a link takes as long for an address that nobody has as for one that is known.

python -m benchmarks.sign_in

Both are asked for in turns, over HTTP, on SQLite in a temporary folder; each by a browser and from
a network of its own, lest limits stand in the way. A mail server on this machine takes the mails.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from api.__main__ import configuration
from api.app import create_app
from matchmaking.logs import set_up_logs
from matchmaking.service.accounts import account_for
from matchmaking.service.command import Service
from matchmaking.settings import read_settings
from matchmaking.storage import Store
from matchmaking.storage.migrating import migrate

TRIES = 200
MOST_DIFFERENCE_MILLISECONDS = 5.0
_MAIL_PORT = 18025


def main() -> None:
    """Print both medians and their difference; leave with 1 where it is too large."""
    with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w") as nowhere:
        set_up_logs("json", nowhere)
        store = Store.in_folder(Path(folder))
        migrate(store)
        seconds = _measured(Service(store), Path(folder))
    medians = {kind: statistics.median(found) * 1000 for kind, found in seconds.items()}
    difference = abs(medians["known"] - medians["unknown"])
    for kind, median in medians.items():
        print(f"{kind:<10} {median:6.2f} ms")
    print(f"difference {difference:6.2f} ms of at most {MOST_DIFFERENCE_MILLISECONDS:.0f} ms")
    sys.exit(difference > MOST_DIFFERENCE_MILLISECONDS)


def _measured(service: Service, folder: Path) -> dict[str, list[float]]:
    with service.store.writing() as connection:
        for number in range(TRIES):
            account_for(connection, f"known{number}@fair.example", service.clock())
    mail = Controller(Sink(), hostname="127.0.0.1", port=_MAIL_PORT)
    mail.start()
    settings = read_settings(
        data=folder,
        trusted_proxies="127.0.0.1",
        port=0,
        smtp_host="127.0.0.1",
        smtp_port=_MAIL_PORT,
        smtp_security="none",
        mail_from="meetings@fair.example",
    )
    server = uvicorn.Server(configuration(create_app(settings, service), settings))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        return _asked(f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join()
        mail.stop()


def _asked(address: str) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {"known": [], "unknown": []}
    for number in range(TRIES):
        for kind, found in seconds.items():
            headers = {
                "host": "127.0.0.1:0",  # the public address of these settings
                "sec-fetch-site": "same-origin",
                "x-forwarded-for": f"10.0.{number}.{len(kind)}",
            }
            data = {"address": f"{kind}{number}@fair.example"}
            begun_at = time.perf_counter()
            answer = httpx.post(f"{address}/sign-in", data=data, headers=headers)
            found.append(time.perf_counter() - begun_at)
            if answer.status_code != httpx.codes.SEE_OTHER:
                raise SystemExit(f"Signing in was answered with {answer.status_code}, not 303.")
    return seconds


if __name__ == "__main__":
    main()
