"""Every text in English, French and Arabic, and how dates and numbers are written; decides none.

The catalogues are ``locale/<language>/<domain>.po``, one domain for each room that speaks
(``calendars``, ``report``, ``errors``, ...). A message's key begins with its domain's subject,
for example ``reason.vetoed``; its text is a `str.format` template.
"""

import datetime as dt
import gettext
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO

from babel import Locale
from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from matchmaking.errors import LocalTime, Said
from matchmaking.model.participant import LANGUAGES
from matchmaking.model.zones import utc_offset, wall_clock

_LOCALES = {"en": "en_GB", "fr": "fr_FR", "ar": "ar_MA"}
_STEERING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True)
class Words:
    """The texts of one language: en, fr or ar."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"language must be one of {LANGUAGES}, got {self.language!r}")

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML's ``dir`` wants it."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    @property
    def locale(self) -> Locale:
        """Babel's locale; Morocco's for Arabic, which writes 0-9 as its readers do."""
        return _locale(self.language)

    def say(self, key: str, **fields: object) -> str:
        """The text of a key with its placeholders filled.

        Raises
        ------
        KeyError
            When the language's catalogues lack the key: a defect, never a silent fallback.
        """
        return _template(self.language, key).format(**fields)

    def count(self, key: str, number: int, **fields: object) -> str:
        """The text of a key in the plural form for `number`, which fills ``{number}``."""
        template = _translations(self.language).ngettext(key, key, number)
        if template == key:
            raise KeyError(f"{self.language}: {key}")
        return template.format(number=self.number(number), **fields)

    def listed(self, parts: Iterable[str]) -> str:
        """The parts of a list side by side, with the language's comma between them."""
        return self.say("common.comma").join(parts)

    def speak(self, said: Said) -> str:
        """The text of a sentence that was kept without a language."""
        return self.say(said.message, **self.told(said.fields))

    def told(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Placeholders that were kept without a language, with local times as texts."""
        return {
            name: self.time_and_city(value.instant, value.zone)
            if isinstance(value, LocalTime)
            else value
            for name, value in fields.items()
        }

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """A share in 0..1 as a percentage with at most two decimals."""
        return format_percent(share, format="#,##0.## %", locale=self.locale)

    def date(self, day: dt.date) -> str:
        """A day in full, for example ``Tuesday, 16 February 2027``."""
        return format_date(day, format="full", locale=self.locale)

    def short_date(self, day: dt.date) -> str:
        """A day in short, for example ``Tue 16 Feb``."""
        return format_date(day, format="EEE d MMM", locale=self.locale)

    def time(self, clock: dt.time | dt.datetime) -> str:
        """Hours and minutes on 24 hours, for example ``09:30``."""
        return format_time(clock, format="HH:mm", locale=self.locale)

    def wall_time(self, instant: dt.datetime, zone_name: str) -> str:
        """An instant as the zone's clock shows it, with offset and zone.

        For example ``Tuesday, 16 February 2027, 10:00 (UTC+0, Casablanca)``.
        """
        local = wall_clock(instant, zone_name)
        zone = self.listed([offset_text(instant, zone_name), self.city(zone_name)])
        return f"{self.listed([self.date(local), self.time(local)])} ({zone})"

    def short_time(self, instant: dt.datetime, zone_name: str) -> str:
        """The same in short, without offset and zone, for example ``Tue 16 Feb 10:00``."""
        local = wall_clock(instant, zone_name)
        return f"{self.short_date(local)} {self.time(local)}"

    def time_and_city(self, instant: dt.datetime, zone_name: str) -> str:
        """The same with the zone's city, for example ``Tue 16 Feb 10:00 (Casablanca)``."""
        return f"{self.short_time(instant, zone_name)} ({self.city(zone_name)})"

    def isolated(self, name: str) -> str:
        """A name or number in Latin letters that keeps its own direction inside Arabic text."""
        return isolated(name) if self.direction == "rtl" else name

    def city(self, zone_name: str) -> str:
        """The city that a zone is named after, in the language where Babel knows it."""
        known = self.locale.time_zones.get(zone_name, {}).get("city")
        return str(known or zone_name.rsplit("/", 1)[-1].replace("_", " "))


def isolated(name: str) -> str:
    """A name that keeps its own direction and disturbs no text around it (Unicode's isolates).

    Steering characters of its own are taken out: one that is never closed would turn the rest.
    """
    return f"\u2068{name.translate(_STEERING)}\u2069"


def offset_text(instant: dt.datetime, zone_name: str) -> str:
    """The offset of a zone at an instant, for example ``UTC+0``, ``UTC-3:30``, ``UTC+5:45``."""
    minutes = round(utc_offset(instant, zone_name).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def catalogue_messages(language: str) -> dict[str, tuple[str, ...]]:
    """All keys of a language with their texts, several where there are plural forms.

    Raises
    ------
    ValueError
        When a key stands in two domains.
    """
    texts: dict[str, tuple[str, ...]] = {}
    for domain, catalogue in _catalogues(language):
        for message in catalogue:
            if not message.id:
                continue
            key = message.id if isinstance(message.id, str) else message.id[0]
            if key in texts:
                raise ValueError(f"{language}: {key} stands in {domain} and in another domain")
            forms = message.string
            texts[key] = (forms,) if isinstance(forms, str) else tuple(forms or ())
    return texts


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])


@cache
def _template(language: str, key: str) -> str:
    template = _translations(language).gettext(key)
    if template == key:
        raise KeyError(f"{language}: {key}")
    return template


@cache
def _translations(language: str) -> gettext.NullTranslations:
    translations: gettext.NullTranslations | None = None
    for _, catalogue in _catalogues(language):
        binary = BytesIO()
        write_mo(binary, catalogue)
        binary.seek(0)
        one = gettext.GNUTranslations(binary)
        if translations is not None:
            one.add_fallback(translations)
        translations = one
    return translations or gettext.NullTranslations()


def _catalogues(language: str) -> Iterator[tuple[str, Catalog]]:
    folder = resources.files("matchmaking").joinpath("locale", language)
    for file in sorted(folder.iterdir(), key=lambda path: path.name):
        if file.name.endswith(".po"):
            yield (
                file.name.removesuffix(".po"),
                read_po(BytesIO(file.read_bytes()), locale=_LOCALES[language]),
            )
