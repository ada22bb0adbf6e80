"""What the command line says and returns when something is wrong; knows every error's exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from matchmaking.commands.failures import failure_lines
from matchmaking.errors import (
    BadInput,
    MatchmakingError,
    NoneFound,
    NoSchedule,
    Refused,
    RejectedSchedule,
    StorageFull,
    Unavailable,
)
from matchmaking.refusals import refusal_lines
from matchmaking.words import Words

EXIT_CODES: dict[type[MatchmakingError], int] = {
    NoSchedule: 1,
    BadInput: 2,
    NoneFound: 3,
    Refused: 4,
    RejectedSchedule: 70,
    Unavailable: 75,
}
"""70 and 75 are EX_SOFTWARE and EX_TEMPFAIL of sysexits.h: our defect, and try again later."""


@contextmanager
def told_as_exit_code() -> Iterator[None]:
    """Tell a failure on standard error, one line each, and leave with its exit code."""
    try:
        yield
    except MatchmakingError as error:
        for line in lines_of(error):
            print(line, file=sys.stderr)
        sys.exit(next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind)))


def lines_of(error: MatchmakingError) -> list[str]:
    """What a user is told, in the event's language."""
    words = Words(error.language)
    match error:
        case Refused():
            return refusal_lines(error, words)
        case StorageFull():
            return [words.say("database.full", problem=error.problem)]
        case Unavailable():
            return [words.say("database.away", problem=error.problem)]
        case BadInput():
            return [*failure_lines(error), words.count("run.mistakes", len(error.mistakes))]
    return failure_lines(error)
