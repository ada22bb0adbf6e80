"""The question: people, requests, resources and slots as checked integers; knows no names."""

from dataclasses import dataclass
from functools import cached_property

from solver.slot_sets import SlotSet
from solver.stages import ALWAYS, RESOLVING, Stage


class InvalidProblem(ValueError):
    """A field of a problem is out of range: a defect of the caller, never of an event.

    Attributes
    ----------
    field
        Where, for example ``requests[0].people``.
    expected
        What would have been right, for example ``must be in 0..1``.
    value
        What was found.
    """

    def __init__(self, field: str, expected: str, value: object) -> None:
        super().__init__(f"{field}: {expected}, got {value!r}")
        self.field = field
        self.expected = expected
        self.value = value


@dataclass(frozen=True, slots=True)
class Person:
    """One calendar.

    Parameters
    ----------
    free
        The slots in which this person may be met.
    uncomfortable
        The slots in which a meeting costs this person comfort; those outside `free` do not count.
    max_meetings
        Most meetings, >= 0; ``None``: no limit.
    min_meetings
        Wished-for least number of meetings, >= 0; falling short is allowed but costs.
    """

    free: SlotSet
    uncomfortable: SlotSet = 0
    max_meetings: int | None = None
    min_meetings: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """Two people who may meet once.

    Parameters
    ----------
    people
        Two different person numbers.
    group
        Requests of one group are alternatives: at most one of them is held.
    value
        What the meeting is worth, >= 0.
    must
        Whether it counts in the stage ``must``.
    resources
        The resources of which the meeting takes one unit each, in its slot.
    fixed
        Whether it has to be held.
    fixed_slot
        The slot in which it has to be held; only with `fixed`. ``None``: any.
    """

    people: tuple[int, int]
    group: int
    value: int
    must: bool = False
    resources: tuple[int, ...] = ()
    fixed: bool = False
    fixed_slot: int | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that holds `capacity[slot]` meetings at the same time (rooms, booths)."""

    capacity: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A meeting of an earlier schedule, a promise to keep.

    It is kept when `request` is held in `slot`; moved when otherwise any request of `group` is
    held; lost when none is. ``None`` stands for what no longer exists.
    """

    group: int | None
    request: int | None
    slot: int | None


@dataclass(frozen=True)
class Problem:
    """Who may meet whom, when, and what it is worth.

    Parameters
    ----------
    sessions
        The number of slots of each session, >= 1 each; slots are numbered through from 0.
    people, requests, resources
        Referred to by their position.
    longest_run
        Most meetings of one person in consecutive slots of one session, >= 1; ``None``: no limit.
    fairness
        What a person's 1st, 2nd, ... meeting counts on top of its value; >= 0, never increasing;
        0 after the end.
    earlier
        The meetings of an earlier schedule; ``None`` where there is none to keep.

    Raises
    ------
    InvalidProblem
        Names the first field that is out of range.
    """

    sessions: tuple[int, ...]
    people: tuple[Person, ...]
    requests: tuple[Request, ...]
    resources: tuple[Resource, ...] = ()
    longest_run: int | None = None
    fairness: tuple[int, ...] = ()
    earlier: tuple[Earlier, ...] | None = None

    def __post_init__(self) -> None:
        self._check_slots_and_fairness()
        for number, person in enumerate(self.people):
            self._check_person(number, person)
        for number, request in enumerate(self.requests):
            self._check_request(number, request)
        for number, earlier in enumerate(self.earlier or ()):
            self._check_earlier(number, earlier)

    @cached_property
    def slots(self) -> int:
        """The number of slots."""
        return sum(self.sessions)

    @cached_property
    def session_slots(self) -> tuple[range, ...]:
        """The slot numbers of each session."""
        ends = [sum(self.sessions[: i + 1]) for i in range(len(self.sessions))]
        return tuple(range(end - n, end) for end, n in zip(ends, self.sessions, strict=True))

    @cached_property
    def run_windows(self) -> tuple[range, ...]:
        """Any longest_run + 1 consecutive slots of a session: nobody is busy in all of them."""
        if self.longest_run is None:
            return ()
        length = self.longest_run + 1
        return tuple(
            range(first, first + length)
            for session in self.session_slots
            for first in range(session.start, session.stop - length + 1)
        )

    @cached_property
    def allowed(self) -> tuple[SlotSet, ...]:
        """For each request the slots that suit both its people (and its `fixed_slot`)."""
        return tuple(self._allowed(request) for request in self.requests)

    @cached_property
    def requests_of(self) -> tuple[tuple[int, ...], ...]:
        """For each person the numbers of its requests, ascending."""
        lists: list[list[int]] = [[] for _ in self.people]
        for number, request in enumerate(self.requests):
            for person in request.people:
                lists[person].append(number)
        return tuple(tuple(numbers) for numbers in lists)

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """For each group the numbers of its requests, ascending."""
        groups: dict[int, tuple[int, ...]] = {}
        for number, request in enumerate(self.requests):
            groups[request.group] = (*groups.get(request.group, ()), number)
        return groups

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of this problem's objective, in order."""
        return ALWAYS if self.earlier is None else RESOLVING + ALWAYS

    def most_meetings(self, person: int) -> int:
        """The maximum of a person, never above the number of its free slots."""
        free = self.people[person].free.bit_count()
        maximum = self.people[person].max_meetings
        return free if maximum is None else min(free, maximum)

    def _allowed(self, request: Request) -> SlotSet:
        a, b = request.people
        both = self.people[a].free & self.people[b].free
        return both if request.fixed_slot is None else both & (1 << request.fixed_slot)

    def _check_slots_and_fairness(self) -> None:
        for number, length in enumerate(self.sessions):
            _require(length >= 1, f"sessions[{number}]", "must be >= 1", length)
        if self.longest_run is not None:
            _require(self.longest_run >= 1, "longest_run", "must be >= 1", self.longest_run)
        falling = all(a >= b for a, b in zip(self.fairness, self.fairness[1:], strict=False))
        positive = all(amount >= 0 for amount in self.fairness)
        _require(falling and positive, "fairness", "must be >= 0, never increasing", self.fairness)
        for number, resource in enumerate(self.resources):
            right = len(resource.capacity) == self.slots and min(resource.capacity, default=0) >= 0
            field = f"resources[{number}].capacity"
            _require(right, field, f"must be {self.slots} numbers >= 0", resource.capacity)

    def _check_person(self, number: int, person: Person) -> None:
        slots_fit = 0 <= person.free < 1 << self.slots
        _require(
            slots_fit, f"people[{number}].free", f"must hold slots < {self.slots}", person.free
        )
        maximum = person.max_meetings
        _require(maximum is None or maximum >= 0, f"people[{number}].max_meetings", ">= 0", maximum)
        minimum = person.min_meetings
        _require(minimum >= 0, f"people[{number}].min_meetings", "must be >= 0", minimum)

    def _check_request(self, number: int, request: Request) -> None:
        (a, b), count, slot = request.people, len(self.people), request.fixed_slot
        if a == b or not (0 <= a < count and 0 <= b < count):
            expected = f"must be two different of 0..{count - 1}"
            raise InvalidProblem(f"requests[{number}].people", expected, request.people)
        if request.value < 0:
            raise InvalidProblem(f"requests[{number}].value", "must be >= 0", request.value)
        known = all(0 <= r < len(self.resources) for r in request.resources)
        if not known or len(set(request.resources)) != len(request.resources):
            raise InvalidProblem(
                f"requests[{number}].resources", "must be known", request.resources
            )
        if slot is not None and not (request.fixed and 0 <= slot < self.slots):
            expected = f"must be in 0..{self.slots - 1}, with fixed"
            raise InvalidProblem(f"requests[{number}].fixed_slot", expected, slot)

    def _check_earlier(self, number: int, earlier: Earlier) -> None:
        known = earlier.request is None or 0 <= earlier.request < len(self.requests)
        _require(known, f"earlier[{number}].request", "must be a request", earlier.request)
        slot = earlier.slot
        fits = slot is None or 0 <= slot < self.slots
        _require(fits, f"earlier[{number}].slot", f"must be in 0..{self.slots - 1}", slot)
        if earlier.request is not None:
            group = self.requests[earlier.request].group
            same = earlier.group == group
            _require(same, f"earlier[{number}].group", f"must be {group}", earlier.group)


def _require(holds: bool, field: str, expected: str, value: object) -> None:
    if not holds:
        raise InvalidProblem(field, expected, value)
