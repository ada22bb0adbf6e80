"""Every hard rule in one place, in the order in which its violations are told."""

from collections.abc import Callable, Iterator

from matchmaking.verification.case import Case
from matchmaking.verification.claim_rules import fixed, ids, values
from matchmaking.verification.pair_rules import (
    consent,
    kinds,
    known_participants,
    language,
    once_per_company,
    own_company,
    veto,
)
from matchmaking.verification.time_rules import (
    capacity,
    hours,
    known_slot,
    links,
    longest_run,
    maximum,
    one_meeting_at_a_time,
)
from matchmaking.verification.verdict import Violation

Rule = Callable[[Case], Iterator[Violation]]

RULES_ON_MEETINGS: tuple[Rule, ...] = (
    known_participants,
    known_slot,
    ids,
    own_company,
    kinds,
    language,
    veto,
    consent,
    hours,
    one_meeting_at_a_time,
    once_per_company,
    maximum,
    longest_run,
    capacity,
    fixed,
    links,
)

RULES: tuple[Rule, ...] = (*RULES_ON_MEETINGS, values)
