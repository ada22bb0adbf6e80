"""Bounds over several problems together, of which the best schedule counts; solves none."""

from collections.abc import Sequence

from matchmaking.model.stage_change import StageChange


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
    bounds = [best[number].bound]
    bounds += [_bound(best, other, number) for other in others if not _is_out(best, other, number)]
    known = [bound for bound in bounds if bound is not None]
    return max(known, key=best[number].gain_of) if len(known) == len(bounds) else None


def _is_out(best: Sequence[StageChange], other: Sequence[StageChange], number: int) -> bool:
    """Whether no schedule of another problem is as good as `best` before a stage."""
    return any(
        best[earlier].gain_of(bound) < best[earlier].gain
        for earlier in range(min(number, len(other)))
        if (bound := _bound(best, other, earlier)) is not None
    )


def _bound(best: Sequence[StageChange], other: Sequence[StageChange], number: int) -> int | None:
    """Another problem's bound, which holds only beside stages as good as its own earlier ones."""
    holds = len(other) > number and all(
        theirs.gain <= ours.gain for theirs, ours in zip(other[:number], best[:number], strict=True)
    )
    return other[number].bound if holds else None
