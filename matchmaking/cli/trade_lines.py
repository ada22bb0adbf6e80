"""A trade-off as lines of text; knows no command."""

from collections.abc import Iterator

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
        stages=words.listed(_achieved(stage, words) for stage in first.stages),
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
        percent=words.percent((point.percent or 0) / 100),
        gains=_gains(point, first, words),
        proof=_proof(point, words),
    )


def _gains(point: TradePoint, first: TradePoint, words: Words) -> str:
    changed = [stage for stage in point.stages if stage.gain or not stage.is_proven]
    won = [_gain(stage, words) for stage in changed]
    if point.meetings != first.meetings:
        more = signed(point.meetings - first.meetings, words)
        won.append(words.say("trade_off.meetings", change=more))
    return words.listed(won) if won else words.say("trade_off.nothing")


def _gain(stage: StageChange, words: Words) -> str:
    is_open = stage.bound is not None and not stage.is_proven
    best = stage.after if stage.bound is None else stage.bound
    return words.say(
        "trade_off.stage.open" if is_open else "trade_off.stage",
        stage=words.say(f"stage.{stage.stage}"),
        change=signed(stage.difference_of(stage.after), words),
        best=signed(stage.difference_of(best), words),
    )


def _achieved(stage: StageChange, words: Words) -> str:
    name = words.say(f"stage.{stage.stage}")
    return words.say("trade_off.achieved", stage=name, achieved=words.number(stage.after))


def _proof(point: TradePoint, words: Words) -> str:
    return words.say("trade_off.proven" if point.is_proven else "trade_off.open")
