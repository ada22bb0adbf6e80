"""The rules on when meetings are held and how many at a time; know no wish."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from matchmaking.model.event import VideoProvider
from matchmaking.model.schedule import Meeting
from matchmaking.model.zones import wall_clock
from matchmaking.verification.case import Case
from matchmaking.verification.clocks import may_be_met
from matchmaking.verification.verdict import Violation, instant_text, violation


def known_slot(case: Case) -> Iterator[Violation]:
    """A meeting starts with a slot of the event and ends with it."""
    grid = case.event.grid
    for meeting in case.schedule.meetings:
        number = grid.number_at.get(meeting.starts_at)
        if number is None or grid.slots[number].ends_at != meeting.ends_at:
            yield violation(
                "known_slot",
                [meeting],
                meeting.participants,
                starts=instant_text(meeting.starts_at),
                ends=instant_text(meeting.ends_at),
                minutes=case.event.meeting_minutes,
            )


def hours(case: Case) -> Iterator[Violation]:
    """A meeting is held only when both sides may be met, each by its own wall clock."""
    for meeting in case.meetings:
        for person in case.people(meeting):
            if not may_be_met(case.event, person, meeting.starts_at):
                clock = wall_clock(meeting.starts_at, person.timezone)
                yield violation(
                    "hours",
                    [meeting],
                    [person.id],
                    participant=person.label,
                    local=f"{clock:%Y-%m-%d %H:%M}",
                    zone=person.timezone,
                )


def one_meeting_at_a_time(case: Case) -> Iterator[Violation]:
    """Nobody is in two meetings at the same time."""
    for participant, meetings in sorted(case.meetings_of.items()):
        for earlier, later in case.overlapping(meetings):
            yield violation(
                "one_meeting_at_a_time",
                [earlier, later],
                [participant],
                participant=case.event.participant[participant].label,
                starts=instant_text(later.starts_at),
            )


def maximum(case: Case) -> Iterator[Violation]:
    """Nobody has more meetings than its maximum."""
    for person in case.event.participants:
        held, most = case.meetings_of.get(person.id, ()), case.event.most_meetings(person)
        if most is not None and len(held) > most:
            yield violation(
                "maximum", held, [person.id], participant=person.label, held=len(held), most=most
            )


def longest_run(case: Case) -> Iterator[Violation]:
    """Nobody has more meetings in consecutive slots of one session than allowed."""
    most = case.event.limits.max_consecutive
    if most is None:
        return
    for participant, meetings in sorted(case.meetings_of.items()):
        for run in case.runs(participant):
            if len(run) > most:
                slots = case.event.grid.slots[run.start : run.stop]
                starts = {slot.starts_at for slot in slots}
                yield violation(
                    "longest_run",
                    [meeting for meeting in meetings if meeting.starts_at in starts],
                    [participant],
                    participant=case.event.participant[participant].label,
                    run=len(run),
                    most=most,
                    starts=instant_text(slots[0].starts_at),
                )


def capacity(case: Case) -> Iterator[Violation]:
    """At no time are there more meetings than rooms, or at a site than booths."""
    rooms = case.event.simultaneous_meetings
    if rooms is not None:
        yield from _more_than(rooms, "capacity", case, case.schedule.meetings)
    at_site: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in case.meetings:
        for site_id in {person.site for person in case.people(meeting) if person.site}:
            at_site[site_id].append(meeting)
    for site in case.event.sites:
        there = at_site[site.id]
        yield from _more_than(site.booths, "capacity.booths", case, there, site=site.name)


def links(case: Case) -> Iterator[Violation]:
    """A video link serves one meeting at a time, and comes from the pool where there is one."""
    of_link: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in case.schedule.meetings:
        if meeting.video_url is not None:
            of_link[meeting.video_url].append(meeting)
    for link, meetings in sorted(of_link.items()):
        for earlier, later in case.overlapping(meetings):
            people = dict.fromkeys([*earlier.participants, *later.participants])
            starts = instant_text(later.starts_at)
            yield violation("links", [earlier, later], people, link=link, starts=starts)
        video = case.event.video
        if video.provider is VideoProvider.POOL and link not in video.links:
            yield violation("links.unknown", meetings, (), link=link)


def _more_than(
    limit: int, sentence: str, case: Case, meetings: Sequence[Meeting], **fields: object
) -> Iterator[Violation]:
    times = [case.time(meeting) for meeting in meetings]
    starts, ends = sorted(time.start for time in times), sorted(time.end for time in times)
    for instant in sorted(set(starts)):
        held = bisect_right(starts, instant) - bisect_right(ends, instant)
        if held > limit:
            those = [
                m
                for m, time in zip(meetings, times, strict=True)
                if time.start <= instant < time.end
            ]
            fields |= {"held": held, "limit": limit, "starts": instant_text(instant)}
            yield violation(sentence, those, (), **fields)
