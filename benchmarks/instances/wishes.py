"""Who of a made-up fair wishes whom, popularity by Zipf's law; knows no time and no rule."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating

RATINGS = (Rating.MUST, Rating.HIGH, Rating.MEDIUM, Rating.LOW, Rating.NEVER)
RATING_SHARES = (5, 30, 40, 22, 3)
POPULARITY_EXPONENT = 0.8


def make_wishes(
    sellers: Sequence[Participant],
    buyers: Sequence[Participant],
    factor: float,
    rng: random.Random,
) -> Iterator[Preference]:
    """Yield wishes until enough pairs are wished for; one in five is returned.

    A fair of 180 people has four wished pairs a head, one of 1,000 thirteen, the largest nineteen,
    all times `factor`; one in four shares no language.
    """
    people = len(sellers) + len(buyers)
    wanted = round(people * min(4 * (people / 180) ** 0.7, 19) * factor)
    popular = [Popularity(side, rng) for side in (sellers, buyers)]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < min(wanted, len(sellers) * len(buyers) // 3):
        seller, buyer = _pair(sellers, buyers, popular, rng)
        if (seller, buyer) not in pairs:
            pairs.add((seller, buyer))
            source, target = rng.sample((seller, buyer), 2)
            yield Preference(source, target, make_rating(rng))
            if rng.random() < 0.2:
                yield Preference(target, source, make_rating(rng))


def make_rating(rng: random.Random) -> Rating:
    """A rating as people give them: few musts and vetoes, many in between."""
    return rng.choices(RATINGS, RATING_SHARES)[0]


def _pair(
    sellers: Sequence[Participant],
    buyers: Sequence[Participant],
    popular: Sequence["Popularity"],
    rng: random.Random,
) -> tuple[str, str]:
    """Anybody of one side, and somebody popular of the other."""
    if rng.random() < 0.5:
        return popular[0].draw(), rng.choice(buyers).id
    return rng.choice(sellers).id, popular[1].draw()


class Popularity:
    """Draws people so that the one of rank r is drawn r^-0.8 times as often as the first (Zipf)."""

    def __init__(self, people: Sequence[Participant], rng: random.Random) -> None:
        self._rng = rng
        self._ids = [person.id for person in rng.sample(people, len(people))]
        ranks = range(1, len(people) + 1)
        self._cumulated = list(accumulate(rank**-POPULARITY_EXPONENT for rank in ranks))

    def draw(self) -> str:
        return self._rng.choices(self._ids, cum_weights=self._cumulated)[0]
