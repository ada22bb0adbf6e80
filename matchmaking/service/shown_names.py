"""How somebody's id in a schedule is told to others; asks nobody."""

from matchmaking.model.event import Event
from matchmaking.words import Words


def shown_name(event: Event, participant_id: str, words: Words) -> str:
    """What others see of a participant, also of one who was there and is no more."""
    person = event.participant.get(participant_id)
    return words.say("erasure.removed_participant") if person is None else person.display_name
