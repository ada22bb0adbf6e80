"""The script beside the large example makes exactly the tables that stand there."""

import subprocess
import sys
from pathlib import Path

INNOVDAYS = Path(__file__).parents[2] / "examples" / "innovdays"
TABLES = ("participants.csv", "preferences.csv", "fixed.csv")


def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, INNOVDAYS / "make.py", tmp_path], check=True)
    made = {name: (tmp_path / name).read_bytes() for name in TABLES}
    assert made == {name: (INNOVDAYS / name).read_bytes() for name in TABLES}
