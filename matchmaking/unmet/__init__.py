"""Why each wish that was not met was not, and what would help; knows no solver.

`unmet_wishes` is what a schedule carries, `unmet_wishes_later` what it carries after few changes;
`explained_wishes` keeps each remedy as data beside it.
"""

from matchmaking.unmet.explained import ExplainedWish, explained_wishes, unmet_wishes
from matchmaking.unmet.later import unmet_wishes_later
from matchmaking.unmet.remedy import Remedy, RemedyKind

__all__ = [
    "ExplainedWish",
    "Remedy",
    "RemedyKind",
    "explained_wishes",
    "unmet_wishes",
    "unmet_wishes_later",
]
