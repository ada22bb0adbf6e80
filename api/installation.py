"""What the routes and pages of one web process stand on; knows no route."""

from dataclasses import dataclass

from fastapi import Request

from matchmaking.messages import Postman
from matchmaking.service.command import Service
from matchmaking.settings import Settings


@dataclass(frozen=True, slots=True)
class Installation:
    """The settings, the database and the way out for mails."""

    settings: Settings
    service: Service
    postman: Postman


def installation_of(request: Request) -> Installation:
    """The installation that a request came to."""
    found: Installation = request.app.state.installation
    return found
