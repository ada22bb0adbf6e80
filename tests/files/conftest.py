"""An event folder without a mistake, and what an organiser is told about one with mistakes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import mistake_text, read_event
from matchmaking.words import Words

HERE = Path(__file__).parent


@pytest.fixture
def sound_event(tmp_path: Path) -> Path:
    """A copy of the folder in which nothing is wrong."""
    return Path(shutil.copytree(HERE / "sound_event", tmp_path / "event"))


@pytest.fixture
def told() -> Callable[..., list[str]]:
    """What an English organiser is told about an event, one line a mistake."""

    def lines(path: Path, encoding: str | None = None) -> list[str]:
        try:
            read_event(path, encoding)
        except BadInput as error:
            return [mistake_text(mistake, Words("en")) for mistake in error.mistakes]
        return []

    return lines


@pytest.fixture
def told_of_broken(
    sound_event: Path, told: Callable[[Path], list[str]]
) -> Callable[[str, str], list[str]]:
    """What is told when one file of the sound event is replaced by a broken one of ``broken/``."""

    def lines(file: str, defect: str) -> list[str]:
        broken = HERE / "broken" / Path(file).stem / f"{defect}{Path(file).suffix}"
        shutil.copy(broken, sound_event / file)
        return told(sound_event)

    return lines
