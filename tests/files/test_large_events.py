"""The largest events in the world: 10,000 participants with 220,000 wishes."""

import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import read_event, write_event
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Preference, Rating
from matchmaking.model.time_ranges import TimeRange

PEOPLE = 10_000
WISHES_OF_EACH = 22


def large_event() -> Event:
    luck = random.Random(1)
    zones = ["Africa/Casablanca", "Europe/Paris", "Asia/Kathmandu", "America/New_York"]
    people = tuple(
        Participant(
            f"p{number:05}",
            f"Person {number}",
            "seller" if number % 3 else "buyer",
            luck.choice(zones),
            company=f"Company {number // 2}",
            languages=("fr", "en"),
            max_meetings=12,
        )
        for number in range(PEOPLE)
    )
    # Steps from 2 on leave the own company, which is the neighbour's.
    wishes = tuple(
        Preference(
            person.id,
            people[(number + 2 + 7 * wish) % PEOPLE].id,
            Rating((number + wish) % 5),
        )
        for number, person in enumerate(people)
        for wish in range(WISHES_OF_EACH)
    )
    day = TimeRange(
        datetime.fromisoformat("2027-02-16T09:00"), datetime.fromisoformat("2027-02-16T17:00")
    )
    return Event("large", "Large", "Africa/Casablanca", 20, (day,), people, preferences=wishes)


@pytest.mark.slow
@pytest.mark.parametrize(
    "form",
    [
        "large",
        pytest.param("large.xlsx", marks=pytest.mark.long),
        pytest.param("large.json", marks=pytest.mark.long),
    ],
)
def test_a_large_event_fits_into_a_gigabyte(form: str, tmp_path: Path) -> None:
    write_event(large_event(), tmp_path / form)
    program = f"""
import resource
from pathlib import Path
from matchmaking.files import read_event
event = read_event(Path({str(tmp_path / form)!r}))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(event.participants), len(event.preferences), peak)
"""
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    people, wishes, peak_kib = map(int, shown.stdout.split())
    assert (people, wishes) == (PEOPLE, PEOPLE * WISHES_OF_EACH)
    assert peak_kib < 2**20


@pytest.mark.long
def test_hundreds_of_thousands_of_mistakes_are_all_found(tmp_path: Path) -> None:
    write_event(large_event(), tmp_path / "large")
    table = tmp_path / "large" / "preferences.csv"
    table.write_text(table.read_text(encoding="utf-8-sig").replace("\np", "\nP"))
    with pytest.raises(BadInput) as refusal:
        read_event(tmp_path / "large")
    mistakes = refusal.value.mistakes
    assert len(mistakes) == PEOPLE * WISHES_OF_EACH
    assert (mistakes[0].row, mistakes[0].value, mistakes[0].meant) == (2, "P00000", "p00000")
