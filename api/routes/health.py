"""Whether the process lives, whether it can do its work, and its numbers."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.security import comes_from_here
from api.visitors import Here
from matchmaking.errors import NotThere
from matchmaking.service.health import readiness

router = APIRouter()


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "alive"}


@router.get("/readyz")
def readyz(here: Here) -> JSONResponse:
    """Everything that it needs is there; else 503, and what is missing is false."""
    found = readiness(here.service)
    return JSONResponse(found, 200 if all(found.values()) else 503)


@router.get("/metrics")
def metrics(request: Request, here: Here) -> Response:
    """For Prometheus on this machine, or with the token of the settings."""
    if not (comes_from_here(request) or _has_token(request, here)):
        raise NotThere("page", "/metrics")
    return Response(request.app.state.metrics.text(), media_type=CONTENT_TYPE_LATEST)


def _has_token(request: Request, here: Here) -> bool:
    token = here.settings.metrics_token
    given = request.headers.get("authorization", "").encode()
    return token is not None and secrets.compare_digest(
        given, f"Bearer {token.get_secret_value()}".encode()
    )
