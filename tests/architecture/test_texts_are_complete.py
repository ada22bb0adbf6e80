"""English, French and Arabic say the same things, with the same placeholders."""

import re
from string import Formatter

import pytest

from matchmaking.model.participant import LANGUAGES
from matchmaking.words import catalogue_messages


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
