"""`matchmaking run` and `runs`, as the operator types them; carry out nothing."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from matchmaking.cli.arguments import DEFAULT_SECONDS, EventId, seconds_option
from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.cli.printing import print_lines
from matchmaking.files import instant_text
from matchmaking.service.command import Service
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import Order, ask_for_run, list_runs
from matchmaking.settings import read_settings


def run_command(
    event: EventId,
    seconds: Annotated[float, seconds_option(DEFAULT_SECONDS)] = DEFAULT_SECONDS,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DRAFT",
            help="A draft's id, or `published`: change as little of it as possible.",
        ),
    ] = None,
    data: DataFolder = None,
) -> None:
    """Ask for a run on an event of the database, and print its id.

    A worker carries it out; its result becomes a draft.
    """
    settings, order = read_settings(data=data), Order(seconds=seconds, stands_on=on)
    with opened_store(data) as store:
        print(ask_for_run(Service(store), OPERATOR, event, order, settings.run_seconds_most))


def runs_command(event: EventId, data: DataFolder = None) -> None:
    """List the runs of an event, the latest first, each with the draft that it has led to."""
    with opened_store(data) as store:
        runs = list_runs(Service(store), OPERATOR, event)
    print_lines("  ".join(_facts(run)) for run in runs)


def _facts(run: Mapping[str, Any]) -> list[str]:
    draft = (run["answer"] or {}).get("draft")
    return [run["id"], run["state"], instant_text(run["asked_at"]), *([draft] if draft else [])]
