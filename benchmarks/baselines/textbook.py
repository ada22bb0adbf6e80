"""The textbook model of an event for plain solvers: a Boolean a request and slot; solves nothing.

Must-meetings, shortages and value are one weighted sum. Comfort is left out, which only helps:
its breaks would more than double the model.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.baselines.finished import finished
from matchmaking.errors import NoneFound
from matchmaking.model.event import Event
from matchmaking.model.schedule import Schedule
from matchmaking.scheduling.problem import EventProblem, problem_of
from solver.engines.linear_model import Integers, LinearModel
from solver.exact.model import ExactModel
from solver.exact.weights import stage_weights
from solver.stages import Stage

STAGES = (Stage.MUST, Stage.MINIMUM, Stage.VALUE)


@dataclass(frozen=True)
class Textbook:
    """An event as a linear model, and back.

    Attributes
    ----------
    model
        Its optimum is the best schedule but for comfort.
    """

    posed: EventProblem
    exact: ExactModel
    model: LinearModel

    def schedule(self, values: Integers | None, method: str) -> Schedule:
        """The schedule that a point of the model stands for.

        Raises
        ------
        NoneFound
            When there is no point.
        """
        if values is None:
            raise NoneFound
        slot_of: Mapping[int, int] = self.exact.schedule(values).slot_of
        held = {self.posed.requests[request]: slot for request, slot in slot_of.items()}
        return finished(self.posed.event, held, method)


def textbook(event: Event) -> Textbook:
    """The model of an event."""
    posed = problem_of(event)
    exact = ExactModel(posed.problem, STAGES)
    return Textbook(posed, exact, exact.model(stage_weights(posed.problem, STAGES), {}))
