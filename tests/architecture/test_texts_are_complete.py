"""English, French and Arabic say the same things, with the same placeholders, and none in vain."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

from matchmaking.model.participant import LANGUAGES
from matchmaking.words import catalogue_messages

ROOT = Path(__file__).parents[2]
PRODUCT = (ROOT / "matchmaking", ROOT / "api")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_language_has_the_same_keys() -> None:
    keys = {language: sorted(catalogue_messages(language)) for language in LANGUAGES}
    assert keys == dict.fromkeys(LANGUAGES, keys["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    messages = catalogue_messages(language)
    empty = [key for key, texts in messages.items() if not all(text.strip() for text in texts)]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_placeholders_of_the_english_one(language: str) -> None:
    english, own = catalogue_messages("en"), catalogue_messages(language)
    different = {
        key: texts
        for key, texts in own.items()
        if set().union(*map(placeholders, texts)) != set().union(*map(placeholders, english[key]))
    }
    assert different == {}


def test_arabic_texts_are_in_arabic_letters() -> None:
    letters = re.compile(r"[\u0600-\u06ff]")
    latin_alone = [
        key
        for key, texts in catalogue_messages("ar").items()
        if not any(letters.search(text) for text in texts)
        and any(re.search(r"[A-Za-z]{3}", re.sub(r"\{[^}]*\}", "", text)) for text in texts)
    ]
    assert latin_alone == []


def test_no_french_sign_can_be_parted_from_its_word() -> None:
    parted = re.compile("[ ][;:!?»]|«[ ]")
    messages = catalogue_messages("fr")
    assert [key for key, texts in messages.items() if any(map(parted.search, texts))] == []


def keys_in_code() -> Iterator[str]:
    """Yield a pattern for each text of the product's code that may be a key or the form of one."""
    for file in chain.from_iterable(package.rglob("*.py") for package in PRODUCT):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = (p.value if isinstance(p, ast.Constant) else None for p in node.values)
                yield "".join(".+" if part is None else re.escape(str(part)) for part in parts)
    for file in chain.from_iterable(package.rglob("*.html") for package in PRODUCT):
        for text, rest in re.findall(r"""["']([\w.]+)["']( ~)?""", file.read_text("utf-8")):
            yield re.escape(text) + (".+" if rest else "")


def test_every_text_is_said_somewhere() -> None:
    said = re.compile("|".join(pattern for pattern in keys_in_code() if r"\." in pattern))
    assert [key for key in catalogue_messages("en") if not said.fullmatch(key)] == []


def test_every_key_that_the_code_names_has_a_text() -> None:
    known = catalogue_messages("en")
    subjects = "|".join({key.partition(".")[0] for key in known})
    # names of files and columns look like keys; what ends in "_" is the beginning of a longer one
    is_key = re.compile(rf"(?:{subjects})\.(?!html$|css$|id$)(?:[a-z_]+\.)*[a-z_]*[a-z]")
    named = {pattern.replace("\\", "") for pattern in keys_in_code()}
    assert sorted(key for key in named - known.keys() if is_key.fullmatch(key)) == []
