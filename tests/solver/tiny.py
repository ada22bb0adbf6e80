"""Hypothesis strategies for problems so small that everything can be tried, with every rule."""

from hypothesis import strategies as st

from solver.problem import Earlier, Person, Problem, Request, Resource

SESSIONS = st.sampled_from([(1,), (2,), (3,), (4,), (1, 2), (2, 2), (1, 1, 1)])


@st.composite
def problems(draw: st.DrawFn, most_fixed: int = 1) -> Problem:
    """Problems of at most 4 people, 4 slots and 5 requests."""
    sessions = draw(SESSIONS)
    slots = sum(sessions)
    resources = tuple(
        Resource(tuple(draw(st.integers(0, 2)) for _ in range(slots)))
        for _ in range(draw(st.integers(0, 2)))
    )
    people = tuple(draw(_people(slots)) for _ in range(draw(st.integers(2, 4))))
    count = draw(st.integers(1, 5 if slots < 4 else 4))
    requests = tuple(draw(_requests(len(people), len(resources))) for _ in range(count))
    return Problem(
        sessions,
        people,
        _some_fixed(draw, requests, slots, most_fixed),
        resources,
        draw(st.none() | st.integers(1, 3)),
        draw(st.sampled_from([(), (3,), (4, 1), (2, 2, 1), (3, 0)])),
        draw(st.none() | _promises(requests, slots)),
    )


@st.composite
def _people(draw: st.DrawFn, slots: int) -> Person:
    everything = (1 << slots) - 1
    return Person(
        draw(st.just(everything) | st.integers(0, everything)),
        draw(st.just(0) | st.integers(0, everything)),
        draw(st.none() | st.integers(0, 2)),
        draw(st.integers(0, 2)),
    )


@st.composite
def _requests(draw: st.DrawFn, people: int, resources: int) -> Request:
    a = draw(st.integers(0, people - 1))
    b = draw(st.integers(0, people - 2))
    return Request(
        (a, b if b < a else b + 1),
        draw(st.integers(0, 3)),
        draw(st.integers(0, 6)),
        draw(st.booleans()),
        tuple(draw(st.sets(st.integers(0, resources - 1)))) if resources else (),
    )


def _some_fixed(
    draw: st.DrawFn, requests: tuple[Request, ...], slots: int, most: int
) -> tuple[Request, ...]:
    count = draw(st.integers(0, min(most, len(requests))))
    fixed = [
        Request(
            r.people, r.group, r.value, r.must, r.resources, True,
            draw(st.none() | st.integers(0, slots - 1)),
        )
        for r in requests[:count]
    ]  # fmt: skip
    return (*fixed, *requests[count:])


@st.composite
def _promises(draw: st.DrawFn, requests: tuple[Request, ...], slots: int) -> tuple[Earlier, ...]:
    numbers = draw(st.sets(st.integers(0, len(requests) - 1), max_size=3))
    slot = st.none() | st.integers(0, slots - 1)
    known = tuple(Earlier(requests[n].group, n, draw(slot)) for n in sorted(numbers))
    gone = draw(st.sampled_from([(), (Earlier(None, None, 0),), (Earlier(9, None, None),)]))
    return known + gone
