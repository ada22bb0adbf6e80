"""Pages from their templates; knows the content of none."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.installation import installation_of
from api.speaking import COOKIE, PARAMETER, chosen_language, words_for
from matchmaking.words import Words

LANGUAGE_NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}
_YEAR_SECONDS = 365 * 24 * 3600


def page(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """A page in the reader's language, which is remembered where it was chosen."""
    words = words_for(request)
    html = (
        _templates()
        .get_template(template)
        .render(words=words, languages=_languages(request, words), **context)
    )
    answer = HTMLResponse(html, status)
    if language := chosen_language(request):
        answer.set_cookie(
            COOKIE,
            language,
            max_age=_YEAR_SECONDS,
            httponly=True,
            samesite="lax",
            secure=installation_of(request).settings.is_secure,
        )
    return answer


def wants_page(request: Request) -> bool:
    """Whether it is a browser that asks, for somebody to read."""
    return "text/html" in request.headers.get("accept", "")


def _languages(request: Request, words: Words) -> list[dict[str, object]]:
    """The same page in each language."""
    return [
        {
            "code": code,
            "name": name,
            "direction": Words(code).direction,
            "query": request.url.include_query_params(**{PARAMETER: code}).query,
            "is_this": code == words.language,
        }
        for code, name in LANGUAGE_NAMES.items()
    ]


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("api"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
