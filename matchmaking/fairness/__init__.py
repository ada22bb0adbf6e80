"""How evenly a schedule serves its participants, beside the best that each could have alone."""

from matchmaking.fairness.best_agenda import BestAgenda, BestAgendas
from matchmaking.fairness.fairness import Fairness, fairness_of
from matchmaking.fairness.groups import Group
from matchmaking.fairness.outcomes import outcomes
from matchmaking.fairness.sentences import (
    fairness_sentences,
    named_groups,
    possible_meetings,
    rounded,
    uncomfortable_of,
    whole_percent,
)
from matchmaking.fairness.shares import Share, shares_of
from matchmaking.fairness.spread import Spread

__all__ = [
    "BestAgenda",
    "BestAgendas",
    "Fairness",
    "Group",
    "Share",
    "Spread",
    "fairness_of",
    "fairness_sentences",
    "named_groups",
    "outcomes",
    "possible_meetings",
    "rounded",
    "shares_of",
    "uncomfortable_of",
    "whole_percent",
]
