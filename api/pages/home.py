"""The first page: who you are, the events that you have to do with, and the way out."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.rendering import page
from api.visitors import Here, Member
from matchmaking.service.own_events import own_events

router = APIRouter()


@router.get("/")
def home(request: Request, here: Here, member: Member) -> HTMLResponse:
    """For whoever has signed in."""
    events = own_events(here.service, member.actor)
    return page(request, "home.html", member=member, events=events)
