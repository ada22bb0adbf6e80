"""Tiny instances of meeting scheduling, drawn at random or told in short, and solved by trial."""

import random
from collections.abc import Iterator
from itertools import product

from benchmarks.b2bsp.instance import Instance, Meeting, Timetable


def instance_of(
    *pairs: str,
    slots: int,
    tables: int = 9,
    forbidden: dict[str, set[int]] | None = None,
    fixed: dict[int, int] | None = None,
    sessions: dict[int, range] | None = None,
    after: dict[int, set[int]] | None = None,
) -> Instance:
    """Participants a, b, ... who meet in pairs such as "ab"; meetings and slots count from 0."""
    people = sorted({letter for pair in pairs for letter in pair} | set(forbidden or {}))
    return Instance(
        participants=len(people),
        tables=tables,
        slots=slots,
        meetings=tuple(
            Meeting(
                (people.index(pair[0]), people.index(pair[1])),
                (sessions or {}).get(number, range(slots)),
                (fixed or {}).get(number),
                frozenset((after or {}).get(number, ())),
            )
            for number, pair in enumerate(pairs)
        ),
        forbidden=tuple(frozenset((forbidden or {}).get(name, ())) for name in people),
    )


def drawn(seed: int) -> Instance:
    """Up to five meetings of four people in five slots, with every kind of restriction."""
    rng = random.Random(seed)
    slots, count = rng.randint(4, 5), rng.randint(3, 5)
    morning = rng.randint(1, slots)
    sessions = [range(morning), range(morning, slots), *[range(slots)] * 8]
    return Instance(
        participants=4,
        tables=rng.randint(1, 3),
        slots=slots,
        meetings=tuple(
            Meeting(
                tuple(rng.sample(range(4), 2)),
                rng.choice(sessions),
                rng.randrange(slots) if rng.random() < 0.2 else None,
                frozenset(rng.sample(range(number), 1))
                if number and rng.random() < 0.2
                else frozenset(),
            )
            for number in range(count)
        ),
        forbidden=tuple(
            frozenset(slot for slot in range(slots) if rng.random() < 0.06) for _ in range(4)
        ),
    )


def timetables(instance: Instance) -> Iterator[Timetable]:
    """Yield every way to give slots to the meetings."""
    meetings = range(len(instance.meetings))
    for slots in product(range(instance.slots), repeat=len(meetings)):
        yield dict(zip(meetings, slots, strict=True))
