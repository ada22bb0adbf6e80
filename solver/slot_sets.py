"""Sets of slots as the bits of one integer; knows slot numbers only."""

from collections.abc import Iterable, Iterator

SlotSet = int
"""Slot ``t`` is in the set when bit ``t`` is 1; an intersection is one ``&``."""


def slot_set(slots: Iterable[int]) -> SlotSet:
    """Return the set of these 0-based slots.

    >>> bin(slot_set([0, 3]))
    '0b1001'
    """
    bits = 0
    for slot in slots:
        bits |= 1 << slot
    return bits


def slots_in(slots: SlotSet) -> Iterator[int]:
    """Yield the slots of a set in ascending order.

    >>> list(slots_in(0b1001))
    [0, 3]
    """
    while slots:
        lowest = slots & -slots
        yield lowest.bit_length() - 1
        slots ^= lowest
