"""The made-up people of a fair: where they sit and what they speak; knows no wish and no slot."""

import random
from collections.abc import Sequence
from typing import Any

from matchmaking.model.participant import Participant

EVENT_ZONE = "Africa/Casablanca"
# fmt: off
BUYER_ZONES = (
    "Europe/Paris", "Europe/Paris", "Europe/Paris", "Europe/Madrid", "Europe/Lisbon",
    "Europe/Berlin", "Europe/Rome", "Europe/Brussels", "Europe/London", "Europe/Istanbul",
    "Africa/Tunis", "Africa/Cairo", "Africa/Dakar", "Africa/Abidjan", "Africa/Lagos",
    "Africa/Nairobi", "Africa/Johannesburg", "Indian/Mauritius", "Asia/Riyadh", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Shanghai", "Asia/Tokyo", "Australia/Perth",
    "America/New_York", "America/Chicago", "America/Los_Angeles", "America/St_Johns",
    "America/Sao_Paulo",
)
FAR_ZONES = (
    "America/Sao_Paulo", "America/New_York", "America/Toronto", "America/Bogota",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo",
    "Europe/Paris", "Africa/Nairobi",
)
# fmt: on
SITES = ("casablanca", "rabat", "tanger")
LANGUAGES = (("fr",), ("en",), ("fr", "en"), ("fr", "en"), ("fr", "ar"), ("en", "es"))


def make_seller(number: int, rng: random.Random) -> Participant:
    """A company of Morocco, two in three at one of the sites."""
    return Participant(
        id=f"s{number:05}",
        name=f"Seller {number}",
        kind="seller",
        timezone=EVENT_ZONE,
        languages=rng.choice(LANGUAGES),
        site=rng.choice([*SITES, *SITES, None, None, None]),
        **_limits(rng),
    )


def make_buyer(number: int, zones: Sequence[str], rng: random.Random) -> Participant:
    """A buyer somewhere; one in ten has a colleague, so that either may go."""
    company = f"Buyers {number // 20}" if number % 20 < 2 else None
    return Participant(
        id=f"b{number:05}",
        name=f"Buyer {number}",
        kind="buyer",
        timezone=rng.choice(zones),
        company=company,
        languages=rng.choice(LANGUAGES),
        **_limits(rng),
    )


def _limits(rng: random.Random) -> dict[str, Any]:
    """One in five wants few meetings, one in ten was promised some."""
    limits: dict[str, Any] = {}
    if rng.random() < 0.2:
        limits["max_meetings"] = rng.randint(3, 8)
    if rng.random() < 0.1:
        limits["min_meetings"] = rng.randint(1, 3)
    return limits
