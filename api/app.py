"""The web application, put together from its parts; does nothing itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api.errors import EXCEPTION_HANDLERS, Failsafe
from api.installation import Installation
from api.metrics import Metrics
from api.observing import Observer
from api.pages import home, privacy, sign_in
from api.routes import health
from api.security import Guard
from matchmaking.messages import Postman
from matchmaking.service.command import Service
from matchmaking.settings import Settings
from matchmaking.storage import Store

MOST_BODY_BYTES = 1_000_000
STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings, service: Service | None = None) -> FastAPI:
    """The application over the database of the settings, or over a given service."""
    service = service or Service(Store(settings.store_url))
    installation = Installation(settings, service, Postman(settings))
    metrics = Metrics(service)
    app = FastAPI(
        title="matchmaking",
        openapi_url=None,
        redirect_slashes=False,
        lifespan=_lifespan,
        exception_handlers=EXCEPTION_HANDLERS,
        max_body_size=MOST_BODY_BYTES,
    )
    app.state.installation = installation
    app.state.metrics = metrics
    for router in (health.router, home.router, privacy.router, sign_in.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # the last one that is added sees a request first
    app.add_middleware(Failsafe)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(Observer, metrics=metrics)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    installation: Installation = app.state.installation
    installation.postman.close()
    installation.service.store.close()
