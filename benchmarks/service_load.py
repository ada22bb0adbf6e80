"""How long reads take while a run uses all cores: the web, a worker, and readers who keep coming.

    python -m benchmarks.service_load [--seconds S] [--rate R] [--database URL]

Without a URL a SQLite database in a temporary folder is read. Requests are sent at the moments at
which they are due, whether or not earlier ones were answered, and count from then.
"""

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import httpx

from benchmarks.machine import machine
from matchmaking.files import read_event
from matchmaking.service.command import Service, clock
from matchmaking.service.events import create_event
from matchmaking.service.members import grant_role
from matchmaking.service.roles import OPERATOR, Role
from matchmaking.service.runs import Order, ask_for_run, read_run
from matchmaking.service.sessions import begin_session
from matchmaking.storage import Store
from matchmaking.storage.migrating import migrate

EVENT = Path(__file__).parents[1] / "examples" / "innovdays"
CORES = 2
RUN_SECONDS = 3000.0
PATIENCE_SECONDS = 120.0

PATHS = ("/", "/readyz")
"""The first page of somebody who has signed in (session, roles, events), and whether all is well.

Both read the database each time.
"""

CONNECTIONS = 20
"""Which the readers share, as behind a proxy."""


def main() -> None:
    """Measure one database, first without a run and then beside one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.service_load")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--rate", type=float, default=100.0, help="requests a second")
    parser.add_argument("--database", help="postgresql+psycopg://…, an empty database")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = arguments.database or f"sqlite:///{folder}/matchmaking.db"
        store = Store(url)
        migrate(store)
        print(
            f"{machine()}; {store.engine.name}, {arguments.rate:.0f} requests a second", flush=True
        )
        _measure(Service(store), folder, arguments.rate, arguments.seconds)
        store.close()


def _measure(service: Service, folder: str, rate: float, seconds: float) -> None:
    event = read_event(EVENT)
    create_event(service, OPERATOR, event.id, event)
    cookies = {"session": _session(service, event.id)}
    port = _free_port()
    environment = {
        **os.environ,
        "MATCHMAKING_DATA": folder,
        "MATCHMAKING_DATABASE_URL": service.store.url,
        "MATCHMAKING_PORT": str(port),
    }
    address = f"http://127.0.0.1:{port}"

    def measure(beside: str, web: subprocess.Popen[bytes]) -> None:
        cpu = _cpu_seconds(web)
        taken = asyncio.run(_asked(address, cookies, rate, seconds))
        _tell(beside, taken, _cpu_seconds(web) - cpu)

    with _program(environment, "api") as web, _program(environment, "matchmaking", "worker"):
        _wait_until(lambda: _is_ready(address))
        measure("no run", web)
        order = Order(seconds=RUN_SECONDS, workers=CORES)
        run_id = ask_for_run(service, OPERATOR, event.id, order, RUN_SECONDS)
        _wait_until(lambda: _searches(service, event.id, run_id))
        measure("a run at work", web)


def _session(service: Service, event_id: str) -> str:
    account = grant_role(service, OPERATOR, event_id, "ada@fair.example", Role.EDITOR).account_id
    with service.store.writing() as connection:
        return begin_session(connection, account, clock())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _program(environment: dict[str, str], *module: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of this program that is told to end after the body; what it logs is dropped."""
    process = subprocess.Popen(  # noqa: S603 -- no shell; the modules are named in this file
        [sys.executable, "-m", *module], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _cpu_seconds(process: subprocess.Popen[bytes]) -> float:
    """What a process has used so far, as Linux tells it (proc(5): utime and stime)."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz").is_success
    except httpx.TransportError:
        return False


def _searches(service: Service, event_id: str, run_id: str) -> bool:
    lines = read_run(service, OPERATOR, event_id, run_id)["lines"]
    return any(line["kind"] == "progress" for line in lines)


def _wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > until:
            raise TimeoutError("it did not begin in time")
        time.sleep(0.2)


async def _asked(address: str, cookies: dict[str, str], rate: float, seconds: float) -> list[float]:
    """The seconds from the moment at which each request was due to its answer."""
    due: asyncio.Queue[tuple[str, float] | None] = asyncio.Queue()
    readers = [asyncio.create_task(_read(address, cookies, due)) for _ in range(CONNECTIONS)]
    begun_at = time.perf_counter()
    for number, path in zip(range(round(rate * seconds)), cycle(PATHS), strict=False):
        due_at = begun_at + number / rate
        await asyncio.sleep(max(0.0, due_at - time.perf_counter()))
        due.put_nowait((path, due_at))
    for _ in readers:
        due.put_nowait(None)
    return [taken for reader in readers for taken in await reader]


async def _read(
    address: str, cookies: dict[str, str], due: asyncio.Queue[tuple[str, float] | None]
) -> list[float]:
    """Ask over one connection for whatever is due, until nothing is any more."""
    taken = []
    async with httpx.AsyncClient(base_url=address, cookies=cookies, timeout=60) as client:
        while (request := await due.get()) is not None:
            path, due_at = request
            answer = await client.get(path)
            answer.raise_for_status()
            taken.append(time.perf_counter() - due_at)
    return taken


def _tell(beside: str, seconds: list[float], cpu_seconds: float) -> None:
    median, last = statistics.median(seconds), statistics.quantiles(seconds, n=100)[-1]
    print(
        f"{beside}: {len(seconds)} answers, median {median * 1000:.0f} ms,"
        f" 99th percentile {last * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms;"
        f" {cpu_seconds / len(seconds) * 1000:.1f} ms of the web's CPU each",
        flush=True,
    )


if __name__ == "__main__":
    main()
