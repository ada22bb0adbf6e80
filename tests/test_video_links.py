"""Each meeting has its link, the one that it had before wherever that is possible."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matchmaking.model.event import Event, Video, VideoProvider
from matchmaking.model.schedule import Meeting
from matchmaking.video_links import room_name, with_links

NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
POOL = Video(VideoProvider.POOL, links=("https://v.example/1", "https://v.example/2"))


def event_with(video: Video) -> Event:
    return Event("e", "E", "UTC", 20, (), (), video=video)


def meeting(id: str, starts_at: datetime = NINE, url: str | None = None) -> Meeting:
    ends_at = starts_at + timedelta(minutes=20)
    return Meeting(id, ("a", "b"), starts_at, ends_at, 0, False, url, 0, NINE, NINE)


def links(video: Video, meetings: list[Meeting], *earlier: Meeting) -> list[str | None]:
    linked = with_links(event_with(video), meetings, {before.id: before for before in earlier})
    return [meeting.video_url for meeting in linked]


def test_without_a_provider_there_is_no_link() -> None:
    assert links(Video(), [meeting("m-1")]) == [None]


def test_a_secret_gives_the_same_room_in_every_run() -> None:
    # printf 'm-1' | openssl dgst -sha256 -hmac 'secret', first 24 digits
    assert room_name("secret", "m-1") == "446c8f869dc9336bf3db9bb3"


def test_without_a_secret_rooms_are_random() -> None:
    rooms = {room_name(None, "m-1") for _ in range(100)}
    assert (len(rooms), {len(room) for room in rooms}) == (100, {24})


@pytest.mark.parametrize("base_url", ["https://meet.example", "https://meet.example/"])
def test_jitsi_appends_the_room_to_its_address(base_url: str) -> None:
    video = Video(VideoProvider.JITSI, base_url=base_url, secret="s")
    assert links(video, [meeting("m-1")]) == [f"https://meet.example/{room_name('s', 'm-1')}"]


def test_a_template_takes_the_room() -> None:
    video = Video(VideoProvider.URL_TEMPLATE, template="https://v.example/{room}?x=1", secret="s")
    assert links(video, [meeting("m-1")]) == [f"https://v.example/{room_name('s', 'm-1')}?x=1"]


def test_a_link_is_kept_when_the_meeting_moves() -> None:
    video = Video(VideoProvider.JITSI, base_url="https://meet.example")
    before = meeting("m-1", NINE, "https://meet.example/old")
    assert links(video, [meeting("m-1", TEN)], before) == ["https://meet.example/old"]


def test_a_pool_link_serves_one_meeting_at_a_time() -> None:
    # Two at nine share the pool; the one at ten may have the first link again.
    meetings = [meeting("m-1"), meeting("m-2"), meeting("m-3", TEN)]
    assert links(POOL, meetings) == [POOL.links[0], POOL.links[1], POOL.links[0]]


def test_a_pool_link_that_is_gone_is_replaced() -> None:
    before = meeting("m-1", NINE, "https://v.example/gone")
    assert links(POOL, [meeting("m-1")], before) == [POOL.links[0]]


def test_a_meeting_that_stays_keeps_its_link_before_one_that_moves_there() -> None:
    # Both had link 1, at nine and at ten; the one from ten moves to nine, where it is taken.
    moving, staying = meeting("m-1", TEN, POOL.links[0]), meeting("m-2", NINE, POOL.links[0])
    now = [meeting("m-1", NINE), meeting("m-2", NINE)]
    assert links(POOL, now, moving, staying) == [POOL.links[1], POOL.links[0]]


def test_a_link_from_elsewhere_serves_one_meeting_at_a_time_too() -> None:
    # The earlier schedule came from a pool, or from another program that had one link for all.
    one, other = (meeting(id, NINE, "https://v.example/all") for id in ("m-1", "m-2"))
    now = [meeting("m-1"), meeting("m-2")]
    assert links(Video(), now, one, other) == ["https://v.example/all", None]


def test_only_the_link_changes() -> None:
    (linked,) = with_links(event_with(POOL), [meeting("m-1")], {})
    assert linked == replace(meeting("m-1"), video_url=POOL.links[0])
