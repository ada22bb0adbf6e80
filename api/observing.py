"""Gives each request an id, logs it and counts it; knows no route.

Logged are neither what came after ``?`` nor addresses of the network, and no token of a path.
"""

import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics
from matchmaking.logs import without_secrets

log = structlog.get_logger()


class Observer:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with its id in every line that is logged meanwhile."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = scope.setdefault("state", {})["request_id"] = secrets.token_hex(8)
        status = 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id):
            begun_at = time.perf_counter()
            try:
                await self._app(scope, receive, send_with_id)
            finally:
                self._tell(scope, status, time.perf_counter() - begun_at)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        method, route = scope["method"], getattr(scope.get("route"), "path", None)
        self._metrics.count(method, route or "none", status, seconds)
        log.info(
            "request",
            method=method,
            path=without_secrets(scope["path"]),
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )
