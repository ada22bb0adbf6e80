"""What a change does to the stages, as a document; knows no command."""

from typing import Any

from matchmaking.model.stage_change import StageChange


def stage_document(stage: StageChange) -> dict[str, Any]:
    """One stage as JSON; `after` and `bound` are what is achieved and what is proven to be best."""
    return {
        "stage": str(stage.stage),
        "before": stage.before,
        "after": stage.after,
        "bound": stage.bound,
        "proven": stage.is_proven,
    }
