"""Which IANA zone a city, a country or Windows means; used for advice only, never to decide."""

import re
from collections import defaultdict
from functools import cache
from importlib import resources

from babel.core import get_global

from matchmaking.files.guesses import NameIndex, skeleton
from matchmaking.model.zones import zone_names


def zone_meant(word: str) -> str | None:
    """The zone that a city, a country with one zone or a Windows name stands for.

    An offset such as ``UTC+1`` names no zone, and its look-alike ``Etc/GMT+1`` means the reverse.
    """
    if re.search(r"[+-]\s*\d", word) or not skeleton(word):
        return None
    meant = _zone_index().meant(skeleton(word))
    return None if meant is None else _zones_by_skeleton()[meant]


@cache
def _zone_index() -> NameIndex:
    return NameIndex(_zones_by_skeleton())


@cache
def _zones_by_skeleton() -> dict[str, str]:
    """Zones by what they may be called; the later of two that share a name wins."""
    windows = get_global("windows_zone_mapping")
    zones = {skeleton(name): windows[name] for name in windows}
    zones |= {skeleton(country): zone for country, zone in _countries_with_one_zone()}
    deepest_first = sorted(zone_names(), key=lambda name: (-name.count("/"), name))
    zones |= {skeleton(name.rsplit("/", 1)[-1]): name for name in deepest_first}
    return zones | {skeleton(name): name for name in zone_names()}


def _countries_with_one_zone() -> list[tuple[str, str]]:
    zones_of = defaultdict(list)
    for code, _, zone in _listing("zone.tab"):
        zones_of[code].append(zone)
    names = {code: name for code, name, *_ in _listing("iso3166.tab")}
    return [(names[code], zones[0]) for code, zones in zones_of.items() if len(zones) == 1]


def _listing(name: str) -> list[list[str]]:
    text = resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t")[:3] for line in text.splitlines() if not line.startswith("#")]
