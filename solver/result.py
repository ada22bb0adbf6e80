"""How a run ended, as a value; knows nothing of how it was computed."""

from dataclasses import dataclass
from enum import StrEnum

from solver.schedule import Schedule
from solver.stages import Stage


class Status(StrEnum):
    """How a run ended.

    OPTIMAL: every stage up to ``value`` is proven. FEASIBLE: the best found in the budget.
    INFEASIBLE: the rules exclude every schedule. UNKNOWN: none found, none excluded.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StageResult:
    """What was achieved in a stage, and a proven bound.

    The bound holds over all schedules whose earlier stages are at least as good as achieved; it
    is an upper bound where more is better, else a lower one; ``None`` where there is none.
    """

    stage: Stage
    achieved: int
    bound: int | None

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists."""
        return self.achieved == self.bound


@dataclass(frozen=True, slots=True)
class Clash:
    """An irreducible set of fixed requests and of rules, none of which can be left out.

    Attributes
    ----------
    fixed
        Request numbers, ascending.
    rules
        Names of `solver.rules`, each with the person, resource or group it speaks of (``None``
        where it speaks of the fixed requests themselves), sorted.
    """

    fixed: tuple[int, ...]
    rules: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run leaves behind.

    Attributes
    ----------
    status
        How it ended.
    schedule
        ``None`` when INFEASIBLE or UNKNOWN.
    stages
        In order; empty without a schedule.
    method
        The ways that were tried, in words for the record, also those that brought nothing; for
        example ``greedy, selection and placing``.
    clash
        Only when INFEASIBLE.
    """

    status: Status
    schedule: Schedule | None
    stages: tuple[StageResult, ...]
    method: str
    clash: Clash | None = None
