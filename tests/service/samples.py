"""One call of each command that would succeed, in a situation in which all of them do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from matchmaking.editing import Cancel
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.service.drafts import DraftState
from matchmaking.service.members import grant_role
from matchmaking.service.publishing import publish_draft
from matchmaking.service.roles import FIRMS, OPERATOR, Actor, Role
from matchmaking.service.runs import Order, ask_for_run
from tests.service.drafted import stored_draft
from tests.solved import solved

ADDRESS = "ada@fair.example"


@dataclass(frozen=True)
class Party:
    """A participant, and the company that it represents."""

    id: str
    company: str


OWN = Party("argan-1", "Argan & Fils")
FOREIGN = Party("hansa-1", "Hansa Einkauf")


@dataclass(frozen=True)
class Situation:
    """What there is of one event; `meeting` is not fixed."""

    event: Event
    schedule: Schedule
    draft: str
    run: str
    account: str
    meeting: str


def situation_of(service, event: Event) -> Situation:
    """Store an event's draft, publish it, ask for a run and name a viewer; the event is stored.

    Nobody meets khaleej-2, who can therefore be removed.
    """
    schedule = solved(event)
    meetings = tuple(m for m in schedule.meetings if "khaleej-2" not in m.participants)
    draft = stored_draft(service, replace(schedule, meetings=meetings))
    publish_draft(service, OPERATOR, event.id, draft, 1)
    run = ask_for_run(service, OPERATOR, event.id, Order(effort=1), 60.0)
    account = grant_role(service, OPERATOR, event.id, ADDRESS, Role.VIEWER).account_id
    loose = next(meeting.id for meeting in meetings if not meeting.fixed)
    return Situation(event, schedule, draft, run, account, loose)


def _call(*arguments: Any, **named: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    return arguments, named


def _newcomer(actor: Actor) -> dict[str, Any]:
    """Of a firm's newcomer the organisers' columns are those of its colleagues."""
    own = {"id": "new", "name": "New", "timezone": "UTC", "languages": ["fr"]}
    return own if any(grant.role in FIRMS for grant in actor.grants) else own | {"kind": "seller"}


Sample = Callable[[Situation, Party, Actor], tuple[tuple[Any, ...], dict[str, Any]]]

SAMPLES: Mapping[str, Sample] = {
    "create_event": lambda s, p, a: _call(replace(s.event, id="new")),
    "preview_import": lambda s, p, a: _call(s.event),
    "import_event": lambda s, p, a: _call(s.event),
    "import_schedule": lambda s, p, a: _call(s.schedule, "Earlier"),
    "export_event": lambda s, p, a: _call(),
    "delete_event": lambda s, p, a: _call(),
    "announce_erasure": lambda s, p, a: _call(datetime(2028, 5, 11, tzinfo=UTC), 30),
    "erase_event": lambda s, p, a: _call(),
    "read_party": lambda s, p, a: _call(p.id),
    "change_wishes": lambda s, p, a: _call(p.id, {"maple-1": "low"}),
    "change_hours": lambda s, p, a: _call(p.id, {"if_needed": None}),
    "add_participant": lambda s, p, a: _call(p.company, _newcomer(a)),
    "change_participant": lambda s, p, a: _call(p.id, {"name": "Another"}),
    "remove_participant": lambda s, p, a: _call("khaleej-2"),
    "foresee_erasure": lambda s, p, a: _call(p.id),
    "erase_participant": lambda s, p, a: _call(p.id),
    "ask_for_run": lambda s, p, a: _call(Order(effort=1), 60.0, beside=True),
    "list_runs": lambda s, p, a: _call(),
    "read_run": lambda s, p, a: _call(s.run),
    "stop_run": lambda s, p, a: _call(s.run),
    "cancel_run": lambda s, p, a: _call(s.run),
    "list_drafts": lambda s, p, a: _call(),
    "read_draft": lambda s, p, a: _call(s.draft),
    "compare_drafts": lambda s, p, a: _call(DraftState(s.draft, 1), DraftState(s.draft, 1)),
    "edit_draft": lambda s, p, a: _call(s.draft, 1, Cancel(s.meeting)),
    "change_published": lambda s, p, a: _call(Cancel(s.meeting)),
    "return_draft": lambda s, p, a: _call(s.draft, 1, 1),
    "discard_draft": lambda s, p, a: _call(s.draft),
    "draft_published": lambda s, p, a: _call(1, "Again"),
    "list_publications": lambda s, p, a: _call(),
    "read_published": lambda s, p, a: _call(),
    "publish_draft": lambda s, p, a: _call(s.draft, 1),
    "list_members": lambda s, p, a: _call(),
    "grant_role": lambda s, p, a: _call("bo@fair.example", Role.EDITOR),
    "revoke_role": lambda s, p, a: _call(s.account, Role.VIEWER),
    "invite": lambda s, p, a: _call(p.id, "bo@fair.example"),
    "read_audit": lambda s, p, a: _call(),
}
