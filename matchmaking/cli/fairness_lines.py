"""How evenly a schedule serves everybody, as lines of text; knows no command."""

from collections.abc import Iterator, Sequence

from matchmaking.changes import Spoken
from matchmaking.cli.listing import first_lines
from matchmaking.fairness import (
    Fairness,
    Group,
    Share,
    fairness_sentences,
    named_groups,
    possible_meetings,
    rounded,
    uncomfortable_of,
    whole_percent,
)
from matchmaking.words import Words


def fairness_lines(fairness: Fairness, spoken: Spoken) -> Iterator[str]:
    """Yield what holds for everybody, then for groups, then for those who got least."""
    words = spoken.words
    yield from fairness_sentences(fairness, words)
    for by, groups in named_groups(fairness, words).items():
        yield from _groups(by, groups, words)
    yield from _people("least_served", fairness.least_served, spoken)
    yield from _people("without_meeting", fairness.without_meeting, spoken)


def _groups(by: str, groups: Sequence[tuple[str, Group]], words: Words) -> Iterator[str]:
    if groups:
        yield words.say(f"fairness.by.{by}")
    yield from first_lines(groups, lambda named: _group(*named, words), words)


def _people(which: str, shares: Sequence[Share], spoken: Spoken) -> Iterator[str]:
    if shares:
        yield spoken.words.count(f"fairness.{which}", len(shares))
    yield from first_lines(shares, lambda share: _share(share, spoken), spoken.words)


def _group(name: str, group: Group, words: Words) -> str:
    meetings, satisfaction = group.meetings, group.satisfaction
    shares = (None, None) if satisfaction is None else (satisfaction.mean, satisfaction.median)
    mean, median = (whole_percent(share, words) for share in shares)
    return words.say(
        "fairness.group",
        name=name,
        people=words.count("report.participants", group.people),
        mean=rounded(meetings.mean, words),
        median=rounded(meetings.median, words),
        least=words.number(meetings.least),
        most=words.number(meetings.most),
        alone=rounded(group.most_meetings.mean, words),
        satisfaction=mean,
        satisfaction_median=median,
        uncomfortable=uncomfortable_of(group, words),
        fewest=words.number(group.fewest_uncomfortable),
    )


def _share(share: Share, spoken: Spoken) -> str:
    words = spoken.words
    return words.say(
        "fairness.share",
        person=spoken.isolated(share.participant.label),
        meetings=words.count("common.meetings", share.meetings),
        possible=possible_meetings(share, words),
        satisfaction=whole_percent(share.satisfaction, words),
    )
