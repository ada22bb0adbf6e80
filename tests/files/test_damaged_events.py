"""Whatever happens to the bytes of an event, an organiser is told about it in words."""

import io
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import mistake_text, read_event, write_event
from matchmaking.words import Words

TOKENS = [
    b"'", b'"', b"\n", b",", b";", b"\0", b"\xff", b"=", b"[", b"]", b"{", b"}", b"<", b">", b"&",
    b"9999999999", b"-1", b"1e999", b"null", b"true", b"\xe2\x80\xae", b"/>", b"<f>", b"&#0;",
    b'r="XFD1048576"', b't="e"', b"2027-02-16T09:00:00", b"24:00", b"\t",
]  # fmt: skip
FILES = ["event.toml", "participants.csv", "preferences.csv", "fixed.csv"]


def damaged(content: bytes, luck: random.Random) -> bytes:
    """The content after some insertions, deletions, changes and repetitions."""
    text = bytearray(content)
    for _ in range(luck.randint(1, 6)):
        place = luck.randrange(len(text) + 1)
        end = place + luck.randint(1, 20)
        change = luck.choice(["insert", "delete", "repeat"])
        if change == "insert":
            text[place:place] = luck.choice(TOKENS)
        elif change == "delete":
            del text[place:end]
        else:
            text[place:place] = text[place:end]
    return bytes(text)


def with_a_damaged_entry(content: bytes, luck: random.Random) -> bytes:
    """A workbook in whose archive one entry is damaged; the archive itself is whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        victim = luck.choice(old.namelist())
        for name in old.namelist():
            entry = old.read(name)
            new.writestr(name, damaged(entry, luck) if name == victim else entry)
    return stream.getvalue()


def assert_read_or_told(path: Path) -> None:
    try:
        read_event(path)
    except BadInput as error:
        for mistake in error.mistakes:
            for language in ("en", "fr", "ar"):
                assert "\n" not in mistake_text(mistake, Words(language))


def assert_survives(sound_event: Path, seeds: range) -> None:
    event = read_event(sound_event)
    for form in ("fair.xlsx", "fair.json"):
        write_event(event, sound_event.parent / form)
    for seed in seeds:
        luck = random.Random(seed)
        folder = Path(shutil.copytree(sound_event, sound_event.parent / "damaged"))
        file = luck.choice(FILES)
        (folder / file).write_bytes(damaged((folder / file).read_bytes(), luck))
        assert_read_or_told(folder)
        shutil.rmtree(folder)
        for form, damage in [("fair.json", damaged), ("fair.xlsx", with_a_damaged_entry)]:
            path = sound_event.parent / f"damaged_{form}"
            path.write_bytes(damage((sound_event.parent / form).read_bytes(), luck))
            assert_read_or_told(path)


def test_damaged_events_are_read_or_told_about(sound_event: Path) -> None:
    assert_survives(sound_event, range(150))


@pytest.mark.long
def test_thousands_of_damaged_events_are_read_or_told_about(sound_event: Path) -> None:
    assert_survives(sound_event, range(5000))
