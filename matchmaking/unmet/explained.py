"""From a schedule to every wish that it does not meet; knows how to judge no single pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matchmaking.changes import Spoken
from matchmaking.eligibility.pairs import Pairs
from matchmaking.eligibility.places import Places
from matchmaking.eligibility.ratings import Ratings
from matchmaking.model.event import Event
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.schedule import Reason, Schedule, UnmetWish
from matchmaking.unmet.reasons import Reasons
from matchmaking.unmet.remedies import Remedies
from matchmaking.unmet.remedy import Pair, Remedy, RemedyKind
from matchmaking.unmet.sentences import Sentences

_ORDER = {reason: number for number, reason in enumerate(Reason)}
_FARNESS = {kind: number for number, kind in enumerate(RemedyKind)}


@dataclass(frozen=True, slots=True)
class ExplainedWish:
    """A wish that was not met, and the remedy of which its explanation speaks, if any."""

    wish: UnmetWish
    remedy: Remedy | None


def unmet_wishes(event: Event, schedule: Schedule) -> tuple[UnmetWish, ...]:
    """Each wish from ``low`` to ``must`` that no meeting meets, in the order of the preferences.

    Parameters
    ----------
    event
        Checked by whoever read it.
    schedule
        A schedule of the event that breaks no rule; its stages tell what is proven.
    """
    return tuple(explained.wish for explained in explained_wishes(event, schedule))


def explained_wishes(
    event: Event, schedule: Schedule, wishes: Iterable[Preference] | None = None
) -> Iterator[ExplainedWish]:
    """Yield the same of some wishes or all, with the remedies as data."""
    met = _met(event, schedule)
    explain = _Explanations(event, schedule)
    for wish in event.preferences if wishes is None else wishes:
        if wish.rating is not Rating.NEVER and (wish.source, wish.target) not in met:
            yield explain.of(wish)


def _met(event: Event, schedule: Schedule) -> set[tuple[str, str]]:
    """The names, of participants and companies, that meet; in either order."""
    met = set()
    for meeting in schedule.meetings:
        a, b = (event.participant[person] for person in meeting.participants)
        for one in (a.id, a.represents):
            for other in (b.id, b.represents):
                met |= {(one, other), (other, one)}
    return met


class _Explanations:
    def __init__(self, event: Event, schedule: Schedule) -> None:
        pairs, ratings, places = Pairs(event), Ratings(event), Places(event, schedule)
        self._event = event
        self._reasons = Reasons(pairs, places, schedule)
        self._remedies = Remedies(pairs, ratings, places)
        self._sentences = Sentences(ratings, places, Spoken(event))

    def of(self, wish: Preference) -> ExplainedWish:
        """The wish with the reason of the pair that came furthest.

        Of several such pairs the one with the nearest remedy speaks for all.
        """
        reason, furthest = self._furthest(wish)
        remedies = [(pair, self._remedies.of(*pair, reason)) for pair in furthest]
        pair, remedy = min(remedies, key=lambda found: _farness(found[1]))
        sentence = self._sentences.of(pair, reason, remedy)
        unmet = UnmetWish(wish.source, wish.target, wish.rating, reason, sentence)
        return ExplainedWish(unmet, remedy)

    def _furthest(self, wish: Preference) -> tuple[Reason, list[Pair]]:
        reasons = {
            (a.id, b.id): self._reasons.of(a.id, b.id)
            for a in self._event.people_named(wish.source)
            for b in self._event.people_named(wish.target)
        }
        furthest = max(reasons.values(), key=_ORDER.__getitem__)
        return furthest, [pair for pair, reason in reasons.items() if reason is furthest]


def _farness(remedy: Remedy | None) -> int:
    return len(_FARNESS) if remedy is None else _FARNESS[remedy.kind]
