"""The video link of each meeting; knows no calendar and opens no connection."""

import hashlib
import hmac
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
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
        told a new one, except a link that is taken in the meeting's slot, or gone from the pool.
    """
    meetings = tuple(meetings)
    given, taken = _kept(event.video, meetings, earlier)
    for meeting in meetings:
        if meeting.id not in given:
            given[meeting.id] = _new_link(event.video, meeting, taken[meeting.starts_at])
    return tuple(replace(meeting, video_url=given[meeting.id]) for meeting in meetings)


def _kept(
    video: Video, meetings: Iterable[Meeting], earlier: Mapping[str, Meeting]
) -> tuple[dict[str, str | None], defaultdict[datetime, set[str]]]:
    """The links that meetings keep, by id, and those that are taken, by start."""
    given: dict[str, str | None] = {}
    taken: defaultdict[datetime, set[str]] = defaultdict(set)
    for meeting in _those_that_stay_first(meetings, earlier):
        link, busy = earlier[meeting.id].video_url, taken[meeting.starts_at]
        is_gone = video.provider is VideoProvider.POOL and link not in video.links
        if link is not None and link not in busy and not is_gone:
            given[meeting.id] = link
            busy.add(link)
    return given, taken


def _new_link(video: Video, meeting: Meeting, busy: set[str]) -> str | None:
    """A link that is not `busy`, which a link of the pool is from now on.

    ``None`` where there is none, as in a slot with more meetings than the pool has links.
    """
    if video.provider is VideoProvider.POOL:
        free = next((link for link in video.links if link not in busy), None)
        if free is not None:
            busy.add(free)
        return free
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


def _those_that_stay_first(
    meetings: Iterable[Meeting], earlier: Mapping[str, Meeting]
) -> list[Meeting]:
    """A meeting that stays in its slot must not lose its link to one that moves there."""
    known = [meeting for meeting in meetings if meeting.id in earlier]
    return sorted(known, key=lambda m: earlier[m.id].starts_at != m.starts_at)
