"""What the documents show is what happens: their commands and their code are run.

A block ``console`` holds commands after ``$ ``, their further lines after ``> ``, and what they
print, where ``...`` stands for anything; all blocks of one document run one after another in one
fresh folder with `examples/`.
"""

import doctest
import importlib
import itertools
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import matchmaking
import solver

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands_of(document: Path) -> Iterator[tuple[str, str]]:
    """Yield each command of a document with what it is said to print."""
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *rest = part.splitlines()
            further = list(itertools.takewhile(lambda line: line.startswith(">"), rest))
            command = [first, *(line[2:] for line in further)]
            printed = rest[len(further) :]
            yield "\n".join(command), "".join(f"{line}\n" for line in printed)


def with_commands() -> list[Path]:
    return [document for document in DOCUMENTS if list(commands_of(document))]


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """A folder in which a reader of the documents works."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("document", with_commands(), ids=lambda path: path.name)
def test_the_commands_of_a_document_print_what_it_says(document: Path, reader: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "HOME": str(reader), "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    for command, said in commands_of(document):
        done = subprocess.run(  # noqa: S602 -- documents show shell commands
            command, shell=True, cwd=reader, env=environment, capture_output=True, text=True
        )
        printed = done.stdout + done.stderr
        matches = doctest.OutputChecker().check_output(said, printed, doctest.ELLIPSIS)
        assert matches, f"{command}\n--- said\n{said}\n--- printed\n{printed}"


@pytest.mark.parametrize("package", [solver, matchmaking], ids=lambda package: package.__name__)
def test_the_examples_in_docstrings_hold(package: object) -> None:
    results = [doctest.testmod(module) for module in modules_below(package)]
    assert sum(result.failed for result in results) == 0


def modules_below(package: object) -> Iterator[object]:
    name, path = package.__name__, package.__path__  # type: ignore[attr-defined]  # a package
    yield package
    for found in pkgutil.walk_packages(path, f"{name}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert broken == []


def test_decisions_are_numbered_through_and_listed() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = [page.read_text(encoding="utf-8").partition(". ")[0] for page in pages]
    assert titles == [f"# {number}" for number in range(1, len(pages) + 1)]
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(\d+)\]\((.*?)\)", index, re.MULTILINE)
    assert listed == [(str(number), page.name) for number, page in enumerate(pages, 1)]
