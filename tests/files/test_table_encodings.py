"""Tables in every encoding, with every separator and line end that organisers' programs write."""

from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaking.errors import BadInput
from matchmaking.files import read_event

NAMES = ["Ana Müller; Zoë, “Lyon”", 'two\nlines and a "quote"']
HEADER = ["timezone", "name", "kind", "id"]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def _participants(separator: str = ",", line_end: str = "\n") -> str:
    rows = [HEADER]
    for number, name in enumerate(NAMES):
        quoted = '"' + name.replace('"', '""') + '"'
        rows.append(["Europe/Paris", quoted, "seller", f"p{number}"])
    return line_end.join(separator.join(row) for row in rows) + line_end


@pytest.fixture
def names_read(sound_event: Path) -> Callable[..., list[str]]:
    """The names of the participants when their table has this content."""
    (sound_event / "preferences.csv").write_text("from,to,rating\n")
    (sound_event / "fixed.csv").unlink()

    def names(content: bytes, encoding: str | None = None) -> list[str]:
        (sound_event / "participants.csv").write_bytes(content)
        return [person.name for person in read_event(sound_event, encoding).participants]

    return names


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_line_ends_are_found_out(
    separator: str, line_end: str, names_read: Callable[..., list[str]]
) -> None:
    table = _participants(separator, line_end)
    if line_end == "\r\n":
        table = table.replace("two\nlines", "two\r\nlines")
    assert names_read(table.encode()) == NAMES


@pytest.mark.parametrize("encoding", [*UNICODE, "cp1252"])
def test_encodings_are_found_out(encoding: str, names_read: Callable[..., list[str]]) -> None:
    assert names_read(_participants().encode(encoding)) == NAMES


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark_is_read_in_either_byte_order(
    encoding: str, names_read: Callable[..., list[str]]
) -> None:
    assert names_read(("\ufeff" + _participants()).encode(encoding)) == NAMES


def test_another_encoding_is_read_when_it_is_named(
    names_read: Callable[..., list[str]],
) -> None:
    table = _participants().replace("Ana Müller; Zoë, “Lyon”", "مؤسسة أطلس")
    assert names_read(table.encode("cp1256"), "cp1256") == ["مؤسسة أطلس", NAMES[1]]


def test_a_byte_order_mark_wins_over_a_named_encoding(
    names_read: Callable[..., list[str]],
) -> None:
    assert names_read(_participants().encode("utf-8-sig"), "cp1256") == NAMES


def test_a_named_encoding_that_does_not_fit_is_a_mistake(
    names_read: Callable[..., list[str]], sound_event: Path, told: Callable[..., list[str]]
) -> None:
    (sound_event / "participants.csv").write_bytes(_participants().encode("cp1252"))
    assert told(sound_event, "utf-8") == [
        "participants.csv: The text is not in utf-8; save it as UTF-8, or name its encoding with "
        "--encoding."
    ]


def test_bytes_that_fit_no_usual_encoding_are_a_mistake(
    sound_event: Path, told: Callable[..., list[str]]
) -> None:
    # Windows-1252 has no character 0x81, and 0xE9 followed by a comma is no UTF-8.
    (sound_event / "fixed.csv").write_bytes(b"a,b,starts\n\x81\xe9,b07,\n")
    assert told(sound_event) == [
        "fixed.csv: The text is not in UTF-8, UTF-16, Windows-1252; save it as UTF-8, or name its "
        "encoding with --encoding."
    ]


@pytest.mark.parametrize("name", ["klingon", "base64", "cp1252\0"])
def test_a_name_of_no_encoding_is_the_only_mistake(name: str, sound_event: Path) -> None:
    with pytest.raises(BadInput) as refusal:
        read_event(sound_event, name)
    assert [mistake.message for mistake in refusal.value.mistakes] == ["error.unknown_encoding"]


def test_the_separator_that_excel_announces_is_used_and_rows_keep_their_numbers(
    names_read: Callable[..., list[str]], sound_event: Path, told: Callable[..., list[str]]
) -> None:
    table = "sep=;\r\n" + _participants(";", "\r\n")
    assert names_read(table.encode()) == NAMES
    (sound_event / "participants.csv").write_text(table.replace("Europe/Paris", "Paris", 1))
    assert told(sound_event) == [
        'participants.csv, row 3, timezone "Paris": Expected an IANA time zone such as '
        'Europe/Paris. Did you mean "Europe/Paris"?'
    ]


def test_settings_are_utf_8_whatever_encoding_the_tables_have(sound_event: Path) -> None:
    settings = sound_event / "event.toml"
    settings.write_bytes(settings.read_bytes().replace(b"Fair 2027", "Foire d’été".encode()))
    assert read_event(sound_event, "cp1256").name == "Foire d’été"


def test_white_space_around_cells_and_parts_does_not_count(sound_event: Path) -> None:
    (sound_event / "participants.csv").write_text(
        "id , name,kind,timezone, languages ,sectors,company\n"
        " s01 ,\u00a0Ana\u202f, seller,Europe/Paris\t,FR ;\u00a0en; , a b ; ;c,\u3000\n"
        "b07,Bo,buyer,Europe/Paris,,,\n"
    )
    (sound_event / "preferences.csv").write_text("from,to,rating\n")
    person = read_event(sound_event).participants[0]
    assert (person.id, person.name, person.kind, person.timezone, person.company) == (
        "s01", "Ana", "seller", "Europe/Paris", None,
    )  # fmt: skip
    assert (person.languages, person.sectors) == (("fr", "en"), ("a b", "c"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t"])
def test_one_guard_before_what_looks_like_a_formula_is_taken_away(
    start: str, names_read: Callable[..., list[str]]
) -> None:
    table = _participants().replace("Ana Müller; Zoë, “Lyon”", f"'{start}1")
    assert names_read(table.encode()) == [f"{start}1", NAMES[1]]


def test_any_other_apostrophe_is_part_of_the_text(names_read: Callable[..., list[str]]) -> None:
    table = _participants().replace("Ana Müller; Zoë, “Lyon”", "'t Hooft")
    assert names_read(table.encode()) == ["'t Hooft", NAMES[1]]


def test_empty_rows_are_passed_over_and_counted(
    sound_event: Path, told: Callable[..., list[str]]
) -> None:
    (sound_event / "preferences.csv").write_text("\n,,\nfrom,to,rating\n\n , ,\ns01,b07,9\n")
    assert told(sound_event) == [
        'preferences.csv, row 6, rating "9": Expected one of must, high, medium, low, never, or '
        "4 to 0."
    ]


def test_trailing_separators_are_no_columns(sound_event: Path) -> None:
    (sound_event / "preferences.csv").write_text("from,to,rating,,\ns01,b07,4,,\nb08,s01,0\n")
    ratings = [wish.rating.word for wish in read_event(sound_event).preferences]
    assert ratings == ["must", "never"]
