"""The slots that each meeting can have, filtered by rules of one participant or one pair at a time.

Breaks and tables are not looked at. Everything taken out is in no answer.
"""

from collections.abc import Sequence

from benchmarks.b2bsp.instance import Instance
from benchmarks.b2bsp.matching import Matching
from solver.slot_sets import SlotSet, slot_set

Domains = list[SlotSet]
"""For each meeting the slots that it can have."""


class NoAnswer(Exception):
    """A proof in one sentence that no answer exists; counts from 1, as files do."""


def domains_of(instance: Instance) -> Domains:
    """Return the slots that sessions, hours, fixed slots, precedences and participants leave.

    Raises
    ------
    NoAnswer
        When a meeting has no slot, or a participant too few slots for its meetings.
    """
    domains = [_own_slots(instance, number) for number in range(len(instance.meetings))]
    before: Domains = []
    while domains != before:
        before = list(domains)
        _filter_by_precedences(instance, domains)
        _filter_by_participants(instance, domains)
    return domains


def _own_slots(instance: Instance, number: int) -> SlotSet:
    meeting = instance.meetings[number]
    slots = slot_set(meeting.slots)
    for participant in meeting.participants:
        slots &= ~slot_set(instance.forbidden[participant])
    if meeting.fixed_slot is not None:
        slots &= 1 << meeting.fixed_slot
    if not slots:
        raise NoAnswer(
            f"meeting {number + 1} has no slot that its session, "
            "the hours of both participants and its fixed slot allow"
        )
    return slots


def _filter_by_precedences(instance: Instance, domains: Domains) -> None:
    """Take out what is not after the first slot, or not before the last, of the other meeting."""
    for earlier, later in instance.precedences:
        first = domains[earlier] & -domains[earlier]
        _restrict(domains, later, ~(first | first - 1))
        last = 1 << domains[later].bit_length() - 1
        _restrict(domains, earlier, last - 1)


def _restrict(domains: Domains, number: int, slots: SlotSet) -> None:
    domains[number] &= slots
    if not domains[number]:
        raise NoAnswer(f"precedences leave no slot to meeting {number + 1}")


def _filter_by_participants(instance: Instance, domains: Domains) -> None:
    for participant, mine in enumerate(instance.meetings_of):
        matching = Matching([domains[number] for number in mine])
        if matching.crowd:
            raise NoAnswer(_crowded(participant, [domains[mine[item]] for item in matching.crowd]))
        for number, possible in zip(mine, matching.possible(), strict=True):
            domains[number] = possible


def _crowded(participant: int, domains: Sequence[SlotSet]) -> str:
    together = 0
    for slots in domains:
        together |= slots
    return (
        f"participant {participant + 1} has {len(domains)} meetings "
        f"that only {together.bit_count()} slots can hold"
    )
