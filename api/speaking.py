"""In which language somebody is answered: the one that was chosen, else the browser's."""

from starlette.requests import Request

from matchmaking.model.participant import LANGUAGES
from matchmaking.words import Words

COOKIE = "language"
PARAMETER = "language"
_MOST_WISHES = 20


def chosen_language(request: Request) -> str | None:
    """The language that the address asks for."""
    language = request.query_params.get(PARAMETER)
    return language if language in LANGUAGES else None


def words_for(request: Request) -> Words:
    """The texts for a request: by its address, its cookie, its browser's wishes, or English."""
    remembered = request.cookies.get(COOKIE)
    wished = _wished(request.headers.get("accept-language", ""))
    candidates = (chosen_language(request), remembered, *wished)
    return Words(next((found for found in candidates if found in LANGUAGES), "en"))


def _wished(header: str) -> list[str]:
    """The languages of ``fr-MA, ar;q=0.8``, the dearest first."""
    wishes = []
    for part in header.split(",")[:_MOST_WISHES]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((-float(quality or 1), tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return [language for _, language in sorted(wishes, key=lambda wish: wish[0])]
