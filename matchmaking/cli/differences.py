"""A comparison as lines of text: stages, meetings, people; knows no command."""

from collections.abc import Iterable, Iterator

from matchmaking.cli.listing import first_lines
from matchmaking.cli.stage_lines import stage_lines
from matchmaking.comparison import (
    Comparison,
    Fate,
    MeetingChange,
    PersonChange,
)
from matchmaking.model.event import Event
from matchmaking.model.schedule import Meeting
from matchmaking.words import Words

_ORDER = (Fate.LOST, Fate.MOVED, Fate.WON)
"""What an organiser has to explain comes first."""


class Differences:
    """Tells comparisons in one language, with names and local times where an event is given."""

    def __init__(self, words: Words, *events: Event) -> None:
        """Names come from the first event that knows a participant, times from its zone."""
        self._words = words
        self._labels = {p.id: p.label for event in reversed(events) for p in event.participants}
        self._zone = events[0].timezone if events else "UTC"

    def lines(self, comparison: Comparison) -> Iterator[str]:
        """Yield the verdict, each stage, how many meetings are kept, and what is not."""
        judgement = comparison.judgement
        yield self._words.say(f"comparison.judgement.{judgement or 'unknown'}")
        yield from stage_lines(comparison.stages, self._words)
        counts = {fate.value: self._words.number(len(comparison.of_fate(fate))) for fate in Fate}
        yield self._words.say("comparison.counts", **counts)
        changes = [change for fate in _ORDER for change in comparison.of_fate(fate)]
        yield from first_lines(changes, self._meeting, self._words)
        if not comparison.people:
            yield self._words.say("comparison.nobody")
            return
        yield self._words.count("comparison.people", len(comparison.people))
        people = sorted(comparison.people, key=_most_concerned)
        yield from first_lines(people, self._person, self._words)

    def given_up(self, meetings: Iterable[Meeting]) -> Iterator[str]:
        """Yield a line for each earlier meeting that was locked and could not stay."""
        for meeting in meetings:
            people, time = self._people(meeting), self._time(meeting)
            yield self._words.say("locks.given_up", people=people, time=time)

    def _meeting(self, change: MeetingChange) -> str:
        before, after = change.before, change.after
        if before is None or after is None:
            meeting = change.latest
            return self._words.say(
                f"comparison.meeting.{change.fate}",
                people=self._people(meeting),
                time=self._time(meeting),
            )
        same_people = set(before.participants) == set(after.participants)
        return self._words.say(
            f"comparison.meeting.{'moved' if same_people else 'handed_on'}",
            people=self._people(before),
            before=self._time(before),
            others=self._people(after),
            after=self._time(after),
        )

    def _person(self, change: PersonChange) -> str:
        counts = {fate.value: self._words.number(change.count(fate)) for fate in _ORDER}
        return self._words.say(
            "comparison.person",
            who=self._name(change.id),
            before=self._words.number(change.meetings_before),
            after=self._words.number(change.meetings_after),
            **counts,
        )

    def _people(self, meeting: Meeting) -> str:
        a, b = map(self._name, meeting.participants)
        return self._words.say("comparison.pair", a=a, b=b)

    def _name(self, person: str) -> str:
        return self._words.isolated(self._labels.get(person, person))

    def _time(self, meeting: Meeting) -> str:
        return self._words.time_and_city(meeting.starts_at, self._zone)


def _most_concerned(person: PersonChange) -> tuple[int, int, str]:
    """Whoever has fewer meetings than before comes first, then whoever has most changes."""
    loss = person.meetings_before - person.meetings_after
    return -max(loss, 0), -len(person.changes), person.id
