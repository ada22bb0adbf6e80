"""That no id is given twice, not even in other letters' case; knows no table."""

from collections.abc import Callable

from matchmaking.files.collecting import Place
from matchmaking.files.records import Record


class UniqueIds:
    """The ids of one table so far, as they were written."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[str, Callable[[str | None], Place]]] = {}

    def take(self, record: Record, text: str) -> None:
        """Take the id of a record; complain when it is taken already."""
        first, place = self._taken.setdefault(text.casefold(), (text, record.place))
        if place is not record.place:
            message = "error.id_twice" if first == text else "error.id_differs_in_case"
            record.complain("id", message, text, first=place(None), other=first)
