"""Who could step in at once where a counterpart does not come or an agenda has a gap."""

from matchmaking.stand_by.replacement import Replacement
from matchmaking.stand_by.stand_by import MOST_REPLACEMENTS, ClosedBy, StandBy

__all__ = ["MOST_REPLACEMENTS", "ClosedBy", "Replacement", "StandBy"]
