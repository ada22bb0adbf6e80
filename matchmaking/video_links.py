"""The video link of each meeting; knows no calendar and opens no connection."""

import hashlib
import hmac
import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from matchmaking.model.event import Event, Video, VideoProvider
from matchmaking.model.schedule import Meeting

ROOM_HEX_DIGITS = 24


def with_links(
    event: Event, meetings: Iterable[Meeting], earlier: Mapping[str, Meeting]
) -> tuple[Meeting, ...]:
    """The same meetings, each with its link.

    Parameters
    ----------
    event
        Its `video` settings say where links come from.
    meetings
        Without links.
    earlier
        The meetings of an earlier schedule by id; their links are kept, so that nobody has to be
        told a new one, except a pool's link that is gone or taken in the meeting's slot.
    """
    if event.video.provider is VideoProvider.POOL:
        return tuple(_from_pool(event.video.links, tuple(meetings), earlier))
    return tuple(
        replace(meeting, video_url=_link_of(earlier, meeting) or _own_link(event.video, meeting))
        for meeting in meetings
    )


def _link_of(earlier: Mapping[str, Meeting], meeting: Meeting) -> str | None:
    return earlier[meeting.id].video_url if meeting.id in earlier else None


def _own_link(video: Video, meeting: Meeting) -> str | None:
    room = room_name(video.secret, meeting.id)
    if video.provider is VideoProvider.JITSI and video.base_url:
        return f"{video.base_url.rstrip('/')}/{room}"
    if video.provider is VideoProvider.URL_TEMPLATE and video.template:
        return video.template.replace("{room}", room)
    return None


def room_name(secret: str | None, meeting_id: str) -> str:
    """24 hex digits that nobody guesses: HMAC-SHA256(secret, meeting id), or random ones."""
    if secret is None:
        return secrets.token_hex(ROOM_HEX_DIGITS // 2)
    digest = hmac.new(secret.encode(), meeting_id.encode(), hashlib.sha256)
    return digest.hexdigest()[:ROOM_HEX_DIGITS]


def _from_pool(
    links: tuple[str, ...], meetings: tuple[Meeting, ...], earlier: Mapping[str, Meeting]
) -> Iterator[Meeting]:
    taken: defaultdict[datetime, set[str]] = defaultdict(set)
    given: dict[str, str] = {}
    for meeting in _those_that_stay_first(meetings, earlier):
        link = _link_of(earlier, meeting)
        if link in links and link not in taken[meeting.starts_at]:
            given[meeting.id] = link
            taken[meeting.starts_at].add(link)
    for meeting in meetings:
        if meeting.id not in given:
            busy = taken[meeting.starts_at]
            given[meeting.id] = next(link for link in links if link not in busy)
            busy.add(given[meeting.id])
        yield replace(meeting, video_url=given[meeting.id])


def _those_that_stay_first(
    meetings: Iterable[Meeting], earlier: Mapping[str, Meeting]
) -> list[Meeting]:
    """A meeting that stays in its slot must not lose its link to one that moves there."""
    known = [meeting for meeting in meetings if meeting.id in earlier]
    return sorted(known, key=lambda m: earlier[m.id].starts_at != m.starts_at)
