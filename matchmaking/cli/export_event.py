"""`matchmaking export` as a user types it; reads no database itself."""

import json
from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import EventId
from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.errors import NotThere, told_in
from matchmaking.files import check_new, schedule_to_json, told_when_unwritable, write_event
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Service
from matchmaking.service.drafts import list_drafts, read_draft
from matchmaking.service.events import export_event
from matchmaking.service.publishing import read_published
from matchmaking.service.roles import OPERATOR


def export_command(
    event_id: EventId,
    out: Annotated[
        Path,
        typer.Option(metavar="OUT", help="X.xlsx, X.json, or a folder for TOML and CSV."),
    ],
    schedule: Annotated[
        Path | None,
        typer.Option(
            metavar="SCHEDULE",
            help="Write the published schedule.json too, or else the newest draft.",
        ),
    ] = None,
    draft: Annotated[
        str | None, typer.Option(metavar="DRAFT-ID", help="Which draft --schedule writes.")
    ] = None,
    data: DataFolder = None,
) -> None:
    """Write an event from the database into files, and its schedule if asked for."""
    if draft is not None and schedule is None:
        raise typer.BadParameter("--draft says which draft --schedule writes: give both")
    for path in filter(None, (out, schedule)):
        check_new(path)
    with opened_store(data) as store:
        service = Service(store)
        event = export_event(service, OPERATOR, event_id)
        with told_in(event.language):
            chosen = None if schedule is None else _schedule(service, event_id, draft)
            with told_when_unwritable(out):
                write_event(event, out)
            if schedule is not None and chosen is not None:
                with told_when_unwritable(schedule):
                    text = json.dumps(schedule_to_json(chosen), ensure_ascii=False, indent=2)
                    schedule.write_text(f"{text}\n", encoding="utf-8")


def _schedule(service: Service, event_id: str, draft_id: str | None) -> Schedule:
    """The draft that was named, else what is published, else the newest draft."""
    if draft_id is None:
        published = read_published(service, OPERATOR, event_id)
        if published is not None:
            return published[1]
        drafts = list_drafts(service, OPERATOR, event_id)
        draft_id = next((draft.id for draft in drafts if draft.discarded_at is None), None)
    if draft_id is None:
        raise NotThere("schedule", event_id)
    return read_draft(service, OPERATOR, event_id, draft_id).state.schedule
