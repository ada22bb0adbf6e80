"""What share of each group's attendances is uncomfortable, and what would remain alone."""

from collections.abc import Sequence

from markupsafe import Markup

from matchmaking.fairness import Group, rounded, uncomfortable_of
from matchmaking.report.pictures.bars import LABEL_WIDTH, Bar, Piece, bars_picture
from matchmaking.report.pictures.patterns import HATCH
from matchmaking.report.pictures.widths import shortened
from matchmaking.words import Words


def group_hours_picture(
    name: str, title: str, groups: Sequence[tuple[str, Group]], words: Words
) -> Markup:
    """One bar a group that has uncomfortable attendances, a full bar being all that it has."""
    bars = [_bar(label, group, words) for label, group in groups if group.uncomfortable]
    return bars_picture(name, title, words.say("fairness.picture.hours"), bars, words)


def _bar(label: str, group: Group, words: Words) -> Bar:
    needed = group.fewest_uncomfortable / group.seats
    beyond = group.uncomfortable / group.seats - needed
    return Bar(
        label=shortened(label, LABEL_WIDTH),
        value=uncomfortable_of(group, words),
        pieces=(
            Piece(needed, "meeting uncomfortable"),
            Piece(beyond, "meeting uncomfortable", HATCH),
        ),
        note=words.say(
            "fairness.bar.hours",
            each=rounded(group.uncomfortable_each, words),
            fewest=words.number(group.fewest_uncomfortable),
        ),
    )
