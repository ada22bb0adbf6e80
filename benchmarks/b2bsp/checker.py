"""Judges an answer with plain loops; shares nothing with the model."""

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.b2bsp.instance import Instance, Timetable


def breaks_of(instance: Instance, timetable: Timetable) -> list[int]:
    """Return for each participant the number of its idle runs between two of its meetings."""
    breaks = []
    for participant in range(instance.participants):
        slots = [
            timetable[number]
            for number, meeting in enumerate(instance.meetings)
            if participant in meeting.participants
        ]
        breaks.append(sum(1 for slot, next_one in pairwise(sorted(slots)) if next_one > slot + 1))
    return breaks


def violations(instance: Instance, timetable: Timetable, difference: int) -> Iterator[str]:
    """Yield a sentence for each rule that is broken, with numbers from 1 as in files."""
    missing = [m + 1 for m in range(len(instance.meetings)) if m not in timetable]
    if missing:
        yield f"meetings without a slot: {missing}"
        return
    for number in range(len(instance.meetings)):
        yield from _of_meeting(instance, timetable, number)
    for slot in range(instance.slots):
        yield from _of_slot(instance, timetable, slot)
    breaks = breaks_of(instance, timetable)
    if breaks and max(breaks) - min(breaks) > difference:
        yield f"numbers of breaks range from {min(breaks)} to {max(breaks)}"


def _of_meeting(instance: Instance, timetable: Timetable, number: int) -> Iterator[str]:
    meeting, slot, name = instance.meetings[number], timetable[number], f"meeting {number + 1}"
    if slot not in meeting.slots:
        yield f"{name} is held out of its session"
    if meeting.fixed_slot not in (None, slot):
        yield f"{name} is not held in its fixed slot"
    for participant in meeting.participants:
        if slot in instance.forbidden[participant]:
            yield f"{name} is held when participant {participant + 1} cannot come"
    for earlier in sorted(meeting.after):
        if timetable[earlier] >= slot:
            yield f"{name} is not held after meeting {earlier + 1}"


def _of_slot(instance: Instance, timetable: Timetable, slot: int) -> Iterator[str]:
    held = [meeting for m, meeting in enumerate(instance.meetings) if timetable[m] == slot]
    if len(held) > instance.tables:
        yield f"{len(held)} meetings are held in slot {slot + 1}"
    for participant in range(instance.participants):
        mine = [meeting for meeting in held if participant in meeting.participants]
        if len(mine) > 1:
            yield f"participant {participant + 1} has {len(mine)} meetings in slot {slot + 1}"
