"""Slot by slot, each with the best matching, as published for such events; proves nothing.

Sets of meetings in one slot are matchings of people, within rooms and booths. The best one is
found exactly, by integer programming, so that kinds need not be two sides. Huang, Zhang and
Alexander (2012) and Ernst, Singh and Weiskircher (2008) schedule as series of matchings.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from benchmarks.baselines.appointment_book import AppointmentBook
from benchmarks.baselines.finished import Pair
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.model.sides import sides_of
from solver.budget import Budget
from solver.engines.highs import solve_mip
from solver.engines.linear_model import LinearModel

MUST, SHORTAGE = 1000, 100
"""What a must-meeting and a promised meeting count on top of their value."""


def slot_by_slot(event: Event, seconds: float) -> Schedule:
    """Fill one slot after the other, each with the meetings that are worth most together."""
    book, budget, slots = AppointmentBook(event), Budget(seconds), len(event.grid)
    wished = list(book.pairs.candidates())
    for slot in range(slots):
        wished = [pair for pair in wished if book.is_open(*pair)]
        open_now = [pair for pair in wished if book.suits(*pair, slot)]
        for a, b in _best_matching(event, book, open_now, slot, budget.share(1 / (slots - slot))):
            book.take(a, b, slot)
    return book.schedule("slot by slot")


def _best_matching(
    event: Event, book: AppointmentBook, pairs: Sequence[Pair], slot: int, budget: Budget
) -> list[Pair]:
    """The pairs of a slot with the largest sum of gains, or the best found in the time."""
    model = LinearModel()
    model.add_variables(len(pairs), objective=[_gain(event, book, pair) for pair in pairs])
    rows: dict[object, tuple[int, list[int]]] = {}
    for number, pair in enumerate(pairs):
        for key, limit in _limits(event, book, pair, slot):
            rows.setdefault(key, (limit, []))[1].append(number)
    for limit, numbers in rows.values():
        if len(numbers) > limit:
            model.add_rows(1, 0, numbers, upper=limit)
    values = solve_mip(model, budget).values if pairs else None
    return [] if values is None else [pairs[number] for number in np.flatnonzero(values).tolist()]


def _limits(
    event: Event, book: AppointmentBook, pair: Pair, slot: int
) -> Iterator[tuple[object, int]]:
    """Yield what the pair shares with others, and how many may have it in the slot."""
    yield ("sides", sides_of(event, *pair)), 1
    for person in pair:
        yield ("person", person), 1
    for place in book.places(*pair):
        left = book.room_left(place, slot)
        if left is not None:
            yield ("place", place), left


def _gain(event: Event, book: AppointmentBook, pair: Pair) -> int:
    """Value and fairness of one more meeting, and what it brings for musts and minimums."""
    gain = book.pairs.worth(*pair) + MUST * book.pairs.is_must(*pair)
    fairness = event.matching.fairness
    for person in pair:
        held = book.meetings_of(person)
        gain += fairness[held] if held < len(fairness) else 0
        gain += SHORTAGE * (held < (event.participant[person].min_meetings or 0))
    return gain
