"""Reads instances from MiniZinc data (.dzn); judges no answer.

The format is that of the archive of Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy and Villaret,
"Constraint Solving Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 2022.
Older files of the archive say the same in Catalan.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.b2bsp.instance import Instance, Meeting

CATALAN = {
    "nEmpreses": "nBusiness",
    "nReunions": "nMeetings",
    "nTaules": "nTables",
    "nFrangesTotal": "nTotalSlots",
    "nFrangesMati": "nMorningSlots",
    "demanades": "requested",
    "reunionsxEmpresa": "meetingsxBusiness",
    "nReunionsEmpresa": "nMeetingsBusiness",
    "prohibides": "forbidden",
    "fixat": "fixed",
}
MORNING, AFTERNOON, ANY = 1, 2, 3

_Sets = list[list[int]]
T = TypeVar("T")


class UnreadableInstance(ValueError):
    """A text that is no instance; says what is wrong with which field."""


def read_instance(path: Path) -> Instance:
    """Read one file.

    Raises
    ------
    UnreadableInstance
        When a field is missing, or contradicts another.
    """
    return parse_instance(path.read_text(encoding="utf-8", errors="replace"))


def parse_instance(text: str) -> Instance:
    """Return the instance that a text in MiniZinc's data format says.

    Raises
    ------
    UnreadableInstance
        When a field is missing, or contradicts another.
    """
    fields = _Fields(text)
    participants, slots = fields.number("nBusiness"), fields.number("nTotalSlots")
    instance = Instance(
        participants=participants,
        tables=fields.number("nTables"),
        slots=slots,
        meetings=tuple(_meetings(fields, participants, slots)),
        forbidden=_forbidden(fields.sets("forbidden", participants), slots),
    )
    _compare_degrees(fields, instance)
    return instance


class _Fields:
    """The fields of a text by their English names.

    A field may be assigned twice: one old file gives its list of degrees the name of a number.
    Whoever asks says whether it is a number or a list, and gets the one of that kind.
    """

    def __init__(self, text: str) -> None:
        self._numbers: dict[str, int] = {}
        self._lists: dict[str, str] = {}
        bare = re.sub(r"%[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)
        for name, value in re.findall(r"(\w+)\s*=\s*([^;]*)", bare):
            english = CATALAN.get(name, name)
            if re.fullmatch(r"-?\d+", value.strip()):
                self._numbers[english] = int(value)
            else:
                self._lists[english] = value

    def number(self, name: str) -> int:
        if name not in self._numbers:
            raise UnreadableInstance(f"{name} is not given as a whole number")
        return self._numbers[name]

    def integers(self, name: str, count: int) -> list[int]:
        """Return a list of so many integers; zeros when the field is absent."""
        if name not in self._lists:
            return [0] * count
        found = [int(number) for number in re.findall(r"-?\d+", self._lists[name])]
        return self._counted(name, found, count)

    def sets(self, name: str, count: int) -> _Sets:
        """Return a list of so many sets; empty ones when the field is absent."""
        if name not in self._lists:
            return [[] for _ in range(count)]
        # a set is written {1, 2} or, when its members are consecutive, 1..2
        sets = re.findall(r"\{([^}]*)\}|(\d+)\s*\.\.\s*(\d+)", self._lists[name])
        found = [
            list(range(int(first), int(last) + 1))
            if first
            else [int(number) for number in re.findall(r"\d+", members)]
            for members, first, last in sets
        ]
        return self._counted(name, found, count)

    def has_list(self, name: str) -> bool:
        return name in self._lists

    @staticmethod
    def _counted(name: str, found: list[T], count: int) -> list[T]:
        if len(found) != count:
            raise UnreadableInstance(f"{name} has {len(found)} entries instead of {count}")
        return found


def _meetings(fields: _Fields, participants: int, slots: int) -> Iterator[Meeting]:
    count = fields.number("nMeetings")
    morning = fields.number("nMorningSlots")
    sessions = {MORNING: range(morning), AFTERNOON: range(morning, slots), ANY: range(slots)}
    requested = fields.integers("requested", 3 * count)
    fixed = fields.integers("fixed", count)
    precedences = fields.sets("precedences", count)
    for number in range(count):
        first, second, session = requested[3 * number : 3 * number + 3]
        _within(f"the participants of meeting {number + 1}", (first, second), participants)
        _within(f"the session of meeting {number + 1}", (session,), ANY)
        _within(f"the precedences of meeting {number + 1}", precedences[number], count)
        if fixed[number]:
            _within(f"the fixed slot of meeting {number + 1}", (fixed[number],), slots)
        yield Meeting(
            participants=(first - 1, second - 1),
            slots=sessions[session],
            fixed_slot=fixed[number] - 1 if fixed[number] else None,
            after=frozenset(earlier - 1 for earlier in precedences[number]),
        )


def _forbidden(sets: _Sets, slots: int) -> tuple[frozenset[int], ...]:
    """Return the slots counted from 0; a 0 in the file is no slot but keeps its sets from empty."""
    for number, members in enumerate(sets, start=1):
        _within(f"the forbidden slots of participant {number}", [m for m in members if m], slots)
    return tuple(frozenset(slot - 1 for slot in members if slot) for members in sets)


def _within(what: str, numbers: Sequence[int], most: int) -> None:
    if not all(1 <= number <= most for number in numbers):
        raise UnreadableInstance(f"{what}: {', '.join(map(str, numbers))}, not within 1..{most}")


def _compare_degrees(fields: _Fields, instance: Instance) -> None:
    """Files say how many meetings each participant has, which its meetings say already."""
    if not fields.has_list("nMeetingsBusiness"):
        return
    stated = fields.integers("nMeetingsBusiness", instance.participants)
    for number, (degree, mine) in enumerate(zip(stated, instance.meetings_of, strict=True), 1):
        if degree != len(mine):
            raise UnreadableInstance(
                f"nMeetingsBusiness gives participant {number} {degree} meetings, "
                f"but {len(mine)} are requested"
            )
