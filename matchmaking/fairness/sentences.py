"""How evenly a schedule serves everybody, in plain words; works out no number."""

from collections.abc import Iterator

from matchmaking.eligibility.zone_groups import zone_text
from matchmaking.fairness.fairness import Fairness
from matchmaking.fairness.groups import Group
from matchmaking.fairness.shares import Share
from matchmaking.words import Words


def fairness_sentences(fairness: Fairness, words: Words) -> Iterator[str]:
    """Yield what is to be said of all participants together; nothing where there are none."""
    everybody = fairness.everybody
    if everybody is None:
        return
    meetings = everybody.meetings
    yield words.say(
        "fairness.meetings",
        mean=rounded(meetings.mean, words),
        median=rounded(meetings.median, words),
        least=words.number(meetings.least),
        most=words.number(meetings.most),
        alone=rounded(everybody.most_meetings.mean, words),
    )
    yield _satisfaction(everybody, words)
    if fairness.jain_index is not None and fairness.tenth_to_mean is not None:
        yield words.say(
            "fairness.indices",
            tenth=whole_percent(fairness.tenth_to_mean, words),
            jain=words.number(round(fairness.jain_index, 2)),
        )


def named_groups(fairness: Fairness, words: Words) -> dict[str, list[tuple[str, Group]]]:
    """The groups with their names, by ``kind``, ``country`` and ``zone``.

    There are no countries where no participant states one.
    """
    nowhere = words.say("fairness.no_country")
    countries = [(country or nowhere, group) for country, group in fairness.countries.items()]
    return {
        "kind": list(fairness.kinds.items()),
        **({"country": countries} if any(fairness.countries) else {}),
        "zone": [(zone_text(zone, words), group) for zone, group in fairness.zones],
    }


def possible_meetings(share: Share, words: Words) -> str:
    """How many meetings one could have had alone."""
    return words.count("fairness.possible", share.most_meetings)


def uncomfortable_of(group: Group, words: Words) -> str:
    """How many attendances of how many are uncomfortable."""
    uncomfortable, seats = words.number(group.uncomfortable), words.number(group.seats)
    return words.say("report.hours.of", uncomfortable=uncomfortable, seats=seats)


def rounded(number: float, words: Words) -> str:
    """A mean or a median with one decimal at most."""
    return words.number(round(number, 1))


def whole_percent(share: float | None, words: Words) -> str:
    """A share in 0..1 in whole percent; a dash where there is none."""
    return "–" if share is None else words.percent(round(share, 2))


def _satisfaction(everybody: Group, words: Words) -> str:
    spread = everybody.satisfaction
    if spread is None:
        return words.say("fairness.no_satisfaction")
    mean, median = (whole_percent(share, words) for share in (spread.mean, spread.median))
    return words.say("fairness.satisfaction", mean=mean, median=median)
