"""All warnings about an event, many of a kind summarised; knows no rule behind any of them."""

from collections.abc import Iterator

from matchmaking.check.about_hours import idle_days, idle_hours, no_slot, short_sessions
from matchmaking.check.about_numbers import minimum_out_of_reach, too_many_musts
from matchmaking.check.about_rooms import guessable_rooms
from matchmaking.check.about_wishes import never_meet, no_wish
from matchmaking.check.about_zones import zones_in_dispute
from matchmaking.check.prospects import Prospects
from matchmaking.check.warning import Warning
from matchmaking.model.event import Event

MOST_OF_A_KIND = 10
"""How many warnings of one kind are told one by one."""

_KINDS = (
    short_sessions,
    no_slot,
    no_wish,
    idle_days,
    idle_hours,
    never_meet,
    minimum_out_of_reach,
    too_many_musts,
    zones_in_dispute,
    guessable_rooms,
)


def warnings(event: Event) -> tuple[Warning, ...]:
    """What is legal in an event but probably unmeant.

    Of each message the first ten are told; the warning ``check.and_more`` after them says how
    many there are beyond these.
    """
    prospects = Prospects(event)
    return tuple(told for find in _KINDS for told in _summarised(find(prospects)))


def _summarised(found: Iterator[Warning]) -> Iterator[Warning]:
    by_message: dict[str, list[Warning]] = {}
    for warning in found:
        by_message.setdefault(warning.message, []).append(warning)
    for same in by_message.values():
        yield from same[:MOST_OF_A_KIND]
        if len(same) > MOST_OF_A_KIND:
            more = same[MOST_OF_A_KIND:]
            concerned = dict.fromkeys(id for warning in more for id in warning.participants)
            yield Warning("check.and_more", {"number": len(more)}, tuple(concerned))
