"""Kinder hours and fewer breaks for a fixed set of meetings: simulated annealing on slots."""

import numpy as np

from solver.budget import Budget
from solver.comfort.chains import ChainProposals
from solver.comfort.grid import Grid
from solver.schedule import Schedule

_WARM, _COLD = 0.3, 0.05  # units of comfort: breaks come and go at first, and stay at last
_PAIRED = 0.5  # share of the sweeps in which rooms are exchanged
_TRIALS_PER_EFFORT = 1_000_000
_SWEEP_EFFORT = 0.001  # in units; what a sweep costs whatever its size


def anneal(schedule: Schedule, budget: Budget, sweeps: int, seed: int) -> Schedule:
    """Return a schedule of the same requests that keeps the same rules with no less comfort.

    Each trial moves a meeting from slot s to slot t and every meeting that is in its way from t
    to s, and so on (a Kempe chain of the edge colouring): only the two people at the ends of the
    chain, if any, get other busy slots. Worse trials are accepted with probability exp(-worse / T).

    Parameters
    ----------
    schedule
        It has to keep the rules; requests with a fixed slot never move.
    budget
        When it is over, the best schedule so far is returned.
    sweeps
        As many trials for each meeting, >= 0, while T falls from warm to cold.
    seed
        The same arguments with the same seed give the same schedule, unless the budget ends it.
    """
    grid = Grid(schedule)
    proposals = ChainProposals(grid)
    best, least = grid.columns.copy(), grid.comfort
    chance = np.random.default_rng(seed)
    for sweep in range(sweeps if len(proposals.movable) else 0):
        if budget.is_over or least == 0:
            break
        budget.spend(_SWEEP_EFFORT + len(proposals.movable) / _TRIALS_PER_EFFORT)
        _sweep(grid, proposals, chance, _WARM * (_COLD / _WARM) ** (sweep / sweeps))
        if grid.comfort < least:
            best, least = grid.columns.copy(), grid.comfort
    return grid.schedule(best)


def _sweep(
    grid: Grid, proposals: ChainProposals, chance: np.random.Generator, temperature: float
) -> None:
    """Try as many chains as there are meetings that can move; where rooms may be full, in pairs
    every other time."""
    first = chance.choice(proposals.movable, len(proposals.movable))
    in_pairs = grid.has_resources and chance.random() < _PAIRED
    chains = (proposals.exchanges if in_pairs else proposals.chains)(first, chance)
    most = -temperature * np.log(1.0 - chance.random(len(chains.change)))
    grid.carry_out(chains.only(chains.change <= most))
