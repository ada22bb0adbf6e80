"""Every rule as plain loops over a finished schedule; never imports ortools."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from solver.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a schedule breaks, and where."""

    rule: str
    where: str


def hours(schedule: Schedule) -> Iterator[Violation]:
    """A meeting is held only in a slot that suits both."""
    for request, slot in schedule.slot_of.items():
        for person in schedule.problem.requests[request].people:
            if not schedule.problem.people[person].free >> slot & 1:
                yield Violation("hours", f"request {request}, slot {slot}: person {person}")


def one_meeting_at_a_time(schedule: Schedule) -> Iterator[Violation]:
    """Nobody is in two meetings in the same slot."""
    taken: dict[tuple[int, int], int] = {}
    for request, slot in schedule.slot_of.items():
        for person in schedule.problem.requests[request].people:
            other = taken.setdefault((person, slot), request)
            if other != request:
                where = f"person {person}, slot {slot}: requests {other} and {request}"
                yield Violation("one_meeting_at_a_time", where)


def once_per_company(schedule: Schedule) -> Iterator[Violation]:
    """At most one request of a group is held."""
    held: dict[int, int] = {}
    for request in schedule.slot_of:
        group = schedule.problem.requests[request].group
        other = held.setdefault(group, request)
        if other != request:
            yield Violation("once_per_company", f"group {group}: requests {other} and {request}")


def maximum(schedule: Schedule) -> Iterator[Violation]:
    """Nobody has more meetings than its maximum."""
    for number, person in enumerate(schedule.problem.people):
        held = sum(request in schedule.slot_of for request in schedule.problem.requests_of[number])
        if person.max_meetings is not None and held > person.max_meetings:
            yield Violation("maximum", f"person {number}: {held} > {person.max_meetings}")


def longest_run(schedule: Schedule) -> Iterator[Violation]:
    """Nobody has more meetings in consecutive slots of one session than allowed."""
    limit = schedule.problem.longest_run
    for person, busy in enumerate(schedule.busy):
        for session in schedule.problem.session_slots:
            run = 0
            for slot in session:
                run = run + 1 if busy >> slot & 1 else 0
                if limit is not None and run == limit + 1:
                    yield Violation(
                        "longest_run", f"person {person}, slot {slot}: more than {limit}"
                    )


def capacity(schedule: Schedule) -> Iterator[Violation]:
    """No resource holds more meetings in a slot than it can."""
    load: defaultdict[tuple[int, int], int] = defaultdict(int)
    for request, slot in schedule.slot_of.items():
        for resource in schedule.problem.requests[request].resources:
            load[resource, slot] += 1
    for (resource, slot), meetings in sorted(load.items()):
        limit = schedule.problem.resources[resource].capacity[slot]
        if meetings > limit:
            where = f"resource {resource}, slot {slot}: {meetings} > {limit}"
            yield Violation("capacity", where)


def fixed(schedule: Schedule) -> Iterator[Violation]:
    """A fixed meeting is held, in its slot where it has one."""
    for number, request in enumerate(schedule.problem.requests):
        slot = schedule.slot_of.get(number)
        if request.fixed and slot is None:
            yield Violation("fixed", f"request {number}: not held")
        elif request.fixed_slot is not None and slot != request.fixed_slot:
            where = f"request {number}: in slot {slot}, not {request.fixed_slot}"
            yield Violation("fixed", where)


Rule = Callable[[Schedule], Iterator[Violation]]

RULES: tuple[Rule, ...] = (
    hours,
    one_meeting_at_a_time,
    once_per_company,
    maximum,
    longest_run,
    capacity,
    fixed,
)


def violations(schedule: Schedule) -> list[Violation]:
    """Every violation of every rule; empty for a schedule that may be used."""
    return [violation for rule in RULES for violation in rule(schedule)]
