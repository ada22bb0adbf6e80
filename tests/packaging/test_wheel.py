"""The wheel holds the packages and nothing else, and works far from the checkout."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

TINY_EVENT = {
    "format": 1,
    "event": {
        "id": "tiny",
        "name": "Tiny",
        "timezone": "UTC",
        "meeting_minutes": 20,
        "break_minutes": 0,
    },
    "sessions": [{"starts": "2027-02-16T09:00:00", "ends": "2027-02-16T09:20:00"}],
    "participants": [
        {"id": "s1", "name": "Sara", "kind": "seller", "timezone": "Africa/Casablanca"},
        {"id": "b1", "name": "Bo", "kind": "buyer", "timezone": "Asia/Kathmandu"},
    ],
    "preferences": [{"from": "s1", "to": "b1", "rating": "must"}],
}


def run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=clean, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", folder)
    run(sys.executable, *build, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.split("/")[0] for name in names}
    packages = {name for name in folders if not name.endswith(".dist-info")}
    assert packages == {"api", "matchmaking", "solver"}
    assert {"api/static/site.css", "api/templates/page.html"} <= set(names)


@pytest.mark.slow
def test_an_installed_wheel_solves_a_tiny_event_from_an_empty_folder(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    event = tmp_path / "event.json"
    event.write_text(json.dumps(TINY_EVENT), encoding="utf-8")
    run(python.parent / "matchmaking", "solve", event, "--out", "out", "--quiet", cwd=empty)
    schedule = json.loads((empty / "out" / "schedule.json").read_text(encoding="utf-8"))
    held = [(m["participants"], m["starts"]) for m in schedule["meetings"]]
    assert held == [(["s1", "b1"], "2027-02-16T09:00:00Z")]
