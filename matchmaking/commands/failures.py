"""What a user is told when there is no schedule; knows neither where it is told nor why."""

from matchmaking.errors import BadInput, MatchmakingError, NoSchedule, RejectedSchedule
from matchmaking.files import mistake_text
from matchmaking.words import Words


def failure_lines(error: MatchmakingError) -> list[str]:
    """Why there is none, in the event's language, line by line."""
    words = Words(error.language)
    match error:
        case BadInput():
            return [mistake_text(mistake, words) for mistake in error.mistakes]
        case NoSchedule():
            reasons = [f"- {words.speak(said)}" for said in error.clash]
            return [words.say("run.no_schedule"), *reasons]
        case RejectedSchedule():
            broken = [f"- {words.speak(said)}" for said in error.violations]
            return [words.say("run.rejected"), *broken]
    return [words.say("run.none_found")]
