"""Shares of participants taken together, by kind, country or clock; judges none of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from matchmaking.fairness.shares import Share
from matchmaking.fairness.spread import Spread, spread_of


@dataclass(frozen=True)
class Group:
    """The shares of at least one participant."""

    shares: tuple[Share, ...]

    @property
    def people(self) -> int:
        """How many participants these are."""
        return len(self.shares)

    @cached_property
    def meetings(self) -> Spread:
        """How many meetings each has."""
        return _spread(float(share.meetings) for share in self.shares)

    @cached_property
    def most_meetings(self) -> Spread:
        """How many meetings each could have alone."""
        return _spread(float(share.most_meetings) for share in self.shares)

    @cached_property
    def satisfaction(self) -> Spread | None:
        """Of those who have one; ``None`` where nobody has."""
        return spread_of(satisfactions(self.shares))

    @property
    def seats(self) -> int:
        """All attendances; a meeting of two participants of the group counts twice."""
        return sum(share.meetings for share in self.shares)

    @property
    def uncomfortable(self) -> int:
        """Attendances at hours uncomfortable to whom they are."""
        return sum(share.uncomfortable for share in self.shares)

    @property
    def uncomfortable_each(self) -> float:
        """How many uncomfortable attendances each participant has on average."""
        return self.uncomfortable / self.people

    @property
    def fewest_uncomfortable(self) -> int:
        """How many of as many attendances would be uncomfortable if each were served alone."""
        return sum(share.fewest_uncomfortable for share in self.shares)

    @property
    def without_meeting(self) -> int:
        """How many have no meeting."""
        return sum(share.meetings == 0 for share in self.shares)


def satisfactions(shares: Iterable[Share]) -> list[float]:
    """The satisfaction of everybody who has one."""
    return [share.satisfaction for share in shares if share.satisfaction is not None]


def grouped(shares: Iterable[Share], key: Callable[[Share], str]) -> dict[str, Group]:
    """The shares by a property of their participants, the largest groups first, then by name."""
    members: defaultdict[str, list[Share]] = defaultdict(list)
    for share in shares:
        members[key(share)].append(share)
    names = sorted(members, key=lambda name: (-len(members[name]), name))
    return {name: Group(tuple(members[name])) for name in names}


def _spread(numbers: Iterable[float]) -> Spread:
    spread = spread_of(list(numbers))
    if spread is None:
        raise AssertionError("a group has a participant")
    return spread
