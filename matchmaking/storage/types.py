"""Column types that mean the same in SQLite and PostgreSQL; know no table."""

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, LargeBinary, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A JSON value; ``None`` is SQL's NULL."""


def name(length: int) -> String:
    """A text that is compared by its code points, whatever the database's language."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


Id = name(64)
"""An id as in FORMATS: of an event, participant, site, or one that the service has made."""

Party = name(200)
"""A participant's id or a company's name."""


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware; a naive one is refused before it reaches the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC; SQLite keeps no offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no offset")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Document(TypeDecorator[Any]):
    """A JSON document that is only ever read as a whole, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Compressed UTF-8."""
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(text.encode(), level=1)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        """The document again."""
        return None if value is None else json.loads(zlib.decompress(value))
