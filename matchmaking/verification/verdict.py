"""What verification hands back: the broken rules and the stages; knows no rule itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from matchmaking.errors import Said
from matchmaking.model.schedule import Meeting, StageOutcome


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a schedule breaks: its name, a sentence, and the ids of those concerned."""

    rule: str
    said: Said
    meetings: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every violation of every rule, and what the schedule achieves in each stage.

    The stages are computed from the event and the meetings alone; nothing can be said about
    bounds in this way, so each bound is ``None``.
    """

    violations: tuple[Violation, ...]
    stages: tuple[StageOutcome, ...]

    @property
    def broken(self) -> tuple[Violation, ...]:
        """The violations of hard rules; what a schedule says of itself may be false besides."""
        return tuple(violation for violation in self.violations if violation.rule != "values")


def violation(
    sentence: str, meetings: Iterable[Meeting], participants: Iterable[str], /, **fields: object
) -> Violation:
    """A violation in the words of ``violation.<sentence>``.

    `sentence` is the rule's name, with a suffix where a rule can be broken in several ways.
    """
    ids = tuple(meeting.id for meeting in meetings)
    said = Said(f"violation.{sentence}", {"meetings": ", ".join(ids), **fields})
    return Violation(sentence.partition(".")[0], said, ids, tuple(participants))


def instant_text(instant: datetime) -> str:
    """An instant in a form that needs no language, down to the second where it has any."""
    utc = instant.astimezone(UTC)
    seconds = f":{utc:%S}" if utc.second or utc.microsecond else ""
    return f"{utc:%Y-%m-%d %H:%M}{seconds} UTC"
