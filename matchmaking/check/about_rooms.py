"""Warnings about video rooms that an outsider could find; knows no meeting and opens no link."""

import math
import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise, takewhile

from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Warning
from matchmaking.model.event import Event, VideoProvider

LEAST_BITS_OF_A_SECRET = 56
"""A secret can be tried out on one known link, as fast as machines are."""

LEAST_BITS_OF_A_LINK = 30
"""A link can only be tried out at the provider, one request a guess."""

SHORTEST_WORD, LONGEST_WORD = 4, 40
"""In letters; shorter words stand in random texts by chance."""

# fmt: off
_COMMON_WORDS = frozenset([
    "secret", "password", "passwort", "motdepasse", "changeme", "azerty", "qwerty", "room",
    "rooms", "raum", "salle", "sala", "booth", "stand", "table", "meeting", "meetings", "meet",
    "rendezvous", "reunion", "visio", "video", "call", "conference", "event", "test", "demo",
    "link", "host", "guest", "join", "html",
])
# fmt: on


def guessable_rooms(prospects: Prospects) -> Iterator[Warning]:
    """A weak secret behind the rooms, or links of a pool that follow a pattern.

    Rooms without a secret are random, so a template or a server's address gives nothing away.
    """
    video = prospects.event.video
    if video.provider is VideoProvider.POOL:
        for link in _guessable_links(video.links, _known_words(prospects.event)):
            yield Warning("check.guessable_link", {"link": link})
    elif video.secret is not None and video.provider is not VideoProvider.NONE:
        bits = unknown_bits(video.secret, _known_words(prospects.event))
        if bits < LEAST_BITS_OF_A_SECRET:
            yield Warning("check.weak_secret")


def unknown_bits(text: str, known_words: Set[str]) -> float:
    """About how many bits of `text` remain unknown to somebody who knows the words.

    Each character that neither repeats nor continues the one before it counts with the size of
    its alphabet: digits 10, small letters 26, capitals 26, signs 32, as far as `text` uses them.

    >>> unknown_bits("innovdays12345", {"innovdays"}) < 4
    True
    """
    rest = _without(text, known_words)
    surprising = sum(abs(ord(a) - ord(b)) > 1 for a, b in pairwise(rest)) + bool(rest)
    alphabets = {"[0-9]": 10, "[a-z]": 26, "[A-Z]": 26, "[^0-9a-zA-Z]": 32}
    size = sum(letters for pattern, letters in alphabets.items() if re.search(pattern, rest))
    return min(surprising, 2 * len(set(rest))) * math.log2(max(size, 1))


def _without(text: str, known_words: Set[str]) -> str:
    """The text after every known word in it is cut out, the longest first at each place."""
    rest, place = [], 0
    while place < len(text):
        longest = min(len(text), place + LONGEST_WORD)
        ends = range(longest, place + SHORTEST_WORD - 1, -1)
        word_end = next((e for e in ends if text[place:e].casefold() in known_words), None)
        if word_end is None:
            rest.append(text[place])
        place = word_end or place + 1
    return "".join(rest)


def _known_words(event: Event) -> Set[str]:
    """Words that anybody may know: common ones, the year, and those in the names of the event."""
    names = [event.id, event.name, event.domain or "", str(event.sessions[0].start.year)]
    for person in event.participants:
        names += [person.id, person.name, person.company or ""]
    return _COMMON_WORDS | {word for name in names for word in re.findall(r"\w+", name.casefold())}


def _guessable_links(links: tuple[str, ...], known_words: Set[str]) -> Iterator[str]:
    """Yield the links of which too little is left without what they share with another."""
    paths = {link: link.removeprefix("https://").partition("/")[2] for link in links}
    starts = _shared_starts(paths.values())
    ends = _shared_starts(path[::-1] for path in paths.values())
    for link, path in paths.items():
        own = path[starts[path] : len(path) - ends[path[::-1]]]
        if unknown_bits(own, known_words) < LEAST_BITS_OF_A_LINK:
            yield link


def _shared_starts(texts: Iterable[str]) -> dict[str, int]:
    """For each text the length of the longest beginning that another one has too."""
    # In sorted order the text with which one shares most stands beside it.
    ordered = sorted(texts)
    shared = dict.fromkeys(ordered, 0)
    for one, other in pairwise(ordered):
        same = takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
        length = len(list(same))
        shared[one], shared[other] = max(shared[one], length), max(shared[other], length)
    return shared
