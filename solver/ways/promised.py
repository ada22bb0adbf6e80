"""A standing that begins with what may stay of an earlier schedule; knows no search."""

from solver.budget import Budget
from solver.change_limit import ChangeLimit
from solver.progress import Report
from solver.promises import Promises
from solver.resolving import Kept, pinned, staying
from solver.schedule import Schedule
from solver.stages import ALWAYS, Stage
from solver.standing import Standing
from solver.timetables.greedy import filled_up
from solver.without_time.kept_selection import KeptSelection


def standing_on(kept: Kept, report: Report | None) -> Standing:
    """Return a standing that begins with what was kept.

    What has to stay in every schedule that breaks as few promises is fixed from now on.
    """
    problem, slot_of = kept.schedule.problem, kept.schedule.slot_of
    if kept.is_forced:
        problem = pinned(problem, staying(kept.schedule))
    standing, start = Standing(problem, report), Schedule(problem, slot_of)
    standing.offer(filled_up(start), "promises")
    floors: dict[Stage, int] = {}
    for stage, bound in ((Stage.LOST, kept.lost), (Stage.MOVED, kept.moved)):
        standing.prove(stage, stage.turned(bound), "promises", floors)
        floors[stage] = stage.turned(start.stage(stage))
    return standing


def bound_by_what_stays(standing: Standing, budget: Budget) -> None:
    """Bound the open stages before comfort by how much has to stay.

    Whatever is as good keeps as many earlier meetings in their places, though maybe others.
    """
    problem, places = standing.problem, Promises(standing.problem).places
    changed = ChangeLimit(places, 0).changed(Schedule(problem, standing.held))
    selection = KeptSelection(problem, places)
    for stage in ALWAYS[:-1]:
        if not standing.is_proven(stage):
            floors = standing.floors(stage)
            bound = selection.bound(stage, floors, changed, budget)
            standing.prove(stage, bound, "selection", floors)
