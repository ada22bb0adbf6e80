"""What would help, as the second half of a sentence; knows no schedule and no reason."""

from matchmaking.changes import Phrases, Spoken
from matchmaking.model.event import Event
from matchmaking.unmet.remedy import Remedy


class RemedySentences:
    """The remedies in the event's language."""

    def __init__(self, event: Event, spoken: Spoken) -> None:
        self._event = event
        self._spoken = spoken
        self._phrases = Phrases(event, spoken)

    def of(self, remedy: Remedy) -> str:
        """What has to change, and when the two can meet then."""
        a, b = (self._spoken.name(self._event.participant[person]) for person in remedy.pair)
        fields = {"a": a, "b": b, "time": self._spoken.time_and_city(remedy.slot)}
        for change in remedy.changes:
            fields |= self._phrases.fields(change)
        return self._spoken.words.say(f"unmet.remedy.{self._form(remedy)}", **fields)

    def _form(self, remedy: Remedy) -> str:
        if not remedy.changes:
            return remedy.kind.value
        several = ".both" if len(remedy.changes) > 1 else ""
        return self._phrases.form(remedy.changes[0]) + several
