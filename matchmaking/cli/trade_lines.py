"""A trade-off as lines of text; knows no command.

Of the first stage that is not proven the best possible is told as well; that of later ones would
say nothing, since they give way to it.
"""

from collections.abc import Iterator
from dataclasses import replace

from matchmaking.cli.stage_lines import signed
from matchmaking.model.stage_change import StageChange
from matchmaking.scheduling.trade_off import Trade, TradePoint
from matchmaking.words import Words


def trade_lines(found: Trade, words: Words) -> Iterator[str]:
    """Yield where everything stays, then what each further part of the meetings could win."""
    first, *others = found.points
    if found.gone:
        yield words.count("trade_off.gone", found.gone)
    if first.changed:
        yield words.count("trade_off.unavoidable", len(first.changed))
    yield words.say(
        "trade_off.still",
        meetings=words.count("common.meetings", first.meetings),
        stages=words.listed(_achieved(stage, words) for stage in _bracketed(first)),
        proof=_proof(first, words),
    )
    for point in others:
        yield _line(found, point, first, words)


def _line(found: Trade, point: TradePoint, first: TradePoint, words: Words) -> str:
    key = "trade_off.any" if point.percent is None else "trade_off.point"
    return words.say(
        key,
        changed=words.number(len(point.changed)),
        published=words.number(found.published),
        most=words.number(point.most),
        gains=_gains(point, first, words),
        proof=_proof(point, words),
    )


def _gains(point: TradePoint, first: TradePoint, words: Words) -> str:
    won = [_gain(stage, words) for stage in _bracketed(point) if stage.gain or _is_open(stage)]
    if point.meetings != first.meetings:
        more = signed(point.meetings - first.meetings, words)
        won.append(words.say("trade_off.meetings", change=more))
    return words.listed(won) if won else words.say("trade_off.nothing")


def _gain(stage: StageChange, words: Words) -> str:
    return words.say(
        "trade_off.stage.open" if _is_open(stage) else "trade_off.stage",
        stage=words.say(f"stage.{stage.stage}"),
        change=signed(stage.difference_of(stage.after), words),
        best=signed(stage.difference_of(_best(stage)), words),
    )


def _achieved(stage: StageChange, words: Words) -> str:
    return words.say(
        "trade_off.achieved.open" if _is_open(stage) else "trade_off.achieved",
        stage=words.say(f"stage.{stage.stage}"),
        achieved=words.number(stage.after),
        best=words.number(_best(stage)),
    )


def _bracketed(point: TradePoint) -> Iterator[StageChange]:
    """Yield the stages, without the bounds of those after the first that is not proven."""
    is_proven = True
    for stage in point.stages:
        yield stage if is_proven else replace(stage, bound=None)
        is_proven &= stage.is_proven


def _is_open(stage: StageChange) -> bool:
    return _best(stage) != stage.after


def _best(stage: StageChange) -> int:
    return stage.after if stage.bound is None else stage.bound


def _proof(point: TradePoint, words: Words) -> str:
    return words.say("trade_off.proven" if point.is_proven else "trade_off.open")
