"""The events that somebody has to do with; knows nothing of what is in them."""

from dataclasses import dataclass

from sqlalchemy import select

from matchmaking.service.command import Service
from matchmaking.service.roles import Actor, Grant
from matchmaking.storage.tables import events

MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event, and what somebody is to it."""

    id: str
    name: str
    grants: tuple[Grant, ...]


def own_events(service: Service, actor: Actor) -> tuple[OwnEvent, ...]:
    """The latest events first: all of them for an operator, else those with a role."""
    query = select(events.c.id, events.c.settings).order_by(events.c.ends_at.desc(), events.c.id)
    if not actor.is_operator:
        query = query.where(events.c.id.in_({grant.event_id for grant in actor.grants}))
    with service.transaction(changes=False) as connection:
        return tuple(
            OwnEvent(id_, settings["event"]["name"], actor.on(id_))
            for id_, settings in connection.execute(query.limit(MOST_EVENTS))
        )
