"""What a user is told of a search that brought no schedule; knows no way of telling it."""

from matchmaking.errors import BadInput, MatchmakingError, NoSchedule, RejectedSchedule
from matchmaking.files import mistake_text
from matchmaking.words import Words


def failure_lines(error: MatchmakingError) -> list[str]:
    """One line for each reason, in the event's language."""
    words = Words(error.language)
    match error:
        case BadInput():
            told = [mistake_text(mistake, words) for mistake in error.mistakes]
            return [*told, words.count("run.mistakes", len(told))]
        case NoSchedule():
            reasons = [f"- {words.speak(said)}" for said in error.clash]
            return [words.say("run.no_schedule"), *reasons]
        case RejectedSchedule():
            broken = [f"- {words.speak(said)}" for said in error.violations]
            return [words.say("run.rejected"), *broken]
    return [words.say("run.none_found")]
