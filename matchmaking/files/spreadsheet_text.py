"""Texts that a spreadsheet program shows instead of computing; knows no table."""

FORMULA_STARTS = ("=", "+", "-", "@", "'", "\t")
"""What makes a spreadsheet program take a text for a formula, and the guard itself."""


def guarded(text: str) -> str:
    """The text with a ``'`` before it where a spreadsheet program would compute it.

    >>> guarded("=1+1"), guarded("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """The text that was `guarded`, with the one ``'`` taken away that the guard put there.

    >>> unguarded("'=1+1"), unguarded("'t Hooft")
    ('=1+1', "'t Hooft")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text
