"""The commands on runs: ask for one, look at it, stop or cancel it; loads no solver.

A run is only written down here. A worker takes it, and leaves in the same tables what it does.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, insert, select, update

from matchmaking.errors import BadInput, Conflict, Mistake, NotThere, Said
from matchmaking.jobs import defer
from matchmaking.service.changed_inputs import Changes, changed_event
from matchmaking.service.command import Work, command
from matchmaking.storage.events import event_in
from matchmaking.storage.run_lines import lines_after
from matchmaking.storage.tables import drafts, publications, runs

EXECUTE_RUN = "execute_run"
"""The job that carries out a run, and its queue."""

PUBLISHED = "published"
"""What a run stands on that begins with the published version."""

_OPEN = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be searched for, and how.

    Attributes
    ----------
    seconds, effort, workers, seed
        As in `matchmaking.scheduling.Options`; `seconds` counts only where `effort` is ``None``.
    stands_on
        The id of a draft, whose present state is meant and whose locked meetings stay, or
        `PUBLISHED`: as few of its meetings as possible are lost, then moved. ``None``: nothing.
    changes
        Makes the run a what-if: it compares with what it stands on, and makes no draft.
    keep
        Of a what-if: whether the meetings of what it stands on are promises there too.
    """

    seconds: float = 60.0
    effort: float | None = None
    workers: int | None = None
    seed: int = 1
    stands_on: str | None = None
    changes: Changes | None = None
    keep: bool = False


@command(changes=True)
def ask_for_run(work: Work, order: Order, seconds_most: float, *, beside: bool = False) -> str:
    """Have a run carried out as soon as a worker is free, and return its id.

    Parameters
    ----------
    seconds_most
        How long a search may take in this installation, > 0.
    beside
        Whether another run of the event may go on meanwhile.

    Raises
    ------
    BadInput
        When a number is out of its range, or the changes of a what-if are wrong.
    Conflict
        When another run is not over, or nothing is there on which this one could stand.
    """
    _check(order, seconds_most, work.settings["event"].get("language", "en"))
    if not beside:
        _check_alone(work)
    document = {
        "seconds": order.seconds,
        "effort": order.effort,
        "seconds_most": seconds_most,
        "workers": order.workers,
        "seed": order.seed,
        "stands_on": _stands_on(work, order),
        "changes": order.changes and order.changes.to_json(),
        "keep": order.keep,
    }
    if order.changes is not None:
        changed_event(event_in(work.connection, work.event_id), order.changes)
    id_ = f"r-{secrets.token_hex(8)}"
    asked = {"event_id": work.event_id, "asked_by": work.actor.id, "asked_at": work.now}
    row = {"id": id_, **asked, "order": document, "state": "queued"}
    work.connection.execute(insert(runs).values(row))
    defer(work.connection, EXECUTE_RUN, id_, run_id=id_)
    work.note(id_, what_if=order.changes is not None)
    return id_


@command(changes=False)
def list_runs(work: Work) -> list[dict[str, Any]]:
    """All runs of the event without their lines, the latest first."""
    query = _runs(work).order_by(runs.c.asked_at.desc(), runs.c.id)
    return [dict(row) for row in work.connection.execute(query).mappings()]


@command(changes=False)
def read_run(work: Work, run_id: str, after: int = 0) -> dict[str, Any]:
    """A run with its lines above a number, and with its answer where it is over.

    The answer is a result (``draft``, ``status``, ``gap``, ``stages``, ``meetings``), a comparison
    as `matchmaking.commands.what_if` makes it, or a failure (``error``, ``told``).
    """
    return {**_run(work, run_id), "lines": lines_after(work.connection, run_id, after)}


@command(changes=True)
def stop_run(work: Work, run_id: str) -> None:
    """Have a run end soon and keep the best that it has found.

    Raises
    ------
    Conflict
        When it is over.
    """
    _want(work, run_id, "stop")
    work.note(run_id)


@command(changes=True)
def cancel_run(work: Work, run_id: str) -> None:
    """End a run without a result; from now on it leaves none.

    Raises
    ------
    Conflict
        When it is over.
    """
    if _want(work, run_id, "cancel") == "queued":
        ended = {"state": "cancelled", "ended_at": work.now}
        work.connection.execute(update(runs).where(runs.c.id == run_id).values(ended))
    work.note(run_id)


def _check(order: Order, seconds_most: float, language: str) -> None:
    ranges = {
        "seconds": (order.seconds, 0, seconds_most),
        "effort": (order.effort, 0, seconds_most),
        "workers": (order.workers, 1, 256),
        "seed": (order.seed, 0, 2**31 - 1),
    }
    mistakes = [
        Mistake("runs.out_of_range", "order", None, key, str(value), {"least": least, "most": top})
        for key, (value, least, top) in ranges.items()
        if value is not None and not least <= value <= top
    ]
    if mistakes:
        raise BadInput(mistakes, language)


def _check_alone(work: Work) -> None:
    others = select(runs.c.id).where(runs.c.event_id == work.event_id, runs.c.state.in_(_OPEN))
    other = work.connection.execute(others.limit(1)).scalar()
    if other is not None:
        raise Conflict([Said("runs.another_goes_on", {"run": other})])


def _stands_on(work: Work, order: Order) -> dict[str, Any] | None:
    """What an order stands on as it is now: later states of it are none of the run's business."""
    if order.stands_on is None:
        if order.changes is not None:
            raise Conflict([Said("runs.compares_with_nothing")])
        return None
    if order.stands_on == PUBLISHED:
        versions = select(publications.c.version).where(publications.c.event_id == work.event_id)
        latest = versions.order_by(publications.c.version.desc()).limit(1)
        version = work.connection.execute(latest).scalar()
        if version is None:
            raise Conflict([Said("runs.nothing_published")])
        return {"version": version}
    present = select(drafts.c.revision).where(
        drafts.c.event_id == work.event_id,
        drafts.c.id == order.stands_on,
        drafts.c.discarded_at.is_(None),
    )
    revision = work.connection.execute(present).scalar()
    if revision is None:
        raise NotThere("draft", order.stands_on)
    return {"draft": order.stands_on, "revision": revision}


def _want(work: Work, run_id: str, wanted: str) -> str:
    """Write down what is wanted of a run that is not over, and return its state."""
    run = _run(work, run_id, lock=True)
    state: str = run["state"]
    if state not in _OPEN:
        raise Conflict([Said("runs.is_over", {"run": run_id})])
    if run["wanted"] != "cancel":
        change = update(runs).where(runs.c.id == run_id).values(wanted=wanted)
        work.connection.execute(change)
    return state


def _runs(work: Work) -> Select[Any]:
    return select(*_SHOWN).where(runs.c.event_id == work.event_id)


def _run(work: Work, run_id: str, *, lock: bool = False) -> RowMapping:
    query = _runs(work).where(runs.c.id == run_id)
    query = query.with_for_update() if lock else query
    found = work.connection.execute(query).mappings().one_or_none()
    if found is None:
        raise NotThere("run", run_id)
    return found


_SHOWN = [column for column in runs.columns if column.name not in ("best", "leased_until")]
