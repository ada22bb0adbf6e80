"""Every rule has one name: in verification, the documents, the messages and the solver."""

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest

import solver.exact.constraints
import solver.rules
from matchmaking.model.participant import LANGUAGES
from matchmaking.verification.rules import RULES
from matchmaking.words import catalogue_messages

ROOT = Path(__file__).parents[2]
NAMES = [rule.__name__ for rule in RULES]
REACHING_THE_SOLVER = {
    "hours",
    "one_meeting_at_a_time",
    "once_per_company",
    "maximum",
    "longest_run",
    "capacity",
    "fixed",
}


def _documented() -> dict[str, str]:
    """The rooms in which docs/rules.md says that each rule is judged."""
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(\w+)` \|.*\| ([\w, ]+) \|$", text, re.MULTILINE))


def _functions(module: ModuleType) -> list[str]:
    functions = inspect.getmembers(module, inspect.isfunction)
    return [name for name, found in functions if found.__module__ == module.__name__]


def test_no_two_rules_share_a_name():
    assert sorted(set(NAMES)) == sorted(NAMES)


def test_the_documents_have_one_entry_a_rule_in_the_same_order():
    assert list(_documented()) == NAMES


def test_the_documents_say_which_rules_reach_the_solver():
    documented = {name for name, rooms in _documented().items() if "solver" in rooms}
    assert documented == REACHING_THE_SOLVER


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_messages_say_of_each_rule_how_it_is_broken(language):
    keys = catalogue_messages(language)
    broken = [key.split(".")[1] for key in keys if key.startswith("violation.")]
    assert sorted(set(broken)) == sorted(NAMES)


def test_the_solvers_checker_has_one_function_a_rule_that_reaches_it():
    assert {rule.__name__ for rule in solver.rules.RULES} == REACHING_THE_SOLVER
    assert set(_functions(solver.rules)) == REACHING_THE_SOLVER | {"violations"}


def test_the_exact_model_has_one_function_a_rule_that_reaches_it():
    named = [name for name in _functions(solver.exact.constraints) if name in NAMES]
    assert sorted(named) == sorted(REACHING_THE_SOLVER)
