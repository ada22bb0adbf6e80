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
)
from matchmaking.refusals import refusal_lines
from matchmaking.words import Words

EXIT_CODES: dict[type[MatchmakingError], int] = {
    NoSchedule: 1,
    BadInput: 2,
    NoneFound: 3,
    Refused: 4,
    RejectedSchedule: 70,
}
"""70 is EX_SOFTWARE of sysexits.h: a defect of this program."""


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
        case BadInput():
            return [*failure_lines(error), words.count("run.mistakes", len(error.mistakes))]
    return failure_lines(error)
