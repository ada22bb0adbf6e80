"""Best value first, the usual greedy way; proves nothing."""

from benchmarks.baselines.appointment_book import AppointmentBook
from benchmarks.baselines.finished import Pair
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule


def best_value_first(event: Event) -> Schedule:
    """Serve musts, then the meetings of the most value, each in the earliest slot that suits."""
    book = AppointmentBook(event)

    def rank(pair: Pair) -> tuple[bool, int]:
        return book.pairs.is_must(*pair), book.pairs.worth(*pair)

    for pair in sorted(book.pairs.candidates(), key=rank, reverse=True):
        book.enter(*pair)
    return book.schedule("best value first")
