"""${message}."""

import sqlalchemy as sa
from alembic import op

from matchmaking.storage.types import Document, Id, Instant, Json, Party, name

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
