"""What it takes to store and publish a large result, and to change it by hand.

``python -m benchmarks.service_results [--people N] [--database URL]`` fills an empty database (by
default a SQLite file of its own) with one event and a schedule of it, which it makes as fast as it
can and not well.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.baselines.best_value import best_value_first
from benchmarks.instances import make_event
from benchmarks.machine import machine
from matchmaking.cli import GARBAGE_THRESHOLDS
from matchmaking.editing import Cancel, Lock, State
from matchmaking.fairness import BestAgendas, outcomes
from matchmaking.files import read_event
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.service.command import Service, clock
from matchmaking.service.editing import edit_draft
from matchmaking.service.events import create_event
from matchmaking.service.publishing import change_published, publish_draft
from matchmaking.service.roles import OPERATOR
from matchmaking.storage import Store
from matchmaking.storage.draft_rows import Told, new_draft
from matchmaking.storage.migrating import migrate
from matchmaking.unmet import unmet_wishes

T = TypeVar("T")

PEOPLE = 11_500
"""So many have 40,000 meetings."""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.service_results")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--event", type=Path, help="an event's files, instead of one made up")
    parser.add_argument("--database")
    arguments = parser.parse_args()
    gc.set_threshold(*GARBAGE_THRESHOLDS)
    given = arguments.event
    event = read_event(given) if given else make_event("roomy", arguments.people, 1)
    schedule = _told(event, best_value_first(event))
    print(f"{machine()}\n\n{len(event.participants):,} participants, ", end="")
    print(f"{len(schedule.meetings):,} meetings, {len(schedule.unscheduled):,} unmet wishes\n")
    with tempfile.TemporaryDirectory() as folder:
        store = Store(arguments.database) if arguments.database else Store.in_folder(Path(folder))
        migrate(store)
        measure(Service(store), event, schedule)
        store.close()


def measure(service: Service, event: Event, schedule: Schedule) -> None:
    """Store, edit and publish, step by step."""
    print("| step | CPU seconds | seconds |\n|---|---:|---:|")
    id_ = event.id
    told("store the event", lambda: create_event(service, OPERATOR, id_, event))
    draft = told("store a run's result as a draft", lambda: _stored(service, schedule))
    told("publish it", lambda: publish_draft(service, OPERATOR, id_, draft, 1))
    first, second, third, *_ = schedule.meetings
    told("lock one meeting", lambda: edit_draft(service, OPERATOR, id_, draft, 1, Lock(first.id)))
    told(
        "cancel one meeting of the draft",
        lambda: edit_draft(service, OPERATOR, id_, draft, 2, Cancel(second.id)),
    )
    told("publish the difference", lambda: publish_draft(service, OPERATOR, id_, draft, 3))
    told(
        "cancel one published meeting",
        lambda: change_published(service, OPERATOR, id_, Cancel(third.id)),
    )


def _told(event: Event, schedule: Schedule) -> Schedule:
    served = tuple(outcomes(BestAgendas.in_event(event), schedule))
    return replace(schedule, participants=served, unscheduled=unmet_wishes(event, schedule))


def _stored(service: Service, schedule: Schedule) -> str:
    with service.store.writing() as connection:
        told, step = Told(State(schedule), 1), {"run": "made up"}
        by, at = OPERATOR.id, clock()
        return new_draft(connection, schedule.event_id, told, step, name="Draft", by=by, at=at)


def told(step: str, work: Callable[[], T]) -> T:
    """Do one step, and print its line."""
    cpu, wall = time.process_time(), time.monotonic()
    done = work()
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    print(f"| {step} | {cpu:.2f} | {wall:.2f} |", flush=True)
    return done


if __name__ == "__main__":
    main()
