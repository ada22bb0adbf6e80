"""How the service writes its logs: one line an event, no secret in any; knows no event.

A program that begins calls `set_up_logs`; whoever has something to tell calls
``structlog.get_logger()``. Lines of libraries that use Python's own logging look the same.
"""

import logging
import re
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

_SECRET = re.compile(r"[A-Za-z0-9_-]{43,}|(?<=DETAIL:).*")
_HIDDEN = "…"


def without_secrets(text: str) -> str:
    """The text with everything hidden that is as long as a token of 256 bits, or longer.

    Hidden too are the values that PostgreSQL adds to its errors.
    """
    return _SECRET.sub(_HIDDEN, text)


def set_up_logs(form: str, stream: TextIO) -> None:
    """Write what is logged from now on to a stream, as ``json`` or ``text``."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _safe,
                _renderer(form),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for talkative in ("alembic", "procrastinate", "uvicorn"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def _safe(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """No value shows a secret, moves the cursor of whoever reads it, or begins a line."""
    for key, value in line.items():
        if isinstance(value, str):
            line[key] = "".join(map(_visible, without_secrets(value)))
    return line


def _visible(sign: str) -> str:
    return sign if sign.isprintable() or sign == "\n" else sign.encode("unicode_escape").decode()


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
