"""What every request and every answer has to keep to; knows no route.

Who asks under another name than ours, or from another site's page, is refused before anything is
read (OWASP: Host header injection; cross-site request forgery, by fetch metadata).
"""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import problem
from matchmaking.settings import Settings, is_loopback

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        "form-action 'self'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
_LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?")
_PAGES = re.compile(r"/|/(?:events|privacy)(?:/[A-Za-z0-9_-]+)*")


def allowed_page(path: str | None) -> str:
    """The page to go to after signing in: one of ours, whatever was asked for."""
    return path if path is not None and _PAGES.fullmatch(path) else "/"


def comes_from_here(connection: HTTPConnection) -> bool:
    """Whether a request was made on this machine, and passed on by no proxy."""
    is_near = connection.client is not None and is_loopback(connection.client.host)
    is_direct = not any(name in connection.headers for name in _FORWARDED)
    has_near_name = _LOOPBACK.fullmatch(connection.headers.get("host", "")) is not None
    return is_near and is_direct and has_near_name


class Guard:
    """Refuses what comes under a foreign name or from a foreign page; adds the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._origin = settings.public_url
        self._host = urlsplit(self._origin).netloc
        self._is_secure = settings.is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer that it is refused."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        await answer(scope, receive, self._with_headers(scope, send))

    def _answer(self, request: Request) -> ASGIApp:
        if not self._is_our_name(request):
            return problem(request, 400, "foreign_host")
        if request.method not in SAFE_METHODS and not self._is_our_page(request):
            return problem(request, 403, "foreign_page")
        return self._app

    def _is_our_name(self, request: Request) -> bool:
        return request.headers.get("host", "").lower() == self._host or comes_from_here(request)

    def _is_our_page(self, request: Request) -> bool:
        """By what the browser says of the page; one that says nothing is refused.

        Our own pages send ``Origin: null``, because they tell no referrer.
        """
        headers: Headers = request.headers
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        own = {self._origin, f"http://{headers['host']}" if comes_from_here(request) else ""}
        if site is not None:
            return site in ("same-origin", "none") and (origin in (None, "null") or origin in own)
        return origin is not None and origin in own

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        is_static = scope["path"].startswith("/static/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers["cache-control"] = "no-cache" if is_static else "no-store"
                if self._is_secure:
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        return send_with_headers
