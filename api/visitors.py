"""Who makes a request: the session and the browser behind it; knows not what is asked for.

Cookies have the prefix ``__Host-`` where the service is reached by https: no other host, and no
page that was loaded without TLS, can set them then.
"""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated

from fastapi import Depends, Request, Response

from api.errors import NotSignedIn
from api.installation import Installation, installation_of
from matchmaking.service.sessions import SESSION_LIFETIME, SignedIn, signed_in
from matchmaking.service.signing_in import BROWSER_LIFETIME

SESSION, BROWSER = "session", "browser"
_LIFETIMES = {SESSION: SESSION_LIFETIME, BROWSER: BROWSER_LIFETIME}
_NETWORK_BITS = 64


def cookie(request: Request, name: str) -> str | None:
    """The secret that a browser has kept for us."""
    return request.cookies.get(_name(request, name))


def keep_cookie(request: Request, answer: Response, name: str, secret: str) -> None:
    """Have the browser keep a secret."""
    _set(request, answer, name, secret, _LIFETIMES[name])


def drop_cookie(request: Request, answer: Response, name: str) -> None:
    """Have the browser forget it."""
    _set(request, answer, name, "", timedelta(0))


def network_of(request: Request) -> str:
    """What is limited of a network's address: of IPv6 the part that a household gets."""
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _NETWORK_BITS), strict=False))
    return str(address)


def visitor(request: Request) -> SignedIn | None:
    """Whoever has signed in in this browser, with the roles of this moment."""
    token = cookie(request, SESSION)
    return signed_in(installation_of(request).service, token) if token else None


def member(found: Annotated[SignedIn | None, Depends(visitor)]) -> SignedIn:
    """The same, where nobody else may come.

    Raises
    ------
    NotSignedIn
    """
    if found is None:
        raise NotSignedIn
    return found


Here = Annotated[Installation, Depends(installation_of)]
Visitor = Annotated[SignedIn | None, Depends(visitor)]
Member = Annotated[SignedIn, Depends(member)]


def _is_secure(request: Request) -> bool:
    return installation_of(request).settings.is_secure


def _name(request: Request, name: str) -> str:
    return f"__Host-{name}" if _is_secure(request) else name


def _set(request: Request, answer: Response, name: str, value: str, age: timedelta) -> None:
    answer.set_cookie(
        _name(request, name),
        value,
        max_age=int(age.total_seconds()),
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )
