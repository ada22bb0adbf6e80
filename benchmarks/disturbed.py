"""What happens to an event after its schedule was published, made up from a seed; solves nothing.

    python -m benchmarks.disturbed EVENT OUT [--gone 5] [--hours 5] [--seed N]

writes the event after some people dropped out and some others changed their hours.
"""

import argparse
import random
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from matchmaking.files import read_event, write_event
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange
from matchmaking.model.zones import wall_clock

_LONGEST_ABSENCE = 8
"""Slots; with the pauses of the made-up events four hours."""


def disturbed(event: Event, gone_percent: float, hours_percent: float, seed: int) -> Event:
    """The event after people dropped out, and others became unavailable for 1 to 8 slots in a row.

    Parameters
    ----------
    gone_percent, hours_percent
        How many of all participants, 0..100; nobody is in both parts.
    """
    rng = random.Random(f"{event.id} {seed}")
    order = rng.sample([person.id for person in event.participants], len(event.participants))
    leaving = round(len(order) * gone_percent / 100)
    changing = frozenset(order[leaving : leaving + round(len(order) * hours_percent / 100)])
    return without(
        replace(
            event,
            participants=tuple(
                _sent_away(event, person, rng) if person.id in changing else person
                for person in event.participants
            ),
        ),
        order[:leaving],
    )


def without(event: Event, gone: Collection[str]) -> Event:
    """The event without these participants, their wishes and what was fixed for them."""
    absent = frozenset(gone)
    people = tuple(person for person in event.participants if person.id not in absent)
    known = {person.id for person in people} | {person.represents for person in people}
    return replace(
        event,
        participants=people,
        preferences=tuple(w for w in event.preferences if {w.source, w.target} <= known),
        fixed=tuple(meeting for meeting in event.fixed if {meeting.a, meeting.b} <= known),
    )


def _sent_away(event: Event, person: Participant, rng: random.Random) -> Participant:
    """The same participant, away for a few slots in a row of one session."""
    slots = event.grid.slots
    first = rng.randrange(len(slots))
    length = rng.randint(1, _LONGEST_ABSENCE)
    missed = [s for s in slots[first : first + length] if s.session == slots[first].session]
    minutes = timedelta(minutes=event.meeting_minutes)
    starts = [wall_clock(slot.starts_at, person.timezone) for slot in missed]
    # A slot across midnight suits nobody anyway, and a range lies within one day.
    ranges = (TimeRange(s, s + minutes) for s in starts if (s + minutes).date() == s.date())
    return replace(person, unavailable=tuple(sorted({*person.unavailable, *ranges})))


def main() -> None:
    """Disturb one event."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disturbed")
    parser.add_argument("event", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gone", type=float, default=5, metavar="PERCENT")
    parser.add_argument("--hours", type=float, default=5, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    event = read_event(arguments.event)
    write_event(disturbed(event, arguments.gone, arguments.hours, arguments.seed), arguments.out)


if __name__ == "__main__":
    main()
