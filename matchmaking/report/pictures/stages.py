"""Each stage of the objective: what was achieved, and where the proven bound lies."""

from collections.abc import Iterable

from markupsafe import Markup

from matchmaking.report.facts.quality import StageQuality
from matchmaking.report.pictures.bars import Bar, Piece, bars_picture
from matchmaking.report.pictures.patterns import HATCH
from matchmaking.report.sentences import remaining, stage_name
from matchmaking.words import Words


def stages_picture(name: str, title: str, stages: Iterable[StageQuality], words: Words) -> Markup:
    """One bar a stage up to what was achieved, hatched between it and its bound."""
    description = words.say("report.stages.description")
    return bars_picture(name, title, description, (_bar(s, words) for s in stages), words)


def _bar(stage: StageQuality, words: Words) -> Bar:
    whole = max(stage.achieved, stage.bound or 0, 1)
    sure = stage.achieved if stage.bound is None else min(stage.achieved, stage.bound)
    pieces = [Piece(sure / whole, "meeting")]
    if stage.remaining:
        pieces.append(Piece(stage.remaining / whole, "open", HATCH))
    return Bar(
        label=stage_name(stage, words),
        value=words.number(stage.achieved),
        pieces=tuple(pieces),
        goal=None if stage.bound is None else stage.bound / whole,
        is_reached=stage.is_proven,
        note=remaining(stage, words),
    )
