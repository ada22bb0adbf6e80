"""`matchmaking members`, `grant`, `invite`, `revoke` and `history`: who is what to an event, as the
operator types it; gives no role itself.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from matchmaking.cli.arguments import EventId
from matchmaking.cli.data import DataFolder, opened_store
from matchmaking.cli.printing import print_lines
from matchmaking.errors import NotThere
from matchmaking.files import instant_text
from matchmaking.logs import set_up_logs
from matchmaking.messages import Postman, invitation_mail
from matchmaking.service.command import Service
from matchmaking.service.history import read_audit
from matchmaking.service.members import Invitation, grant_role, invite, list_members, revoke_role
from matchmaking.service.roles import OPERATOR, Role
from matchmaking.settings import Settings, read_settings
from matchmaking.words import Words

Address = Annotated[str, typer.Argument(metavar="MAIL")]
AnyRole = Annotated[Role, typer.Argument(metavar="ROLE")]


@contextmanager
def _service(data: Path | None) -> Iterator[Service]:
    with opened_store(data) as store:
        yield Service(store)


def members_command(event: EventId, data: DataFolder = None) -> None:
    """List who has which role on an event."""
    with _service(data) as service:
        members = list_members(service, OPERATOR, event)
    print_lines(
        "  ".join(filter(None, (member.role, member.address, member.subject, member.account_id)))
        for member in members
    )


def grant_command(
    event: EventId,
    address: Address,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="owner, editor or viewer.")],
    data: DataFolder = None,
) -> None:
    """Make somebody an organiser of an event, and tell them by mail."""
    with _service(data) as service:
        invited = grant_role(service, OPERATOR, event, address, role)
    _tell(invited, read_settings(data=data))


def invite_command(
    event: EventId,
    party: Annotated[
        str, typer.Argument(metavar="PARTY", help="A participant's id or a company's name.")
    ],
    address: Address,
    data: DataFolder = None,
) -> None:
    """Let somebody speak for a company, or be one participant, and tell them by mail."""
    with _service(data) as service:
        invited = invite(service, OPERATOR, event, party, address)
    _tell(invited, read_settings(data=data))


def revoke_command(
    event: EventId,
    address: Address,
    role: AnyRole,
    party: Annotated[
        str, typer.Option("--for", metavar="PARTY", help="Of a manager or participant: for whom.")
    ] = "",
    data: DataFolder = None,
) -> None:
    """Take a role away; whoever had it is signed out at once."""
    with _service(data) as service:
        members = list_members(service, OPERATOR, event)
        known = {member.address: member.account_id for member in members}
        if address.lower() not in known:
            raise NotThere("member", address)
        revoke_role(service, OPERATOR, event, known[address.lower()], role, party)


def history_command(event: EventId, data: DataFolder = None) -> None:
    """Tell who did what to an event, the latest first."""
    with _service(data) as service:
        entries = read_audit(service, OPERATOR, event)
    for entry in entries:
        fields = (f"{name}={value}" for name, value in entry.fields.items())
        subject = entry.subject
        if entry.is_removed:
            subject = f"{subject} ({Words('en').say('erasure.removed_participant')})"
        told = (instant_text(entry.at), entry.actor, entry.command, subject, *fields)
        print("  ".join(filter(None, told)))


def _tell(invited: Invitation, settings: Settings) -> None:
    """Mail the invitation where there is mail, else say what to pass on."""
    set_up_logs(settings.log_format, sys.stderr)
    postman, page = Postman(settings), f"{settings.public_url}/sign-in"
    words = Words(invited.language)
    if postman.sender is None:
        print(Words("en").say("mail.none_sent", recipient=invited.address, address=page))
    else:
        to = invited.address
        postman.send(invitation_mail(words, postman.sender, to, invited.event_name, page))
        print(Words("en").say("mail.on_its_way", recipient=to))
    postman.close()
