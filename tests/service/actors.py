"""One actor of each role on the event ``fair``; for firms, those of Argan & Fils."""

from matchmaking.service.roles import Actor, Grant, Role


def actor(role: Role, subject: str = "", event_id: str = "fair") -> Actor:
    """Somebody who is this to an event and nothing else."""
    return Actor(f"a-{role}", grants=(Grant(event_id, role, subject),))


EDITOR = actor(Role.EDITOR)
MANAGER = actor(Role.MANAGER, "Argan & Fils")
PARTICIPANT = actor(Role.PARTICIPANT, "argan-1")
