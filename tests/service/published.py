"""One published meeting with all that hangs on it, written as rows; no command is used."""

from datetime import UTC, datetime

from sqlalchemy import insert

from matchmaking.model.event import Event
from matchmaking.model.sides import meeting_id, sides_of
from matchmaking.storage import Store
from matchmaking.storage.tables import (
    accounts,
    attendances,
    drafts,
    grants,
    meetings,
    publications,
    revisions,
    runs,
    slots,
)

AT = datetime(2026, 12, 1, 7, tzinfo=UTC)


def publish_meeting(store: Store, event: Event, a: str, b: str) -> None:
    """Store a run, a draft, a version with one meeting in the first slot, and an owner."""
    slot = event.grid.slots[0]
    time = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    side, other_side = sides_of(event, a, b)
    id_ = meeting_id(event, (side, other_side))
    own = {"event_id": event.id}
    made = {"made_by": "a-1", "made_at": AT}
    rows = [
        (accounts, {"id": f"a-{event.id}", "created_at": AT}),
        (
            grants,
            {"account_id": f"a-{event.id}", **own, "role": "owner", "granted_at": AT},
        ),
        (
            runs,
            {
                "id": f"r-{event.id}",
                **own,
                "asked_by": "a-1",
                "asked_at": AT,
                "order": {},
                "state": "queued",
            },
        ),
        (
            drafts,
            {
                "id": f"d-{event.id}",
                **own,
                "run_id": f"r-{event.id}",
                "name": "First",
                "created_by": "a-1",
                "created_at": AT,
            },
        ),
        (
            revisions,
            {
                "draft_id": f"d-{event.id}",
                "number": 1,
                **made,
                "step": {},
                "locked": [],
                "schedule": {},
            },
        ),
        (
            publications,
            {**own, "version": 1, "published_by": "a-1", "published_at": AT, "schedule": {}},
        ),
        (slots, {**own, **time}),
        (
            meetings,
            {**own, "id": id_, **time, "side": side, "other_side": other_side, "sequence": 0},
        ),
    ] + [
        (
            attendances,
            {
                **own,
                "participant_id": person,
                "starts_at": slot.starts_at,
                "meeting_id": id_,
                "place": place,
            },
        )
        for place, person in enumerate((a, b))
    ]
    with store.writing() as connection:
        for table, row in rows:
            connection.execute(insert(table).values(row))
