"""How often something may be done, counted in the database; knows not what is done.

The generic cell rate algorithm (ITU-T I.371): of each bucket only the moment is kept at which it
will be full again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, text, update

from matchmaking.errors import TooOften
from matchmaking.service.command import CLOCKS_DIFFER
from matchmaking.service.forgetting import forget
from matchmaking.service.secret import digest_of
from matchmaking.storage.tables import buckets
from matchmaking.storage.types import Instant

_LOCKED = (
    text(
        "INSERT INTO buckets (digest, full_at) VALUES (:digest, :now)"
        " ON CONFLICT (digest) DO UPDATE SET full_at = buckets.full_at RETURNING full_at"
    )
    .bindparams(bindparam("now", type_=Instant))
    .columns(full_at=Instant)
)
"""In one statement: between two, somebody who forgets full buckets could take it away."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `burst` at once, and one more whenever `interval` has passed."""

    burst: int
    interval: timedelta

    def take(self, connection: Connection, name: str, now: datetime) -> None:
        """Take one from the bucket of that name.

        Raises
        ------
        TooOften
            When it is empty; says when there will be one again.
        """
        digest = digest_of(name)
        full_at = connection.execute(_LOCKED, {"digest": digest, "now": now}).scalar_one()
        whole = self.burst * self.interval
        if full_at > now + whole + CLOCKS_DIFFER:  # by a clock that was ahead: it tells nothing
            full_at = now
        full_at = max(full_at, now) + self.interval
        wait = full_at - now - whole
        if wait > timedelta(0):
            raise TooOften(wait)
        here = buckets.c.digest == digest
        connection.execute(update(buckets).where(here).values(full_at=full_at))


def forget_full_buckets(connection: Connection, now: datetime) -> None:
    """Drop what limits nothing any more."""
    forget(connection, buckets, buckets.c.full_at < now)
