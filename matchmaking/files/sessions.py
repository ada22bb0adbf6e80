"""The sessions of an event and their order; knows no slot and no file format."""

from collections.abc import Callable, Iterable
from datetime import datetime

from matchmaking.files.collecting import Misread
from matchmaking.files.moments import local_time, local_time_text
from matchmaking.files.records import Record
from matchmaking.model.time_ranges import TimeRange
from matchmaking.model.zones import NoSuchLocalTime, instant_of


def local_time_in(timezone: str | None) -> Callable[[str], datetime]:
    """A parser of local times that a clock in the zone shows exactly once (``None``: any)."""

    def parse(text: str) -> datetime:
        moment = local_time(text)
        try:
            if timezone is not None:
                instant_of(moment, timezone)
        except NoSuchLocalTime as reason:
            message = (
                "error.time_exists_twice" if reason.exists_twice else "error.time_never_exists"
            )
            raise Misread(message, zone=timezone) from None
        return moment

    return parse


def read_sessions(records: Iterable[Record], timezone: str | None) -> tuple[TimeRange, ...]:
    """Sessions on the wall clock of `timezone`, in order and without overlap."""
    sessions: list[TimeRange] = []
    for record in records:
        starts, ends = (
            record.read(column, local_time_in(timezone)) for column in ("starts", "ends")
        )
        if starts is None or ends is None:
            continue
        if ends <= starts:
            record.complain(
                "ends",
                "error.session_ends_before_it_begins",
                local_time_text(ends),
                starts=local_time_text(starts),
            )
            continue
        session = TimeRange(starts, ends)
        _complain_of_order(record, session, sessions)
        sessions.append(session)
    return tuple(sessions)


def _complain_of_order(record: Record, session: TimeRange, earlier: list[TimeRange]) -> None:
    value = local_time_text(session.start)
    clash = next((other for other in earlier if other.overlaps(session)), None)
    if clash is not None:
        span = f"{local_time_text(clash.start)} – {local_time_text(clash.end)}"
        record.complain("starts", "error.sessions_overlap", value, other=span)
    elif earlier and session.start < earlier[-1].start:
        before = local_time_text(earlier[-1].start)
        record.complain("starts", "error.sessions_out_of_order", value, other=before)
