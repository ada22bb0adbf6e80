"""The units of docs/systemd are what systemd accepts, and leave the service few rights."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "docs" / "systemd"
NAMES = {
    "matchmaking.service": "matchmaking.service",
    "matchmaking-web@.service": "matchmaking-web@8001.service",
    "matchmaking-worker@.service": "matchmaking-worker@1.service",
}
INSTALLED = "/opt/matchmaking/bin/"


def systemd_analyze(*arguments: str | Path) -> str:
    """What it has to say, where it accepts its arguments."""
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.fail("systemd-analyze is missing: apt-get install systemd", pytrace=False)
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(("file", "instance"), NAMES.items())
def test_systemd_accepts_a_unit_and_finds_it_hardened(
    file: str, instance: str, tmp_path: Path
) -> None:
    unit = tmp_path / instance
    # the programs of the unit, where they lie in this environment
    here = f"{Path(sys.executable).parent}/"
    unit.write_text((UNITS / file).read_text().replace(INSTALLED, here))

    assert systemd_analyze("verify", "--man=no", unit) == ""
    # 0 is safe, 10 is not; the threshold is in tenths
    systemd_analyze("security", "--offline=true", "--threshold=20", unit)


def test_the_units_differ_only_in_what_they_start() -> None:
    assert {path.name for path in UNITS.iterdir()} == NAMES.keys()
    own = ("#", "Description=", "After=", "ExecStart=", "Environment=MATCHMAKING_PORT=")
    common = {
        tuple(line for line in path.read_text().splitlines() if not line.startswith(own))
        for path in UNITS.iterdir()
    }
    assert len(common) == 1
