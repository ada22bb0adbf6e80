"""Every calendar that the whole command writes for an event with delegations."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from matchmaking.files import company_file_names, read_event
from tests.calendars.property_set import broken_rules

pytestmark = pytest.mark.slow

DELEGATIONS = Path(__file__).parents[2] / "examples" / "delegations"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run."""
    out = tmp_path_factory.mktemp("run") / "out"
    command = [sys.executable, "-m", "matchmaking", "solve", DELEGATIONS, "--out", out]
    subprocess.run([*map(str, command), "--seconds", "2", "--quiet"], check=True)
    return out


def uids(file: Path) -> list[str]:
    return sorted(re.findall(r"^UID:(.+)$", file.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_calendar_keeps_every_rule(result: Path) -> None:
    files = sorted(result.rglob("*.ics"))
    assert {file.name: broken_rules(file.read_bytes()) for file in files} == {
        file.name: [] for file in files
    }


def test_a_companys_calendar_holds_the_meetings_of_all_its_people(result: Path) -> None:
    event = read_event(DELEGATIONS)
    delegations = {name: people for name, people in event.companies.items() if len(people) > 1}
    names = company_file_names(sorted(delegations))
    for company, people in delegations.items():
        own = [uid for person in people for uid in uids(result / "agendas" / f"{person.id}.ics")]
        assert uids(result / "companies" / f"{names[company]}.ics") == sorted(own)
