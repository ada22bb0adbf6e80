"""The ways that rivals schedule, one a file; each makes a whole schedule and proves nothing."""

from functools import partial

from benchmarks.attempt import Plan
from benchmarks.baselines.best_value import best_value_first
from benchmarks.baselines.first_come import first_come_first_served
from benchmarks.baselines.in_turn import companies_in_turn
from benchmarks.baselines.plain_cp_sat import plain_cp_sat
from benchmarks.baselines.plain_mip import plain_mip
from benchmarks.baselines.slot_by_slot import slot_by_slot


def baselines(seconds: float, workers: int) -> dict[str, Plan]:
    """Every way by its name; those that search have so many seconds and workers."""
    return {
        "first come, first served": first_come_first_served,
        "companies in turn": companies_in_turn,
        "best value first": best_value_first,
        "slot by slot": partial(slot_by_slot, seconds=seconds),
        "plain CP-SAT": partial(plain_cp_sat, seconds=seconds, workers=workers),
        "plain MIP": partial(plain_mip, seconds=seconds),
    }
