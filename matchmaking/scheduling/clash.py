"""Fixed meetings, locks and rules that contradict each other, as sentences; finds none itself."""

from collections.abc import Callable, Iterator, Mapping

from matchmaking.errors import LocalTime, Said
from matchmaking.scheduling.problem import EventProblem
from solver.result import Clash


def clash_in_words(posed: EventProblem, clash: Clash) -> Iterator[Said]:
    """Yield a sentence of the domain ``clash`` for each fixed meeting and each rule."""
    for request in clash.fixed:
        yield _fixed_meeting(posed, request)
    for rule, number in clash.rules:
        if number is not None:
            yield _SENTENCES[rule](posed, clash, number)


def _fixed_meeting(posed: EventProblem, number: int) -> Said:
    a, b = (_named(posed, person) for person in posed.problem.requests[number].people)
    slot = posed.problem.requests[number].fixed_slot
    if slot is None:
        return Said("clash.fixed_anywhere", {"a": a, "b": b})
    agreed = posed.pairs.fixed.get(posed.requests[number])
    key = "clash.locked_at" if agreed is None or agreed.starts is None else "clash.fixed_at"
    return Said(key, {"a": a, "b": b, "time": _time(posed, slot)})


def _hours(posed: EventProblem, _clash: Clash, person: int) -> Said:
    participant = posed.event.participants[person]
    slots = len(posed.availability.possible[participant.id])
    if participant.id in posed.locks.people:
        return Said("clash.locked_agenda", {"who": participant.label})
    if slots != posed.problem.people[person].free.bit_count():
        return Said("clash.locked_slots", {"who": participant.label})
    return Said("clash.hours", {"who": _named(posed, person), "slots": slots})


def _one_meeting_at_a_time(posed: EventProblem, _clash: Clash, person: int) -> Said:
    return Said("clash.one_meeting_at_a_time", {"who": _named(posed, person)})


def _once_per_company(posed: EventProblem, _clash: Clash, group: int) -> Said:
    # A side is a company, or the id of a participant who represents nobody else.
    alone = posed.event.participant
    a, b = (alone[side].label if side in alone else side for side in posed.sides[group])
    return Said("clash.once_per_company", {"a": a, "b": b})


def _maximum(posed: EventProblem, clash: Clash, person: int) -> Said:
    maximum = posed.problem.people[person].max_meetings
    if maximum != posed.problem.most_meetings(person):
        # The solver's maximum is never above the number of slots, which here is what binds.
        return _hours(posed, clash, person)
    return Said("clash.maximum", {"who": _named(posed, person), "maximum": maximum})


def _longest_run(posed: EventProblem, _clash: Clash, person: int) -> Said:
    limit = posed.problem.longest_run
    return Said("clash.longest_run", {"who": _named(posed, person), "limit": limit})


def _capacity(posed: EventProblem, clash: Clash, resource: int) -> Said:
    site = posed.facilities[resource]
    capacity = posed.problem.resources[resource].capacity
    requests = [posed.problem.requests[request] for request in clash.fixed]
    slots = {request.fixed_slot for request in requests if resource in request.resources}
    facility = "rooms" if site is None else "booths"
    fields: dict[str, object] = {"capacity": min(capacity)}
    if site is not None:
        fields["site"] = site.name
    only = slots.pop() if len(slots) == 1 else None
    if only is None:
        return Said(f"clash.{facility}", fields)
    return Said(f"clash.{facility}_at", {**fields, "time": _time(posed, only)})


_SENTENCES: Mapping[str, Callable[[EventProblem, Clash, int], Said]] = {
    "hours": _hours,
    "one_meeting_at_a_time": _one_meeting_at_a_time,
    "once_per_company": _once_per_company,
    "maximum": _maximum,
    "longest_run": _longest_run,
    "capacity": _capacity,
}
"""What to say of a rule and of the person, group or resource that it binds."""


def _named(posed: EventProblem, person: int) -> str:
    return posed.event.participants[person].label


def _time(posed: EventProblem, slot: int) -> LocalTime:
    return LocalTime(posed.event.grid.slots[slot].starts_at, posed.event.timezone)
