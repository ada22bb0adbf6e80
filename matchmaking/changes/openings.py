"""Which closed slot a participant would open most easily; knows no other participant."""

from collections.abc import Mapping
from datetime import timedelta

from matchmaking.eligibility.availability import on_the_clock
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange

Ease = tuple[bool, bool, timedelta]
"""Whether a meeting touches `unavailable`, whether it lies outside comfortable hours, and how far
it sticks out of the nearest range in which the participant may be met; less is easier."""


class Openings:
    """The closed slots that each participant could open, with how easily it would."""

    def __init__(self, event: Event, possible: Mapping[str, frozenset[int]]) -> None:
        self._event = event
        self._possible = possible
        self._known: dict[object, dict[int, Ease]] = {}

    def of(self, person: Participant) -> dict[int, Ease]:
        """By slot; a meeting across midnight fits no range, so that nobody can open its slot."""
        key = (person.timezone, person.availability, person.if_needed, person.unavailable)
        if key not in self._known:
            self._known[key] = {
                slot.number: self._ease(person, meeting)
                for slot in self._event.grid.slots
                if slot.number not in self._possible[person.id]
                and _ends_on_its_day(meeting := on_the_clock(self._event, slot, person.timezone))
            }
        return self._known[key]

    def _ease(self, person: Participant, meeting: TimeRange) -> Ease:
        day = meeting.start.date()
        near = (day - timedelta(days=1), day, day + timedelta(days=1))
        usual = person.availability or tuple(map(self._event.hours.possible.on, near))
        return (
            any(taken.overlaps(meeting) for taken in person.unavailable),
            not self._event.hours.comfortable.on(day).contains(meeting),
            min(_sticks_out(meeting, whole) for whole in (*usual, *person.if_needed)),
        )


def _ends_on_its_day(meeting: TimeRange) -> bool:
    return (meeting.end - timedelta(microseconds=1)).date() == meeting.start.date()


def _sticks_out(meeting: TimeRange, whole: TimeRange) -> timedelta:
    return max(whole.start - meeting.start, meeting.end - whole.end, timedelta())
