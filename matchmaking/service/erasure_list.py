"""The list of erasures outside of the database, by which they are made again after a restore.

``erasures.jsonl`` in the data folder has a line for each, ``{"event": …, "participant": …, "at":
…}``, without ``participant`` where it was a whole event. There is nothing personal in it.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from matchmaking.errors import BadInput, Mistake, NotThere
from matchmaking.files import instant_text
from matchmaking.service.command import Service
from matchmaking.service.erasing import erase_event, erase_participant
from matchmaking.service.roles import WORKER
from matchmaking.storage.erasure_rows import Erasure, add_erasure, all_erasures
from matchmaking.storage.tables import events

FILE = "erasures.jsonl"


def write_list(service: Service, folder: Path) -> None:
    """Add what was erased to the list, unless it is there; on SQLite, clear its log of it too."""
    with service.transaction(changes=False) as connection:
        erased = all_erasures(connection)
    listed = {(one.event_id, one.participant_id) for one in read_list(folder)}
    new = [one for one in erased if (one.event_id, one.participant_id) not in listed]
    if new:
        _append(folder, new)
        service.store.forget_deleted()


def erase_again(service: Service, folder: Path) -> list[Erasure]:
    """Erase what the list tells and the database, which was restored, holds again.

    Raises
    ------
    BadInput
        When a line of the list cannot be read.
    """
    with service.transaction(changes=False) as connection:
        known = {(one.event_id, one.participant_id) for one in all_erasures(connection)}
        made_at = dict(connection.execute(select(events.c.id, events.c.created_at)).all())
    again = [
        one
        for one in read_list(folder)
        if (one.event_id, one.participant_id) not in known
        and (one.participant_id or one.erased_at >= made_at.get(one.event_id, one.erased_at))
    ]
    for one in again:
        _erase(service, one)
    write_list(service, folder)
    return again


def read_list(folder: Path) -> list[Erasure]:
    """Everything on the list, in its order.

    Raises
    ------
    BadInput
        When a line cannot be read.
    """
    file = folder / FILE
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_parsed(file, row, line) for row, line in enumerate(lines, start=1) if line]


def _erase(service: Service, erasure: Erasure) -> None:
    event_id, participant_id = erasure.event_id, erasure.participant_id
    with suppress(NotThere):  # the backup is older than the participant, or than the event
        if participant_id is None:
            erase_event(service, WORKER, event_id)
        else:
            erase_participant(service, WORKER, event_id, participant_id)
    if participant_id is not None:
        with service.transaction(changes=True, event_id=event_id) as connection:
            add_erasure(connection, event_id, participant_id, erasure.erased_at)


def _append(folder: Path, erasures: Iterable[Erasure]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(_document(one))}\n" for one in erasures)
        file.flush()
        os.fsync(file.fileno())


def _document(erasure: Erasure) -> dict[str, str]:
    participant = {} if erasure.participant_id is None else {"participant": erasure.participant_id}
    return {"event": erasure.event_id, **participant, "at": instant_text(erasure.erased_at)}


def _parsed(file: Path, row: int, line: str) -> Erasure:
    try:
        document = json.loads(line)
        erased_at = datetime.fromisoformat(document["at"])
        return Erasure(document["event"], document.get("participant"), erased_at)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput([Mistake("erasure.broken_line", str(file), row, value=line)]) from error
