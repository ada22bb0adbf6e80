"""How many meetings the participants of each group have, beside how many each could have alone."""

from collections.abc import Sequence

from markupsafe import Markup

from matchmaking.fairness import Group, rounded, whole_percent
from matchmaking.report.pictures.bars import LABEL_WIDTH, Bar, Piece, bars_picture
from matchmaking.report.pictures.widths import shortened
from matchmaking.words import Words

_MOST_GROUPS = 8
"""Bars of one picture; the table behind it has all groups."""


def group_meetings_picture(
    name: str, title: str, groups: Sequence[tuple[str, Group]], longest: float, words: Words
) -> Markup:
    """One bar a group: the mean of its meetings, and a pale part up to what was possible.

    Of many groups the largest are shown, in the order in which they come; a full bar is `longest`
    meetings, so that pictures side by side can be compared.
    """
    by_size = sorted(range(len(groups)), key=lambda n: -groups[n][1].people)
    shown = [groups[n] for n in sorted(by_size[:_MOST_GROUPS])]
    bars = [_bar(label, group, longest or 1, words) for label, group in shown]
    return bars_picture(name, title, words.say("fairness.picture.meetings"), bars, words)


def _bar(label: str, group: Group, longest: float, words: Words) -> Bar:
    mean, alone = group.meetings.mean, group.most_meetings.mean
    satisfaction = None if group.satisfaction is None else group.satisfaction.mean
    return Bar(
        label=shortened(label, LABEL_WIDTH),
        value=words.say(
            "fairness.bar.meetings", mean=rounded(mean, words), alone=rounded(alone, words)
        ),
        pieces=(
            Piece(mean / longest, "meeting"),
            Piece((alone - mean) / longest, "hour available"),
        ),
        note=words.say(
            "fairness.bar.satisfaction",
            people=words.count("report.participants", group.people),
            satisfaction=whole_percent(satisfaction, words),
        ),
    )
