"""What somebody is told whose command was refused; refuses nothing, and knows no door."""

from datetime import timedelta

from matchmaking.errors import Conflict, NotThere, Refused, TooLate, TooOften
from matchmaking.words import Words


def refusal_lines(refused: Refused, words: Words) -> list[str]:
    """Why nothing was changed, one sentence each."""
    match refused:
        case Conflict():
            return [words.speak(said) for said in refused.reasons]
        case NotThere():
            return [words.say("refused.not_there", id=words.isolated(refused.id))]
        case TooLate():
            return [words.say("refused.too_late", end=words.wall_time(refused.ended_at, "UTC"))]
        case TooOften():
            return [words.count("refused.too_often", minutes_of(refused.wait))]
    return [words.say("refused.not_allowed")]


def minutes_of(wait: timedelta) -> int:
    """A time to wait in whole minutes, rounded up."""
    return -(-wait // timedelta(minutes=1))
