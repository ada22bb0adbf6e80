"""What schedules achieve and changes do in each stage, as lines; knows no command."""

from collections.abc import Iterable, Iterator

from matchmaking.model.schedule import StageOutcome
from matchmaking.model.stage_change import StageChange
from matchmaking.words import Words


def outcome_line(outcome: StageOutcome, words: Words, *, has_locks: bool = False) -> str:
    """What a stage achieves, and what is proven about it: with `has_locks` only beside these."""
    change = StageChange(outcome.stage, None, outcome.achieved, outcome.bound)
    form = "locked" if has_locks else "alone"
    return words.say(f"change.stage.{form}.{_proven(change)}", **_fields(change, words))


def stage_lines(stages: Iterable[StageChange], words: Words) -> Iterator[str]:
    """Yield what each stage achieves before and after, and what is proven about it.

    The first stage that changes decides; those after it cannot be compared, and that is said.
    """
    comparable = True
    for stage in stages:
        if comparable:
            yield words.say(f"change.stage.{_how(stage)}", **_fields(stage, words))
            comparable = stage.gain == 0
        else:
            yield words.say("change.stage.other", **_fields(stage, words))


def gains_said(stages: Iterable[StageChange], words: Words) -> str:
    """The stages that change, up to the first that cannot be compared, in one phrase."""
    changed = next((stage for stage in stages if stage.gain), None)
    if changed is None:
        return words.say("change.stages.same")
    return words.say(f"change.stages.{_proven(changed)}", **_fields(changed, words))


def _how(stage: StageChange) -> str:
    changed = "alone" if stage.before is None else "changed" if stage.gain else "same"
    return f"{changed}.{_proven(stage)}"


def _proven(stage: StageChange) -> str:
    if stage.bound is None:
        return "unknown"
    return "proven" if stage.is_proven else "bounded"


def _fields(stage: StageChange, words: Words) -> dict[str, str]:
    best = stage.after if stage.bound is None else stage.bound
    return {
        "stage": words.say(f"stage.{stage.stage}"),
        "before": words.number(stage.before or 0),
        "after": words.number(stage.after),
        "change": signed(stage.difference_of(stage.after), words),
        "bound": words.number(best),
        "best": signed(stage.difference_of(best), words),
    }


def signed(number: int, words: Words) -> str:
    """A number with its sign, for example ``+11``; the sign stays before it in Arabic too."""
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    text = f"{sign}{words.number(abs(number))}"
    return words.isolated(text)
