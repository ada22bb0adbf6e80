"""``python -m api``: one web process; reads its settings, and logs to standard error."""

import argparse
import socket
import sys

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from matchmaking.lifeline import end_with_parent
from matchmaking.logs import set_up_logs
from matchmaking.settings import Settings, read_settings


def main() -> None:
    """Serve until SIGTERM or Ctrl-C; what has begun is finished within 10 seconds."""
    end_with_parent()
    parser = argparse.ArgumentParser(prog="python -m api", description="One web process.")
    parser.add_argument("--socket", type=int, help="a listening socket that was inherited")
    inherited = parser.parse_args().socket
    settings = read_settings()
    set_up_logs(settings.log_format, sys.stderr)
    server = uvicorn.Server(configuration(create_app(settings), settings))
    server.run(sockets=None if inherited is None else [socket.socket(fileno=inherited)])


def configuration(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How the server runs: it logs as we do, and trusts the proxies that were named."""
    return uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=8,
    )


if __name__ == "__main__":
    main()
