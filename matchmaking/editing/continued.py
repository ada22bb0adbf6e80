"""A schedule whose meetings go on from what is published; judges nothing."""

from dataclasses import replace
from datetime import datetime

from matchmaking.continuity import by_id, carried_over, ended_meetings, under_earlier_ids
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.video_links import with_links


def as_continued(
    event: Event, schedule: Schedule, published: Schedule | None, now: datetime
) -> Schedule:
    """The schedule with the ids, links, sequences and dates that it has once it is published.

    Parameters
    ----------
    schedule
        Keeps the rules on rooms and links; a meeting that has a link keeps it, unless it was
        published with another one.
    published
        What participants have in their calendars at present.
    now
        When meetings that differ from it are revised.
    """
    named = under_earlier_ids(event, schedule.meetings, published)
    links = {meeting.id: meeting for meeting in named} | by_id(published)
    linked = with_links(event, named, links)
    unseen = (replace(meeting, sequence=0) for meeting in linked)
    meetings = tuple(carried_over(unseen, published, now))
    return replace(schedule, meetings=meetings, ended=ended_meetings(meetings, published))
