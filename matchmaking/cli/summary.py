"""What the command line says when a command ended well; knows no format and no exit code."""

from collections.abc import Sequence
from pathlib import Path

from matchmaking.check import Warning, warning_text
from matchmaking.cli.stage_lines import outcome_line
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.verification import Verdict
from matchmaking.words import Words


def solved_lines(
    event: Event, schedule: Schedule, out: Path, words: Words, *, has_locks: bool
) -> list[str]:
    """How good the schedule is, of all or of those that keep the locks, and where it lies."""
    served = sum(outcome.meetings > 0 for outcome in schedule.participants)
    return [
        words.say(
            "run.solved",
            meetings=words.count("common.meetings", len(schedule.meetings)),
            served=words.number(served),
            participants=words.number(len(event.participants)),
            seconds=words.number(round(schedule.run.seconds, 1)),
        ),
        *(outcome_line(stage, words, has_locks=has_locks) for stage in schedule.stages),
        words.say("run.report_lies_at", path=out / "report.html"),
        words.say("run.agendas_lie_at", path=out / "agendas"),
    ]


def checked_lines(event: Event, found: Sequence[Warning], words: Words) -> list[str]:
    """What was read, and each warning."""
    read = words.say(
        "run.checked",
        participants=words.number(len(event.participants)),
        wishes=words.number(len(event.preferences)),
        slots=words.number(len(event.grid)),
    )
    return [read, *(warning_text(warning, words) for warning in found)]


def verified_lines(verdict: Verdict, words: Words) -> list[str]:
    """Each violation, then what the schedule achieves.

    Rules and stages bear the names that they have in files, for programs that read the lines.
    """
    violations = [f"{broken.rule}: {words.speak(broken.said)}" for broken in verdict.violations]
    stages = [
        f"{stage.stage}: {stage.achieved} ({words.say(f'stage.{stage.stage}')})"
        for stage in verdict.stages
    ]
    judged = (
        words.count("run.violations", len(verdict.broken))
        if verdict.broken
        else words.say("run.no_violation")
    )
    return [*violations, *stages, judged]
