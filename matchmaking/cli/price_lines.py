"""The price of a wish as lines of text; knows no command."""

from collections.abc import Iterator
from dataclasses import replace

from matchmaking.changes import Phrases, Spoken
from matchmaking.cli.stage_lines import gains_said, stage_lines
from matchmaking.eligibility.pairs import Pairs
from matchmaking.model.event import Event
from matchmaking.scheduling.price import Cure, Price
from matchmaking.scheduling.problem import Pair
from matchmaking.scheduling.trial import Loss, loss


class PriceLines:
    """Tells prices in the event's language, with times of its zone."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._spoken = Spoken(event)
        self._words = self._spoken.words
        self._phrases = Phrases(event, self._spoken)

    def of(self, found: Price) -> Iterator[str]:
        """Yield the price or why there is none, then what would make the meeting cost nothing."""
        if found.held is not None:
            slot = self._event.grid.number_at[found.held.starts_at]
            yield self._say("price.held", found.held.participants, slot)
            return
        yield from self._price(found)
        if found.stages and loss(found.stages) is Loss.NONE:
            yield self._words.say("price.free")
        else:
            yield from self._cures(found)

    def _price(self, found: Price) -> Iterator[str]:
        if found.pair is not None and found.slot is not None:
            yield self._say("price.with", found.pair, found.slot)
            yield from stage_lines(found.stages, self._words)
            if not Pairs(self._event).is_wished(*found.pair):
                yield self._words.say("price.unwished")
        elif found.obstacle is not None:
            yield self._words.say(f"price.none.{found.obstacle}")
        elif found.clash:
            yield self._words.say("price.none.clash")
            yield from (f"- {self._words.speak(said)}" for said in found.clash)
        else:
            yield self._words.say("price.none.unknown")

    def _cures(self, found: Price) -> Iterator[str]:
        if found.cures:
            yield self._words.count("price.cures", found.tried)
        elif found.tried:
            yield self._words.count("price.no_cure", found.tried)
        elif not found.untried:
            yield self._words.say("price.no_candidate")
        for cure in found.cures:
            yield self._cure(found, cure)
        if found.untried:
            yield self._words.count("price.untried", found.untried)

    def _cure(self, found: Price, cure: Cure) -> str:
        """Who meets is said where it is not those who would without the remedy.

        What would be best with the remedy is not: the trial ends where nothing is lost.
        """
        stages = (replace(stage, bound=None) for stage in cure.stages)
        said = {
            "changes": self._phrases.of(cure.changes),
            "stages": gains_said(stages, self._words),
        }
        if not cure.changes:
            return self._say("price.cure.colleague", cure.pair, cure.slot, **said)
        form = "same" if cure.pair == found.pair else "other"
        return self._say(f"price.cure.{form}", cure.pair, cure.slot, **said)

    def _say(self, key: str, pair: Pair, slot: int, **fields: str) -> str:
        a, b = (self._spoken.name(self._event.participant[person]) for person in pair)
        time = self._spoken.time_and_city(slot)
        return self._words.say(key, a=a, b=b, time=time, **fields)
