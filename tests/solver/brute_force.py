"""The best schedule of a tiny problem by trying everything; shares no rule with the solver."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from solver.problem import Problem
from solver.schedule import Schedule


def every_schedule(problem: Problem) -> Iterator[dict[int, int]]:
    """Yield each way to give requests slots, whether it keeps the rules or not."""
    choices = [None, *range(problem.slots)]
    for chosen in product(choices, repeat=len(problem.requests)):
        yield {request: slot for request, slot in enumerate(chosen) if slot is not None}


def is_allowed(problem: Problem, slot_of: dict[int, int]) -> bool:
    """Whether a schedule keeps every rule, judged by comparing meetings with one another."""
    requests = problem.requests
    meetings = [(requests[number], slot) for number, slot in slot_of.items()]
    apart = all(
        first.group != second.group
        and not (slot == other and set(first.people) & set(second.people))
        for (first, slot), (second, other) in combinations(meetings, 2)
    )
    held_as_fixed = all(
        number in slot_of and request.fixed_slot in (None, slot_of[number])
        for number, request in enumerate(requests)
        if request.fixed
    )
    return apart and held_as_fixed and _people_agree(problem, slot_of) and _fits(problem, meetings)


def _people_agree(problem: Problem, slot_of: dict[int, int]) -> bool:
    for person, day in enumerate(_days(problem, slot_of)):
        facts = problem.people[person]
        if facts.max_meetings is not None and day.count("1") > facts.max_meetings:
            return False
        if any(mark == "1" and not facts.free >> slot & 1 for slot, mark in _marks(day)):
            return False
        if problem.longest_run is not None and "1" * (problem.longest_run + 1) in day:
            return False
    return True


def _fits(problem: Problem, meetings: list) -> bool:
    taken = [(resource, slot) for request, slot in meetings for resource in request.resources]
    return all(taken.count(cell) <= problem.resources[cell[0]].capacity[cell[1]] for cell in taken)


def _days(problem: Problem, slot_of: dict[int, int]) -> list[str]:
    """For each person its slots as 1 and 0, sessions apart by a blank."""
    busy = [
        {slot for number, slot in slot_of.items() if person in problem.requests[number].people}
        for person in range(len(problem.people))
    ]
    return [
        " ".join("".join("01"[slot in mine] for slot in part) for part in problem.session_slots)
        for mine in busy
    ]


def _marks(day: str) -> Iterator[tuple[int, str]]:
    return enumerate(day.replace(" ", ""))


def rank(problem: Problem, slot_of: dict[int, int]) -> tuple[int, ...]:
    """All stages in order, turned so that a lexicographically larger rank is better."""
    held = [problem.requests[number] for number in slot_of]
    days = _days(problem, slot_of)
    counts = [day.count("1") for day in days]
    short = sum(
        max(0, p.min_meetings - count) for p, count in zip(problem.people, counts, strict=True)
    )
    value = sum(request.value for request in held)
    value += sum(sum(problem.fairness[:count]) for count in counts)
    late = (must_meet.must for must_meet in held)
    stages = (sum(late), -short, value, -_discomfort(problem, days))
    return stages if problem.earlier is None else (*_promises(problem, slot_of), *stages)


def _discomfort(problem: Problem, days: list[str]) -> int:
    total = sum(len(re.findall("1(?=0+1)", day)) for day in days)
    for facts, day in zip(problem.people, days, strict=True):
        hard = [1 for slot, mark in _marks(day) if mark == "1" and facts.uncomfortable >> slot & 1]
        total += sum(range(len(hard) + 1))
    return total


def _promises(problem: Problem, slot_of: dict[int, int]) -> tuple[int, int]:
    lost = moved = 0
    for earlier in problem.earlier or ():
        if all(problem.requests[number].group != earlier.group for number in slot_of):
            lost -= 1
        elif earlier.slot is None or slot_of.get(earlier.request, -1) != earlier.slot:
            moved -= 1
    return lost, moved


def best_by_trying_everything(problem: Problem) -> tuple[int, ...] | None:
    """Return the best rank of any schedule; ``None`` where the rules exclude every schedule."""
    ranks = (rank(problem, s) for s in every_schedule(problem) if is_allowed(problem, s))
    return max(ranks, default=None)


def best_below(problem: Problem, achieved: tuple[int, ...], stage: int) -> int:
    """Return the best rank in one stage of all schedules whose earlier ones are no worse."""
    ranks = (rank(problem, s) for s in every_schedule(problem) if is_allowed(problem, s))
    as_good = (
        r for r in ranks if all(a >= b for a, b in zip(r[:stage], achieved[:stage], strict=True))
    )
    return max(r[stage] for r in as_good)


def schedules_of(problem: Problem) -> Iterator[Schedule]:
    """Yield every schedule as the solver's own value."""
    return (Schedule(problem, slot_of) for slot_of in every_schedule(problem))


def least_comfort(schedules: Iterable[Schedule], reference: Schedule) -> int:
    """Return the least discomfort of the schedules that are as good as another before comfort."""
    return min(
        schedule.comfort()
        for schedule in schedules
        if all(
            stage.at_least_as_good(schedule.stage(stage), reference.stage(stage))
            for stage in reference.problem.stages[:-1]
        )
    )
