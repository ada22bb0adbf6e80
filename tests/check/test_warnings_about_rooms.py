"""Video rooms that an outsider could find, and those that none could."""

from collections.abc import Callable

import pytest

from matchmaking.check import Warning, warnings
from matchmaking.model.event import Event, Video, VideoProvider
from matchmaking.model.participant import Participant


@pytest.fixture
def guessable(morning: Callable[..., Event]) -> Callable[[Video], list[object]]:
    """The links (or secrets, by message) that are told for a setting of ``video``."""
    people = [Participant("ada", "Ada", "any", "UTC", company="Argan & Fils")]
    people += [Participant("bo", "Bo", "any", "UTC")]

    def judge(video: Video) -> list[object]:
        found = warnings(morning(people, "ada bo high", name="Innovdays Maroc", video=video))
        return [warning.fields.get("link", warning.message) for warning in found]

    return judge


def jitsi(secret: str | None) -> Video:
    return Video(VideoProvider.JITSI, base_url="https://meet.example.org", secret=secret)


def pool(*ends: str) -> Video:
    links = tuple(f"https://video.example.org/{end}" for end in ends)
    return Video(VideoProvider.POOL, links=links)


@pytest.mark.parametrize(
    "video",
    [
        Video(),
        jitsi(None),
        Video(VideoProvider.URL_TEMPLATE, template="https://video.example.org/r/{room}"),
        jitsi("q7Zp2mXw9LsT4vKc"),
        jitsi("kwtzqgmhxvbpcfrn"),
        jitsi("8f3a91c07be4d625f01c9ae37d48b260"),
        Video(secret="unused"),
    ],
)
def test_random_rooms_and_long_secrets_are_safe(
    guessable: Callable[[Video], list[object]], video: Video
) -> None:
    assert guessable(video) == []


@pytest.mark.parametrize(
    "secret", ["secret", "innovdays2027", "Argan-Fils-Maroc-2027!", "aaaaaaaaaaaaaaaaaaaaaaaa",
               "0123456789abcdefghijkl", "xK3!pq"],
)  # fmt: skip
def test_a_secret_of_known_words_or_patterns_is_weak(
    guessable: Callable[[Video], list[object]], secret: str
) -> None:
    assert guessable(jitsi(secret)) == ["check.weak_secret"]


def test_links_that_are_numbered_or_named_are_told(
    guessable: Callable[[Video], list[object]],
) -> None:
    safe = "abq-dkzw-rmt"
    links = ["room1", "room2", "argan-fils", "j/81230000001", "j/81230000002", safe]
    assert guessable(pool(*links)) == [f"https://video.example.org/{link}" for link in links[:-1]]


def test_links_with_random_ends_are_safe(guessable: Callable[[Video], list[object]]) -> None:
    links = [
        "xkf-pmzq-wbt/join",
        "rdh-vgsn-yco/join",
        "j/91835207464?pwd=tR7bWq2Zk",
        "8b1f0c7e5d3a",
    ]
    assert guessable(pool(*links)) == []


def test_one_link_alone_is_judged_by_itself(guessable: Callable[[Video], list[object]]) -> None:
    assert guessable(pool("Innovdays-Maroc-Room-1")) == [
        "https://video.example.org/Innovdays-Maroc-Room-1"
    ]
    assert guessable(pool("wbt-xkfq-pmz")) == []


def test_a_warning_never_repeats_the_secret(morning: Callable[..., Event]) -> None:
    people = [Participant(id, id, "any", "UTC") for id in ("ada", "bo")]
    found = warnings(morning(people, "ada bo high", video=jitsi("hunter2")))
    assert found == (Warning("check.weak_secret"),)
