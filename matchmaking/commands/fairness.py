"""How evenly a schedule serves everybody, as one command, and as a document."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from matchmaking.fairness import Fairness, Group, Share, Spread, fairness_of

__all__ = ["fairness_document", "fairness_of"]


def fairness_document(fairness: Fairness) -> dict[str, Any]:
    """The numbers as JSON: of everybody, of each group, of each participant."""
    everybody = fairness.everybody
    return {
        "everybody": None if everybody is None else _group(everybody),
        "jain_index": fairness.jain_index,
        "tenth_to_mean": fairness.tenth_to_mean,
        "kinds": [{"kind": kind, **_group(group)} for kind, group in fairness.kinds.items()],
        "countries": [
            {"country": country or None, **_group(group)}
            for country, group in fairness.countries.items()
        ],
        "zones": [
            {"zones": list(zone.zones), "offsets": list(zone.offsets), **_group(group)}
            for zone, group in fairness.zones
        ],
        "least_served": _ids(fairness.least_served),
        "without_meeting": _ids(fairness.without_meeting),
        "participants": [_share(share) for share in fairness.shares],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "participants": group.people,
        "without_meeting": group.without_meeting,
        "meetings": asdict(group.meetings),
        "most_meetings": asdict(group.most_meetings),
        "satisfaction": _spread(group.satisfaction),
        "attendances": group.seats,
        "uncomfortable": group.uncomfortable,
        "fewest_uncomfortable": group.fewest_uncomfortable,
    }


def _spread(spread: Spread | None) -> dict[str, float] | None:
    return None if spread is None else asdict(spread)


def _share(share: Share) -> dict[str, Any]:
    return {
        "id": share.participant.id,
        "meetings": share.meetings,
        "most_meetings": share.most_meetings,
        "worth": share.worth,
        "most_worth": share.most_worth,
        "satisfaction": share.satisfaction,
        "uncomfortable": share.uncomfortable,
        "fewest_uncomfortable": share.fewest_uncomfortable,
    }


def _ids(shares: Iterable[Share]) -> list[str]:
    return [share.participant.id for share in shares]
