"""A clock that jumps by a day, either way: what was given holds, and nobody waits for long."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from matchmaking.errors import TooOften
from matchmaking.service.accounts import account_for
from matchmaking.service.command import Service
from matchmaking.service.health import readiness
from matchmaking.service.history import read_audit
from matchmaking.service.limits import Limit
from matchmaking.service.roles import OPERATOR
from matchmaking.service.runs import Order, ask_for_run
from matchmaking.service.sessions import SESSION_LIFETIME, signed_in
from matchmaking.service.signing_in import (
    LINK_LIFETIME,
    LinkState,
    ask_for_link,
    sign_in_with_link,
    state_of_link,
)
from matchmaking.storage import Store
from matchmaking.storage.tables import runs, workers
from matchmaking.worker.taking import LEASE_SECONDS, extend, take
from tests.faults.additions import EVENT, add, stored
from tests.service.clocks import Clock

ADA, HERS, NET = "ada@fair.example", "her browser", "192.0.2.7"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(store: Store, clock: Clock) -> Service:
    return Service(store, clock)


@pytest.fixture
def ada(service: Service, clock: Clock) -> str:
    with service.store.writing() as connection:
        return account_for(connection, ADA, clock())


def new_link(service: Service) -> str:
    link = ask_for_link(service, ADA, HERS, NET)
    assert link is not None
    return link.token


def new_session(service: Service) -> str:
    session = sign_in_with_link(service, new_link(service), None, HERS, NET)
    assert session is not None
    return session


@pytest.mark.parametrize("jump", [-DAY, DAY])
def test_whoever_is_signed_in_stays_so(service: Service, ada: str, clock: Clock, jump) -> None:
    session = new_session(service)
    clock.now += jump
    ask_for_link(service, "bo@fair.example", HERS, NET)  # which forgets what is over
    assert signed_in(service, session) is not None
    clock.now -= jump
    assert signed_in(service, session) is not None


@pytest.mark.parametrize("jump", [-DAY, DAY])
def test_whoever_asks_again_after_the_jump_gets_in(
    service: Service, ada: str, clock: Clock, jump
) -> None:
    link = new_link(service)
    clock.now += jump
    # a link that was given before it is at worst over; it never opens anything twice
    state = LinkState.OPEN if jump < timedelta(0) else LinkState.GONE
    assert state_of_link(service, link, HERS) is state
    assert signed_in(service, new_session(service)) is not None


def test_lifetimes_bear_a_minute_between_clocks(service: Service, ada: str, clock: Clock) -> None:
    session, link, begun_at = new_session(service), new_link(service), clock.now
    for early in (-MINUTE, LINK_LIFETIME + MINUTE - SECOND):
        clock.now = begun_at + early
        assert state_of_link(service, link, HERS) is LinkState.OPEN
    clock.now = begun_at + LINK_LIFETIME + MINUTE
    assert state_of_link(service, link, HERS) is LinkState.GONE

    clock.now = begun_at + SESSION_LIFETIME + MINUTE - SECOND
    assert signed_in(service, session) is not None
    clock.now = begun_at + SESSION_LIFETIME + MINUTE
    assert signed_in(service, session) is None


def test_what_was_done_by_a_clock_ahead_makes_nobody_wait(store: Store, clock: Clock) -> None:
    limit = Limit(burst=2, interval=MINUTE)

    def take_one() -> None:
        with store.writing() as connection:
            limit.take(connection, "bucket", clock.now)

    clock.now += DAY
    take_one()
    clock.now -= DAY
    for _ in range(limit.burst):
        take_one()
    with pytest.raises(TooOften) as refused:
        take_one()
    assert refused.value.wait == MINUTE


def test_a_clock_that_is_a_minute_ahead_is_no_way_around_a_limit(
    store: Store, clock: Clock
) -> None:
    limit = Limit(burst=1, interval=MINUTE)
    clock.now += MINUTE
    with store.writing() as connection:
        limit.take(connection, "bucket", clock.now)
    clock.now -= MINUTE
    with pytest.raises(TooOften), store.writing() as connection:
        limit.take(connection, "bucket", clock.now)


def test_commands_go_on_in_the_order_in_which_they_were_done(
    service: Service, store: Store, fair: None, clock: Clock
) -> None:
    for number, jump in enumerate([DAY, -2 * DAY, DAY]):
        add(service, number)
        clock.now += jump
    assert sorted(stored(store)) == ["late-0", "late-1", "late-2"]
    told = [entry.subject for entry in read_audit(service, OPERATOR, EVENT)]
    assert told[:3] == ["late-2", "late-1", "late-0"]


def test_a_worker_that_was_seen_by_a_clock_ahead_is_not_taken_for_one_that_lives(
    service: Service, store: Store, clock: Clock
) -> None:
    with store.writing() as connection:
        connection.execute(insert(workers).values(id="dead", seen_at=clock.now + DAY))
    assert readiness(service)["worker"] is False
    with store.writing() as connection:
        connection.execute(insert(workers).values(id="alive", seen_at=clock.now + 30 * SECOND))
    assert readiness(service)["worker"] is True


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("seconds_left", "is_taken"),
    [(-1, True), (60, False), (LEASE_SECONDS + 61, True), (DAY.total_seconds(), True)],
)
def test_a_lease_outlives_a_step_of_the_clock_and_not_a_jump(
    store: Store, fair: None, seconds_left: float, is_taken: bool
) -> None:
    """As if the database's clock had been set back, or ahead, since the lease was taken."""
    ask_for_run(Service(store), OPERATOR, EVENT, Order(effort=1), 60.0)
    first = take(store)
    assert first is not None
    with store.writing() as connection:
        until = datetime.now(UTC) + timedelta(seconds=seconds_left)
        connection.execute(update(runs).values(leased_until=until))

    second = take(store)

    assert (second is not None) is is_taken
    # whoever lost the run learns so, and stores nothing more
    assert extend(store, first) == ("lost" if is_taken else None)
