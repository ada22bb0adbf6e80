"""Bounds over several problems together, of which the best schedule counts; solves none."""

from collections.abc import Sequence

from matchmaking.scheduling.trial import StageChange


def bounds_of_all(
    best: Sequence[StageChange], others: Sequence[Sequence[StageChange]]
) -> tuple[StageChange, ...]:
    """The stages of the best schedule with bounds that hold over all schedules of all problems.

    Parameters
    ----------
    best
        The stages of the best schedule found in any of the problems.
    others
        For each further problem the stages of the best schedule found in it, perhaps none; they
        are lexicographically no better than `best`.
    """
    return tuple(
        StageChange(stage.stage, stage.before, stage.after, _weakest(best, others, number))
        for number, stage in enumerate(best)
    )


def _weakest(
    best: Sequence[StageChange], others: Sequence[Sequence[StageChange]], number: int
) -> int | None:
    """The weakest bound of one stage, where the earlier ones are as good as those of `best`."""
    stage = best[number].stage
    bounds = [best[number].bound]
    bounds += [_bound(best, other, number) for other in others if not _is_out(best, other, number)]
    known = [stage.turned(bound) for bound in bounds if bound is not None]
    return stage.turned(max(known)) if len(known) == len(bounds) else None


def _is_out(best: Sequence[StageChange], other: Sequence[StageChange], number: int) -> bool:
    """Whether no schedule of another problem is as good as `best` before a stage."""
    return any(
        bound is not None and _rank(best[earlier], bound) < _rank(best[earlier])
        for earlier in range(min(number, len(other)))
        if (bound := _bound(best, other, earlier)) is not None
    )


def _bound(best: Sequence[StageChange], other: Sequence[StageChange], number: int) -> int | None:
    """Another problem's bound, which holds only beside stages as good as its own earlier ones."""
    holds = len(other) > number and all(
        _rank(theirs) <= _rank(ours)
        for theirs, ours in zip(other[:number], best[:number], strict=True)
    )
    return other[number].bound if holds else None


def _rank(stage: StageChange, reached: int | None = None) -> int:
    return stage.stage.turned(stage.after if reached is None else reached)
