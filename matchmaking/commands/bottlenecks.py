"""Where one more of something would help most, as one command, and as a document."""

from typing import Any

from matchmaking.changes import change_document
from matchmaking.commands.stage_documents import stage_document
from matchmaking.model.event import Event
from matchmaking.scheduling.bottlenecks import Bottleneck, Bottlenecks, bottlenecks

__all__ = ["bottlenecks", "bottlenecks_document"]


def bottlenecks_document(event: Event, found: Bottlenecks) -> dict[str, Any]:
    """The bottlenecks as JSON; those that were checked come first and have `stages`."""
    return {
        "searched_on": [stage_document(stage) for stage in found.searched_on],
        "complete": found.is_complete,
        "bottlenecks": [_bottleneck(event, one) for one in found.found],
    }


def _bottleneck(event: Event, one: Bottleneck) -> dict[str, Any]:
    return {
        "change": change_document(event, one.change),
        "checked": bool(one.stages),
        "at_most": {stage.value: more for stage, more in one.most.items()},
        "meetings": one.meetings if one.stages else None,
        "stages": [stage_document(stage) for stage in one.stages],
    }
