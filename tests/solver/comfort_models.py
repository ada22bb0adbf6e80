"""The model of comfort beside a schedule, as the search poses it."""

from solver.comfort.bound import ComfortModel
from solver.comfort.kinds import kinds_of_slots
from solver.schedule import Schedule
from solver.timetables.timetable import possible_slots


def comfort_model(best: Schedule) -> ComfortModel:
    problem, possible = best.problem, possible_slots(best.problem)
    floors = {stage: stage.turned(best.stage(stage)) for stage in problem.stages[:-1]}
    return ComfortModel(problem, possible, kinds_of_slots(problem, possible), (), floors)
