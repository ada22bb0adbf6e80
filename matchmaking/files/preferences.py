"""The wishes of an event, checked against who takes part; knows no file format."""

from collections import Counter
from collections.abc import Callable, Iterable

from matchmaking.files.collecting import Place
from matchmaking.files.parsers import rating
from matchmaking.files.participants import People
from matchmaking.files.records import Record
from matchmaking.model.preference import Preference, Rating


def read_preferences(
    records: Iterable[Record], people: People | None, max_musts: int | None
) -> list[Preference]:
    """Read all wishes that have no mistake; who is named is not checked without `people`."""
    preferences: list[Preference] = []
    rows = _EarlierRows()
    musts = _Musts(max_musts)
    for record in records:
        source, target = record.text("from"), record.text("to")
        wished = record.read("rating", rating)
        if people is not None:
            _complain_of_names(record, source, target, people)
        if source is None or target is None:
            continue
        rows.take(record, source, target)
        musts.count(record, source, wished)
        if wished is not None and record.is_sound:
            preferences.append(Preference(source, target, wished))
    musts.complain()
    return preferences


class _EarlierRows:
    """Where each wish was given first."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], Callable[[str | None], Place]] = {}

    def take(self, record: Record, source: str, target: str) -> None:
        place = self._first.setdefault((source, target), record.place)
        if place is not record.place:
            record.complain("to", "error.wish_twice", target, first=place(None), source=source)


class _Musts:
    """How many musts each `from` gives, and the row where they become too many."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._given: Counter[str] = Counter()
        self._first_too_many: dict[str, Record] = {}

    def count(self, record: Record, source: str, wished: Rating | None) -> None:
        if wished is Rating.MUST and self._most is not None:
            self._given[source] += 1
            if self._given[source] == self._most + 1:
                self._first_too_many[source] = record

    def complain(self) -> None:
        for source, record in self._first_too_many.items():
            given = self._given[source]
            record.complain(
                "rating",
                "error.too_many_musts",
                "must",
                source=source,
                given=given,
                most=self._most,
            )


def _complain_of_names(
    record: Record, source: str | None, target: str | None, people: People
) -> None:
    for column, name in (("from", source), ("to", target)):
        if name is not None and name not in people.company_named:
            record.complain(column, "error.unknown_name", name, people.names.meant(name))
    side = None if source is None else people.company_named.get(source)
    if side is not None and target is not None and side == people.company_named.get(target):
        message = "error.wish_about_oneself" if source == target else "error.wish_within_company"
        record.complain("to", message, target, company=side)
