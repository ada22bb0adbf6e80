"""The price of a wish in a schedule, as one command, and as a document."""

from typing import Any

from matchmaking.changes import change_document
from matchmaking.commands.stage_documents import stage_document
from matchmaking.errors import BadInput, Mistake
from matchmaking.files import NameIndex, instant_text
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling import Budget, Options
from matchmaking.scheduling.price import Cure, Price, price
from matchmaking.scheduling.problem import Pair


def price_of_wish(
    event: Event, schedule: Schedule, source: str, target: str, options: Options, budget: Budget
) -> Price:
    """What the best schedule with a meeting of the two would cost, compared with this one.

    Parameters
    ----------
    schedule
        One of the event that keeps its rules.
    source, target
        The id of a participant or the name of a company each; of companies those meet for whom
        it costs least.
    budget
        `budget.stop()` ends the search early.

    Raises
    ------
    BadInput
        When a name is unknown, or both are of one company.
    """
    return price(event, schedule, _pairs(event, source, target), options, budget)


def price_document(event: Event, found: Price) -> dict[str, Any]:
    """The price as JSON: who would meet, what each stage achieves then, and what would help."""
    return {
        "held": found.held and found.held.id,
        "obstacle": found.obstacle,
        "participants": found.pair and list(found.pair),
        "starts": _start(event, found.slot),
        "stages": [stage_document(stage) for stage in found.stages],
        "remedies": [_cure(event, cure) for cure in found.cures],
        "tried": found.tried,
        "untried": found.untried,
    }


def _cure(event: Event, cure: Cure) -> dict[str, Any]:
    return {
        "changes": [change_document(event, change) for change in cure.changes],
        "participants": list(cure.pair),
        "starts": _start(event, cure.slot),
        "stages": [stage_document(stage) for stage in cure.stages],
    }


def _start(event: Event, slot: int | None) -> str | None:
    return None if slot is None else instant_text(event.grid.slots[slot].starts_at)


def _pairs(event: Event, source: str, target: str) -> list[Pair]:
    mistakes = [
        Mistake("error.unknown_name", argument, value=name, meant=_names(event).meant(name))
        for argument, name in (("FROM", source), ("TO", target))
        if not event.people_named(name)
    ]
    pairs = [
        (a.id, b.id)
        for a in event.people_named(source)
        for b in event.people_named(target)
        if a.represents != b.represents
    ]
    if not mistakes and not pairs:
        mistakes = [Mistake("price.one_company", "TO", value=target, fields={"source": source})]
    if mistakes:
        raise BadInput(mistakes, event.language)
    return pairs


def _names(event: Event) -> NameIndex:
    return NameIndex([*event.participant, *event.companies])
