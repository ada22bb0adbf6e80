"""Bottlenecks as lines of text; knows no command."""

from collections.abc import Iterator, Sequence

from matchmaking.changes import Phrases, Spoken
from matchmaking.cli.stage_lines import gains_said, signed
from matchmaking.model.event import Event
from matchmaking.scheduling.bottlenecks import Bottleneck, Bottlenecks


class BottleneckLines:
    """Tells bottlenecks in the event's language, with times of its zone."""

    def __init__(self, event: Event) -> None:
        spoken = Spoken(event)
        self._words = spoken.words
        self._phrases = Phrases(event, spoken)

    def of(self, told: Bottlenecks) -> Iterator[str]:
        """Yield what was checked, then what is only estimated."""
        if any(stage.gain for stage in told.searched_on[:-1]):
            gained = gains_said(told.searched_on, self._words)
            yield self._words.say("bottleneck.searched_on", stages=gained)
        checked = [one for one in told.found if one.stages]
        estimated = [one for one in told.found if not one.stages]
        yield from self._listed("bottleneck.checked", checked)
        yield from self._listed("bottleneck.estimated", estimated)
        if not told.is_complete:
            yield self._words.say("bottleneck.incomplete")
        elif not told.found:
            yield self._words.say("bottleneck.none")

    def _listed(self, heading: str, found: Sequence[Bottleneck]) -> Iterator[str]:
        if found:
            yield self._words.say(heading)
        for one in found:
            change = self._phrases.of((one.change,))
            told = self._brought(one) if one.stages else self._at_most(one)
            yield self._words.say("bottleneck.line", change=change, told=told)

    def _brought(self, one: Bottleneck) -> str:
        meetings = signed(one.meetings, self._words)
        stages = gains_said(one.stages, self._words)
        if one.meetings:
            return self._words.say("bottleneck.brought", stages=stages, meetings=meetings)
        return stages

    def _at_most(self, one: Bottleneck) -> str:
        """Each stage that could become better; fewer is better in some."""
        return self._words.listed(
            self._words.say(
                "bottleneck.stage",
                stage=self._words.say(f"stage.{stage}"),
                change=signed(stage.turned(more), self._words),
            )
            for stage, more in one.most.items()
            if more
        )
