"""What is answered when something goes wrong: a page to browsers, else a problem (RFC 9457).

It knows the status of each error, which the errors themselves do not.
"""

import math
from collections.abc import Callable, Coroutine, Mapping
from typing import Any
from urllib.parse import urlencode

import structlog
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.rendering import page, wants_page
from api.speaking import words_for
from matchmaking.errors import (
    BadInput,
    Conflict,
    MatchmakingError,
    NoneFound,
    NoSchedule,
    NotAllowed,
    NotThere,
    Refused,
    RejectedSchedule,
    StorageFull,
    TooLate,
    TooOften,
    Unavailable,
)
from matchmaking.files import mistake_text
from matchmaking.refusals import refusal_lines

log = structlog.get_logger()

STATUS: Mapping[type[MatchmakingError], tuple[int, str]] = {
    NotThere: (404, "not_there"),
    NotAllowed: (403, "not_allowed"),
    TooLate: (409, "too_late"),
    TooOften: (429, "too_often"),
    Conflict: (409, "conflict"),
    BadInput: (422, "bad_input"),
    NoSchedule: (409, "no_schedule"),
    NoneFound: (409, "none_found"),
    RejectedSchedule: (500, "defect"),
    StorageFull: (507, "storage_full"),
    Unavailable: (503, "database_away"),
}
_SECONDS_TO_COME_BACK = "10"
"""After which a database that was away is worth another try."""

_BY_STATUS = {400: "bad_request", 404: "not_there", 405: "bad_method", 413: "too_large"}


class NotSignedIn(Exception):
    """The page is for somebody who has signed in."""


def problem(
    request: Request,
    status: int,
    name: str,
    lines: list[str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer to a request that failed; `name` is stable, and a key of the catalogues."""
    request_id = request.state.request_id
    words = words_for(request)
    title = words.say(f"problem.{name}")
    answer: Response
    if wants_page(request):
        context = {"title": title, "lines": lines or [], "request_id": request_id}
        answer = page(request, "problem.html", status, **context)
    else:
        document = {
            "type": f"urn:matchmaking:problem:{name}",
            "title": title,
            "status": status,
            "detail": " ".join(lines or []) or title,
            "request_id": request_id,
        }
        answer = JSONResponse(document, status, media_type="application/problem+json")
    answer.headers.update(headers or {})
    return answer


def _status_of(error: MatchmakingError) -> tuple[int, str]:
    return next(told for kind, told in STATUS.items() if isinstance(error, kind))


async def _on_known(request: Request, error: MatchmakingError) -> Response:
    status, name = _status_of(error)
    words = words_for(request)
    match error:
        case Refused():
            lines = refusal_lines(error, words)
        case BadInput():
            lines = [mistake_text(mistake, words) for mistake in error.mistakes]
        case _:
            lines = []
    seconds = error.wait.total_seconds() if isinstance(error, TooOften) else None
    headers = {} if seconds is None else {"retry-after": str(math.ceil(seconds))}
    return problem(request, status, name, lines, headers)


async def _on_http(request: Request, error: HTTPException) -> Response:
    name = _BY_STATUS.get(error.status_code, "bad_request")
    return problem(request, error.status_code, name, headers=error.headers)


async def _on_invalid(request: Request, _error: RequestValidationError) -> Response:
    return problem(request, 422, "bad_input")


async def _on_not_signed_in(request: Request, _error: NotSignedIn) -> Response:
    if wants_page(request):
        return RedirectResponse(f"/sign-in?{urlencode({'next': request.url.path})}", 303)
    return problem(request, 401, "not_signed_in")


async def _on_unavailable(request: Request, error: Unavailable) -> Response:
    status, name = _status_of(error)
    log.error(name, problem=error.problem)
    may_be_stored = request.method == "POST" and not isinstance(error, StorageFull)
    lines = [words_for(request).say("problem.look_first")] if may_be_stored else []
    return problem(request, status, name, lines, {"retry-after": _SECONDS_TO_COME_BACK})


EXCEPTION_HANDLERS: dict[
    int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]
] = {
    MatchmakingError: _on_known,
    HTTPException: _on_http,
    RequestValidationError: _on_invalid,
    NotSignedIn: _on_not_signed_in,
    Unavailable: _on_unavailable,
}


class Failsafe:
    """Answers where nobody else did: a defect, of which the log has the trace and the id."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer when that fails before anything was sent."""
        has_begun = False

        async def note_and_send(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, note_and_send)
        except Exception:
            log.exception("defect")
            if scope["type"] != "http" or has_begun:
                raise
            await problem(Request(scope), 500, "defect")(scope, receive, send)
