"""The command by which a participant or a company says whom it wishes to meet."""

from collections.abc import Mapping

from matchmaking.service.command import Work, command
from matchmaking.service.part_changes import change_part, part_around, people_of
from matchmaking.storage.event_rows import stored_rows
from matchmaking.storage.tables import preferences


@command(changes=True)
def change_wishes(work: Work, party: str, ratings: Mapping[str, str | None]) -> None:
    """Set or withdraw wishes of a party; those that are not named stay as they are.

    Parameters
    ----------
    party
        A participant's id or a company.
    ratings
        By whom they are about: a rating's word, ``None`` to withdraw the wish.

    Raises
    ------
    BadInput
        With every mistake: a name or rating that is not known, a wish within one company, more
        musts than the event allows, a veto of somebody with whom a meeting is fixed.
    NotThere
        When there is no such party.
    """
    own = preferences.c.source == party
    stored = stored_rows(work.connection, "preferences", work.event_id, own)
    before = part_around(work, {party, *ratings, *(wish["to"] for wish in stored)})
    people = people_of(before, party)
    entered = [
        {"from": party, "to": about, "rating": rating}
        for about, rating in ratings.items()
        if rating is not None
    ]
    others = [w for w in before["preferences"] if w["from"] != party or w["to"] not in ratings]
    # a company's name may be a person's: it is noted by the id of its first representative
    change_part(work, before, {**before, "preferences": [*entered, *others]}, people[0]["id"])
