"""`matchmaking solve` as a user types it; knows no rule and no format."""

from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import (
    Effort,
    Encoding,
    EventPath,
    LockBefore,
    LockMeetings,
    LockPeople,
    LockSlots,
    Now,
    Previous,
    Seconds,
    Seed,
    Workers,
    clock,
    locks_of,
    options_of,
)
from matchmaking.cli.differences import Differences
from matchmaking.cli.interruptible import run_interruptibly
from matchmaking.cli.printing import print_lines
from matchmaking.cli.progress import ProgressLine
from matchmaking.cli.summary import solved_lines
from matchmaking.commands.schedules import schedule_of
from matchmaking.commands.solve import SolveOrder, solve
from matchmaking.files import check_replaceable, read_event
from matchmaking.model.schedule import Schedule
from matchmaking.words import Words


def solve_command(
    event: EventPath,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write, as a whole.")],
    previous: Previous = None,
    lock_meeting: LockMeetings = None,
    lock_person: LockPeople = None,
    lock_slot: LockSlots = None,
    lock_before: LockBefore = None,
    seconds: Seconds = None,
    effort: Effort = None,
    workers: Workers = None,
    seed: Seed = 1,
    now: Now = None,
    encoding: Encoding = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Schedule an event and write all its files.

    Chooses the meetings, fits them into slots, and writes schedule, agendas and report.

    Ctrl-C stops the search and keeps the best schedule found; a second one leaves at once.

    Exit codes: 0 written; 1 the event has no schedule; 2 bad input; 3 none found in the time.
    """
    options = options_of(seconds, effort, workers, seed)
    locks = locks_of(previous, lock_meeting, lock_person, lock_slot, lock_before)
    check_replaceable(out)
    read = read_event(event, encoding)
    earlier = None if previous is None else schedule_of(read, previous)
    order = SolveOrder(read, out, options, now or clock(), earlier, locks)
    schedule = _solved(order, quiet=quiet)
    if not quiet:
        words = Words(read.language)
        print_lines(solved_lines(read, schedule, out, words, has_locks=bool(locks)))
        if earlier is not None:
            given_up = locks.given_up(earlier, schedule)
            print_lines(Differences(words, read).given_up(given_up))


def _solved(order: SolveOrder, *, quiet: bool) -> Schedule:
    """The schedule, made while this thread shows how far the search is."""
    budget = order.options.budget()
    with ProgressLine(Words(order.event.language), quiet=quiet) as progress:
        return run_interruptibly(
            lambda: solve(order, budget, progress.note, progress.note_writing),
            budget.stop,
            progress.show,
        )
