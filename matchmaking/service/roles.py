"""Who somebody is to an event; knows no command."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What an account is to an event; the operator is it to all events."""

    OPERATOR = "operator"
    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"
    MANAGER = "manager"
    PARTICIPANT = "participant"


FIRMS = frozenset({Role.MANAGER, Role.PARTICIPANT})
"""The roles that hold for one company or one participant only; deadlines are theirs."""

ORGANISERS = frozenset(Role) - FIRMS
"""The roles that hold for the whole event."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role on an event; `subject` is the company or participant for which a firm's role holds."""

    event_id: str
    role: Role
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who asks for something.

    Attributes
    ----------
    id
        The account's pseudonym, as in the audit log; ``operator`` on the command line and
        ``worker`` for what the program does by itself.
    is_operator
        Whether everything is allowed.
    grants
        As they are now; read anew for each request, so that a lost role ends at once.
    """

    id: str
    is_operator: bool = False
    grants: tuple[Grant, ...] = field(default=(), repr=False)

    def on(self, event_id: str) -> tuple[Grant, ...]:
        """What the actor is to an event."""
        own = tuple(grant for grant in self.grants if grant.event_id == event_id)
        return (*own, Grant(event_id, Role.OPERATOR)) if self.is_operator else own


OPERATOR = Actor("operator", is_operator=True)
"""Whoever may start commands on the machine itself."""

WORKER = Actor("worker", is_operator=True)
"""The program, where it does by itself what somebody has asked for before."""
