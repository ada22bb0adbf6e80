"""What is stored about people, why, and how long: true to the code, whose numbers it shows."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.rendering import page
from api.visitors import Here
from matchmaking.service.sessions import SESSION_LIFETIME
from matchmaking.service.signing_in import BROWSER_LIFETIME

router = APIRouter()


@router.get("/privacy")
def privacy(request: Request, here: Here) -> HTMLResponse:
    """For everybody."""
    return page(
        request,
        "privacy.html",
        contact=here.settings.contact,
        retention_months=here.settings.retention_months,
        session_days=SESSION_LIFETIME.days,
        browser_days=BROWSER_LIFETIME.days,
    )
