"""How many wishes were not met for which reason, by how much they were wished."""

from collections.abc import Sequence

from markupsafe import Markup

from matchmaking.report.facts.unmet import WISHES, UnmetReason
from matchmaking.report.pictures.bars import Bar, Piece, bars_picture
from matchmaking.words import Words


def reasons_picture(name: str, title: str, reasons: Sequence[UnmetReason], words: Words) -> Markup:
    """One bar a reason, the strongest wishes darkest and first."""
    most = max((len(reason.wishes) for reason in reasons), default=1)
    bars = [_bar(reason, most, words) for reason in reasons]
    return bars_picture(name, title, words.say("report.unmet.description"), bars, words)


def _bar(reason: UnmetReason, most: int, words: Words) -> Bar:
    pieces = tuple(
        Piece(reason.rated(rating) / most, f"rating {rating.word}")
        for rating in WISHES
        if reason.rated(rating)
    )
    label = words.say(f"report.reason.{reason.reason}")
    return Bar(label, words.number(len(reason.wishes)), pieces)
