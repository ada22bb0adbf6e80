"""Which role may do what, until when: the one table, which every command looks into."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matchmaking.service.roles import FIRMS, Role


class Deadline(StrEnum):
    """The settings after which a firm may no longer do something; organisers always may."""

    WISHES = "wishes_until"
    HOURS = "hours_until"


@dataclass(frozen=True, slots=True)
class Right:
    """Who may use a command; firms only for themselves, and until the deadline.

    Attributes
    ----------
    when_erased
        Whether it can also be used once the event's personal data was erased.
    """

    roles: frozenset[Role]
    until: Deadline | None = None
    when_erased: bool = False


_OPERATOR = frozenset({Role.OPERATOR})
_OWNERS = _OPERATOR | {Role.OWNER}
_EDITORS = _OWNERS | {Role.EDITOR}
_VIEWERS = _EDITORS | {Role.VIEWER}
_MANAGERS = _EDITORS | {Role.MANAGER}

RIGHTS: Mapping[str, Right] = {
    # event
    "create_event": Right(_OPERATOR),
    "preview_import": Right(_EDITORS),
    "import_event": Right(_EDITORS),
    "export_event": Right(_VIEWERS),
    "delete_event": Right(_OWNERS, when_erased=True),
    "announce_erasure": Right(_OPERATOR),
    "erase_event": Right(_OWNERS),
    # what firms say of themselves
    "read_party": Right(_VIEWERS | FIRMS),
    "change_wishes": Right(_EDITORS | FIRMS, Deadline.WISHES),
    "change_hours": Right(_EDITORS | FIRMS, Deadline.HOURS),
    "add_participant": Right(_MANAGERS, Deadline.HOURS),
    "change_participant": Right(_MANAGERS),
    "remove_participant": Right(_EDITORS),
    "foresee_erasure": Right(_OWNERS),
    "erase_participant": Right(_OWNERS),
    # runs
    "ask_for_run": Right(_EDITORS),
    "list_runs": Right(_VIEWERS),
    "read_run": Right(_VIEWERS),
    "stop_run": Right(_EDITORS),
    "cancel_run": Right(_EDITORS),
    # drafts and what is published
    "list_drafts": Right(_VIEWERS),
    "read_draft": Right(_VIEWERS),
    "compare_drafts": Right(_VIEWERS),
    "import_schedule": Right(_EDITORS),
    "edit_draft": Right(_EDITORS),
    "return_draft": Right(_EDITORS),
    "discard_draft": Right(_EDITORS),
    "draft_published": Right(_EDITORS),
    "publish_draft": Right(_EDITORS),
    "change_published": Right(_EDITORS),
    "read_published": Right(_VIEWERS),
    "list_publications": Right(_VIEWERS),
    # people and rights
    "list_members": Right(_VIEWERS, when_erased=True),
    "grant_role": Right(_OWNERS, when_erased=True),
    "revoke_role": Right(_OWNERS, when_erased=True),
    "invite": Right(_MANAGERS),
    "read_audit": Right(_VIEWERS, when_erased=True),
}
"""By the name of the command's function; a command that is not here cannot be defined."""
