"""Everything that can go wrong for a user, as one drawn tree; knows no exit code and no page.

MatchmakingError
├─ BadInput         what was handed in is wrong; carries every mistake at once
│                   (Mistake: file, row, column, value, what was expected, what was meant)
├─ NoSchedule       the event's hard rules contradict each other; carries what clashes
├─ NoneFound        no schedule was found in the time given, and none was excluded
├─ RejectedSchedule the own checker refused a result: a defect of this program, with its evidence
├─ Refused          a command of the service was refused, and nothing was changed
│  ├─ NotThere      the object does not exist, or the actor may not know that it does
│  ├─ NotAllowed    the actor's role does not include the command
│  ├─ TooLate       the deadline is over; carries which and when it was
│  ├─ TooOften      it was done too often just now; carries how long to wait
│  └─ Conflict      what is there contradicts what was asked; carries the reasons
│     └─ BrokenRules  a rule of the event forbids it; carries the names of the rules too
└─ Unavailable      the database cannot do it now, and may soon; carries what it said
   └─ StorageFull   there is no room left for what was to be stored, and nothing was changed
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in what was handed in.

    Attributes
    ----------
    message
        The key of the message in the catalogues (domain ``errors``), for example
        ``error.unknown_zone``; it says what was expected.
    file
        The name as the organiser knows it: a path below the event, or ``book.xlsx`` with `sheet`.
    row
        1-based line or spreadsheet row, header included; ``None``: the file as a whole.
    column
        The column's name, the dotted key in TOML, or the JSON pointer.
    value
        What was found there, as it stands in the file.
    fields
        What the message's placeholders stand for.
    meant
        What was probably meant, where that can be guessed.
    sheet
        The sheet of a workbook.
    """

    message: str
    file: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    meant: str | None = None
    sheet: str | None = None


class MatchmakingError(Exception):
    """The root: something that a user can be told about, in the event's `language`."""

    language = "en"


class BadInput(MatchmakingError):
    """What was handed in is wrong; `language` is the event's as far as it could be read."""

    def __init__(self, mistakes: Sequence[Mistake], language: str = "en") -> None:
        super().__init__(f"{len(mistakes)} mistakes, first: {mistakes[0] if mistakes else None}")
        self.mistakes = tuple(mistakes)
        self.language = language


@dataclass(frozen=True, slots=True)
class LocalTime:
    """An instant as the clock of a zone shows it, still without a language."""

    instant: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence still without a language: a key of the catalogues and its placeholders."""

    message: str
    fields: Mapping[str, object] = field(default_factory=dict)


class NoSchedule(MatchmakingError):
    """The hard rules contradict each other; `clash` is an irreducible set, one sentence each."""

    def __init__(self, clash: Sequence[Said]) -> None:
        super().__init__(f"no schedule: {clash}")
        self.clash = tuple(clash)


class NoneFound(MatchmakingError):
    """The search ended before it found a schedule; more time may help."""


class RejectedSchedule(MatchmakingError):
    """The independent checker refused the result of a run; nothing was written."""

    def __init__(self, violations: Sequence[Said]) -> None:
        super().__init__(f"the result breaks its own rules: {violations}")
        self.violations = tuple(violations)


class Refused(MatchmakingError):
    """A command of the service was refused, and nothing was changed."""


class NotThere(Refused):
    """There is no such object, or none that the actor may know of."""

    def __init__(self, kind: str, id_: str) -> None:
        super().__init__(f"no {kind} {id_}")
        self.kind, self.id = kind, id_


class NotAllowed(Refused):
    """The actor is known here, but the role does not include the command."""

    def __init__(self, command: str) -> None:
        super().__init__(f"{command} is not allowed")
        self.command = command


class TooLate(Refused):
    """The deadline of the setting `until` is over since `ended_at` (UTC)."""

    def __init__(self, until: str, ended_at: datetime) -> None:
        super().__init__(f"{until} ended at {ended_at}")
        self.until, self.ended_at = until, ended_at


class TooOften(Refused):
    """It was done too often just now; after `wait` it can be done again."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"wait {wait}")
        self.wait = wait


class Conflict(Refused):
    """What is there contradicts what was asked; one sentence a reason."""

    def __init__(self, reasons: Sequence[Said]) -> None:
        super().__init__(f"conflict: {reasons}")
        self.reasons = tuple(reasons)


class BrokenRules(Conflict):
    """Rules of the event forbid what was asked; the rule of each reason stands in `rules`."""

    def __init__(self, reasons: Sequence[Said], rules: Sequence[str]) -> None:
        super().__init__(reasons)
        self.rules = tuple(rules)


class Unavailable(MatchmakingError):
    """The database does not answer, or was busy for too long; the same may work again soon.

    A change that was just being committed may be stored; nothing is stored in part.

    Attributes
    ----------
    problem
        What the database said, for whoever runs the service: one line, in its own words.
    """

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class StorageFull(Unavailable):
    """There is no room left where the database lies: nothing was changed, reading goes on."""


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """Have whatever goes wrong told in the event's language."""
    try:
        yield
    except MatchmakingError as error:
        error.language = language
        raise
