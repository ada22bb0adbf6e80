"""Meetings of one participant matched to different slots; knows one participant at a time.

A set of slots is an integer whose bit t says whether slot t is in it (`solver.slot_sets`).
"""

from collections.abc import Sequence

from solver.slot_sets import SlotSet, slots_in


class Matching:
    """Items given different slots, as many as possible, by augmenting paths.

    Parameters
    ----------
    slots
        For each item the slots that it may have.

    Attributes
    ----------
    item_at
        Slot -> the item that has it.
    crowd
        Items that are more than the slots that they may have together (Hall's condition); empty
        when all items have a slot.
    """

    def __init__(self, slots: Sequence[SlotSet]) -> None:
        self._slots = slots
        self.item_at: dict[int, int] = {}
        self.crowd: tuple[int, ...] = ()
        for item in range(len(slots)):
            tried = self._augment(item, 0)
            if tried is not None:
                self.crowd = (*sorted(self.item_at[slot] for slot in slots_in(tried)), item)
                return

    def possible(self) -> list[SlotSet]:
        """Return for each item the slots that it has in some matching of all items.

        With the arc a -> b wherever the item at a might move to b, an item at a can have b when b
        leads back to a, or to a slot that nobody has (Régin, "A filtering algorithm for constraints
        of difference in CSPs", 1994).
        """
        free = ~sum(1 << slot for slot in self.item_at)
        leads = {slot: self._slots[item] | 1 << slot for slot, item in self.item_at.items()}
        for middle in leads:
            for slot in leads:
                if leads[slot] >> middle & 1:
                    leads[slot] |= leads[middle]
        possible = [0] * len(self._slots)
        for slot, item in self.item_at.items():
            fine = free | 1 << slot
            possible[item] = sum(
                1 << other
                for other in slots_in(self._slots[item])
                if (leads.get(other, 0) | 1 << other) & fine
            )
        return possible

    def _augment(self, item: int, tried: SlotSet) -> SlotSet | None:
        """Give the item a slot and return ``None``, or return the slots tried in vain."""
        while fresh := self._slots[item] & ~tried:
            slot = (fresh & -fresh).bit_length() - 1
            tried |= 1 << slot
            if slot in self.item_at:
                found = self._augment(self.item_at[slot], tried)
                if found is not None:
                    tried = found
                    continue
            self.item_at[slot] = item
            return None
        return tried
