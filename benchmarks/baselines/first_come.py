"""First come, first served, as event software does it by default; proves nothing."""

from benchmarks.baselines.alternatives import alternatives
from benchmarks.baselines.appointment_book import AppointmentBook
from matchmaking.model.event import Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule


def first_come_first_served(event: Event) -> Schedule:
    """Serve the wishes in the event's order, each in the earliest slot that suits both sides."""
    book = AppointmentBook(event)
    for wish in event.preferences:
        if wish.rating > Rating.NEVER:
            book.enter_first(alternatives(event, wish.source, wish.target))
    return book.schedule("first come, first served")
