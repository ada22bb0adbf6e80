"""Signing in and out: a mail address, then a link or a code; only a pressed button signs in."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.rendering import page
from api.security import allowed_page
from api.speaking import words_for
from api.visitors import (
    BROWSER,
    SESSION,
    Here,
    Visitor,
    cookie,
    drop_cookie,
    keep_cookie,
    network_of,
)
from matchmaking.errors import BadInput
from matchmaking.messages import sign_in_mail
from matchmaking.service.secret import new_secret
from matchmaking.service.sessions import sign_out
from matchmaking.service.signing_in import (
    LINK_LIFETIME,
    LinkState,
    MailedLink,
    ask_for_link,
    sign_in_with_code,
    sign_in_with_link,
    state_of_link,
)

router = APIRouter()

Text = Annotated[str, Form(max_length=1000)]
Next = Annotated[str | None, Query(alias="next", max_length=1000)]


@router.get("/sign-in")
def ask(request: Request, here: Here, visitor: Visitor, then: Next = None) -> Response:
    """Ask for the mail address."""
    if visitor is not None:
        return RedirectResponse(allowed_page(then), 303)
    return _asking(request, here, then)


@router.post("/sign-in")
def mail_link(
    request: Request, here: Here, address: Text = "", then: Annotated[str, Form(alias="next")] = ""
) -> Response:
    """Have a link mailed; the answer is the same whether anybody has the address."""
    browser = cookie(request, BROWSER) or new_secret()
    try:
        link = ask_for_link(here.service, address, browser, network_of(request))
    except BadInput:
        return _asking(request, here, then, address, has_failed=True)
    if link is not None:
        _send(request, here, link, allowed_page(then))
    answer = RedirectResponse(f"/sign-in/code?{urlencode({'next': allowed_page(then)})}", 303)
    keep_cookie(request, answer, BROWSER, browser)
    return answer


@router.get("/sign-in/code")
def ask_for_code(request: Request, then: Next = None) -> Response:
    """Ask for the code of the mail, in the browser that asked for the mail."""
    return page(request, "sign_in_code.html", next=allowed_page(then), has_failed=False)


@router.post("/sign-in/code")
def take_code(
    request: Request, here: Here, code: Text = "", then: Annotated[str, Form(alias="next")] = ""
) -> Response:
    """Sign in by the code."""
    browser = cookie(request, BROWSER)
    session = browser and sign_in_with_code(here.service, code, browser, network_of(request))
    if not session:
        context = {"next": allowed_page(then), "has_failed": True}
        return page(request, "sign_in_code.html", 422, **context)
    return _entered(request, here, session, then)


@router.get("/sign-in/link/{token}")
def open_link(request: Request, here: Here, token: str, then: Next = None) -> Response:
    """Show the button that signs in; whoever only opens the link changes nothing."""
    return _link_page(request, here, token, then, has_failed=False)


@router.post("/sign-in/link/{token}")
def use_link(
    request: Request,
    here: Here,
    token: str,
    code: Text = "",
    then: Annotated[str, Form(alias="next")] = "",
) -> Response:
    """Sign in by the link, in another browser with the code of the same mail."""
    browser, network = cookie(request, BROWSER), network_of(request)
    session = sign_in_with_link(here.service, token, code, browser, network)
    if session is None:
        return _link_page(request, here, token, then, has_failed=True)
    return _entered(request, here, session, then)


@router.post("/sign-out")
def leave(request: Request, here: Here) -> Response:
    """End the session, and have the browser forget what it has seen."""
    if session := cookie(request, SESSION):
        sign_out(here.service, session)
    answer = RedirectResponse("/sign-in", 303)
    drop_cookie(request, answer, SESSION)
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


def _asking(
    request: Request,
    here: Here,
    then: str | None,
    address: str = "",
    *,
    has_failed: bool = False,
) -> Response:
    return page(
        request,
        "sign_in.html",
        422 if has_failed else 200,
        next=allowed_page(then),
        address=address,
        has_mail=here.postman.sender is not None,
        has_failed=has_failed,
    )


def _link_page(
    request: Request, here: Here, token: str, then: str | None, *, has_failed: bool
) -> Response:
    state = state_of_link(here.service, token, cookie(request, BROWSER))
    if state is LinkState.GONE:
        return page(request, "sign_in_gone.html", 410)
    context = {
        "next": allowed_page(then),
        "wants_code": state is LinkState.WANTS_CODE,
        "has_failed": has_failed,
    }
    return page(request, "sign_in_link.html", 422 if has_failed else 200, **context)


def _send(request: Request, here: Here, link: MailedLink, then: str) -> None:
    sender = here.postman.sender
    if sender is not None:
        address = f"{here.settings.public_url}/sign-in/link/{link.token}"
        if then != "/":
            address += f"?{urlencode({'next': then})}"
        words = words_for(request)
        here.postman.send(
            sign_in_mail(words, sender, link.address, address, link.code, LINK_LIFETIME)
        )


def _entered(request: Request, here: Here, session: str, then: str) -> Response:
    """A new session takes the place of the one that the browser had."""
    if earlier := cookie(request, SESSION):
        sign_out(here.service, earlier)
    answer = RedirectResponse(allowed_page(then), 303)
    keep_cookie(request, answer, SESSION, session)
    return answer
