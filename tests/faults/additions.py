"""Participants who are added one after another, each with a wish; also a program that does that.

``python -m tests.faults.additions URL FIRST`` adds to the event of a database until it is killed,
and prints each id and each wish as soon as it is acknowledged.
"""

import sys
from collections.abc import Iterator
from itertools import count

from sqlalchemy import select

from matchmaking.errors import StorageFull
from matchmaking.service.command import Service
from matchmaking.service.participants import add_participant
from matchmaking.service.roles import OPERATOR
from matchmaking.service.wishes import change_wishes
from matchmaking.storage import Store
from matchmaking.storage.tables import audit, participants, preferences
from tests.service.rows import rows_of

EVENT = "fair"
WISHED = "maple-1"
COMPANY = "Late & Sons"


def add(service: Service, number: int) -> str:
    """Add one participant, and return its id."""
    id_ = f"late-{number}"
    row = {"id": id_, "name": f"Late {number}", "kind": "seller", "timezone": "UTC"}
    add_participant(service, OPERATOR, EVENT, COMPANY, row)
    return id_


def wish(service: Service, id_: str) -> str:
    """Have it wish for somebody, and return what was stored."""
    change_wishes(service, OPERATOR, EVENT, id_, {WISHED: "high"})
    return f"{id_} > {WISHED}"


def add_until_full(
    service: Service, numbers: Iterator[int]
) -> tuple[int, dict[str, list[tuple[object, ...]]]]:
    """Add until there is no room; the number that failed, and what was there before it."""
    for number in numbers:
        before = rows_of(service.store, EVENT)
        try:
            add(service, number)
        except StorageFull:
            return number, before
    raise AssertionError("there was room for all")


def stored(store: Store) -> list[str]:
    """The participants and wishes that are there, as `add` and `wish` return them."""
    people = select(participants.c.id).where(participants.c.company == COMPANY)
    wishes = select(preferences.c.source).where(preferences.c.source.startswith("late-"))
    with store.reading() as connection:
        wished = [f"{source} > {WISHED}" for source in connection.execute(wishes).scalars()]
        return [*connection.execute(people).scalars(), *wished]


def audited(store: Store) -> list[str]:
    """The same as the audit log tells it, in the order in which it was done."""
    query = select(audit.c.command, audit.c.subject).where(audit.c.subject.startswith("late-"))
    with store.reading() as connection:
        entries = connection.execute(query.order_by(audit.c.id)).all()
    return [id_ if name == "add_participant" else f"{id_} > {WISHED}" for name, id_ in entries]


def main() -> None:
    """Add and wish for ever."""
    url, first = sys.argv[1:]
    service = Service(Store(url))
    for number in count(int(first)):
        id_ = add(service, number)
        _say(id_)
        _say(wish(service, id_))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
