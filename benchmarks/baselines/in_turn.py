"""Companies in turn, as known event software does it; proves nothing."""

from collections import defaultdict, deque

from benchmarks.baselines.alternatives import alternatives
from benchmarks.baselines.appointment_book import AppointmentBook
from benchmarks.baselines.finished import Pair
from matchmaking.model.event import Event
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Schedule


def companies_in_turn(event: Event) -> Schedule:
    """Serve the companies in alphabetical order, round after round, one meeting each a round.

    Whose turn it is gets the meeting that it rates highest of those that still find a slot, in the
    earliest one, so that the popular do not take everything at once.
    """
    book = AppointmentBook(event)
    queues = _wishes_by_own_rank(event)
    while queues:
        for company in sorted(queues):
            while queues[company] and not book.enter_first(queues[company].popleft()):
                pass
        queues = {company: queue for company, queue in queues.items() if queue}
    return book.schedule("companies in turn")


def _wishes_by_own_rank(event: Event) -> dict[str, deque[list[Pair]]]:
    """For each company (a participant without one is its own) its wishes, the highest first."""
    queues: defaultdict[str, deque[list[Pair]]] = defaultdict(deque)
    by_rank = sorted(event.preferences, key=lambda wish: wish.rating, reverse=True)
    for wish in by_rank:
        if wish.rating > Rating.NEVER:
            company = event.people_named(wish.source)[0].represents
            queues[company].append(list(alternatives(event, wish.source, wish.target)))
    return queues
