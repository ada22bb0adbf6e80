"""Where a mistake stands and the list of all mistakes of one reading; knows no format."""

from dataclasses import dataclass

from matchmaking.errors import BadInput, Mistake
from matchmaking.files.columns import TABLES


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the organiser knows it; `Mistake` gives the meaning of each part."""

    file: str
    row: int | None = None
    column: str | None = None
    sheet: str | None = None


class Misread(ValueError):
    """A text that is not what its column holds: the message's key, its fields, a guess."""

    def __init__(self, message: str, meant: str | None = None, **fields: object) -> None:
        super().__init__(message)
        self.message = message
        self.meant = meant
        self.fields = fields


class Mistakes:
    """All mistakes of one reading, and the language to tell them in as soon as it is known."""

    def __init__(self) -> None:
        self.language = "en"
        self._found: list[Mistake] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(
        self,
        place: Place,
        message: str,
        value: str | None = None,
        meant: str | None = None,
        **fields: object,
    ) -> None:
        """Note one mistake; `message` is a key of the catalogue ``errors``."""
        self._found.append(
            Mistake(message, place.file, place.row, place.column, value, fields, meant, place.sheet)
        )

    def add_misread(self, place: Place, misread: Misread, value: str | None = None) -> None:
        """Note what a parser found wrong."""
        self.add(place, misread.message, value, misread.meant, **misread.fields)

    def raise_if_any(self) -> None:
        """End the reading when there is a mistake.

        Raises
        ------
        BadInput
            With all mistakes, in the order in which an event is read, then by row.
        """
        if self._found:
            raise BadInput(sorted(self._found, key=_rank), self.language)


def _rank(mistake: Mistake) -> tuple[int, int]:
    table = mistake.sheet or mistake.file.rsplit(".", 1)[0]
    known = ("event", *TABLES)
    return known.index(table) if table in known else len(known), mistake.row or 0
