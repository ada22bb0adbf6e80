"""Signing in by link and code: what holds where, how long, how often."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from matchmaking.errors import BadInput, TooOften
from matchmaking.service.accounts import account_for
from matchmaking.service.command import CLOCKS_DIFFER, Service
from matchmaking.service.limits import Limit
from matchmaking.service.sessions import sign_out, signed_in
from matchmaking.service.signing_in import (
    ASKING,
    KNOCKING,
    LINK_LIFETIME,
    MOST_WRONG_CODES,
    PRINTED_LINK_LIFETIME,
    LinkState,
    MailedLink,
    ask_for_link,
    printed_link,
    sign_in_with_code,
    sign_in_with_link,
    state_of_link,
)
from matchmaking.storage import Store
from matchmaking.storage.tables import buckets, sessions, sign_in_links
from tests.service.clocks import Clock

SALMA = "salma@argan.example"
HERS, OTHER = "her browser", "another browser"
NET = "192.0.2.7"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(store, clock) -> Service:
    return Service(store, clock)


@pytest.fixture
def salma(service, clock) -> str:
    """The id of an account."""
    with service.store.writing() as connection:
        return account_for(connection, SALMA, clock())


def asked(service: Service, browser: str = HERS) -> MailedLink:
    link = ask_for_link(service, SALMA, browser, NET)
    assert link is not None
    return link


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 10**8:08}"


def entered(service: Service, session: str | None) -> str | None:
    """Whose session it is."""
    found = signed_in(service, session) if session else None
    return found.actor.id if found else None


def test_a_link_signs_in_the_browser_that_asked(service, salma) -> None:
    session = sign_in_with_link(service, asked(service).token, None, HERS, NET)
    assert entered(service, session) == salma


def test_a_link_is_used_up_by_signing_in_and_by_nothing_else(service, salma) -> None:
    token = asked(service).token
    assert state_of_link(service, token, HERS) is LinkState.OPEN
    assert state_of_link(service, token, HERS) is LinkState.OPEN

    assert sign_in_with_link(service, token, None, HERS, NET)

    assert state_of_link(service, token, HERS) is LinkState.GONE
    assert sign_in_with_link(service, token, None, HERS, NET) is None


def test_of_many_at_once_one_signs_in(service, salma) -> None:
    token = asked(service).token
    got: list[str | None] = []
    threads = [
        threading.Thread(
            target=lambda: got.append(sign_in_with_link(service, token, None, HERS, NET))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert sum(session is not None for session in got) == 1


@pytest.mark.parametrize("browser", [OTHER, None])
def test_in_another_browser_the_code_of_the_mail_is_wanted(service, salma, browser) -> None:
    mailed = asked(service)

    assert state_of_link(service, mailed.token, browser) is LinkState.WANTS_CODE
    assert sign_in_with_link(service, mailed.token, None, browser, NET) is None
    assert sign_in_with_link(service, mailed.token, wrong(mailed.code), browser, NET) is None

    session = sign_in_with_link(service, mailed.token, mailed.code, browser, NET)
    assert entered(service, session) == salma


def test_the_code_alone_signs_in_the_browser_that_asked_and_no_other(service, salma) -> None:
    code = asked(service).code

    assert sign_in_with_code(service, code, OTHER, NET) is None
    assert entered(service, sign_in_with_code(service, code, HERS, NET)) == salma


def test_a_code_may_be_typed_in_groups_and_in_arabic_digits(service, salma) -> None:
    code = asked(service).code
    typed = f"\u2068{code[:4]} - {code[4:]}\u2069".translate(
        {ord(str(n)): chr(0x660 + n) for n in range(10)}
    )
    assert entered(service, sign_in_with_code(service, typed, HERS, NET)) == salma


def test_the_code_of_an_earlier_mail_still_holds(service, salma) -> None:
    earlier = asked(service).code
    asked(service)
    assert entered(service, sign_in_with_code(service, earlier, HERS, NET)) == salma


def test_a_link_ends_a_minute_after_its_time(service, salma, clock) -> None:
    mailed = asked(service)
    clock.go_on(seconds=(LINK_LIFETIME + CLOCKS_DIFFER).total_seconds() - 1)
    assert state_of_link(service, mailed.token, HERS) is LinkState.OPEN
    clock.go_on(seconds=1)
    assert state_of_link(service, mailed.token, HERS) is LinkState.GONE
    assert sign_in_with_link(service, mailed.token, None, HERS, NET) is None
    assert sign_in_with_code(service, mailed.code, HERS, NET) is None


def test_a_printed_link_holds_for_a_day_in_any_browser_once(service, salma, clock) -> None:
    with service.store.writing() as connection:
        token = printed_link(connection, salma, clock())
    clock.go_on(seconds=PRINTED_LINK_LIFETIME.total_seconds() - 1)

    assert entered(service, sign_in_with_link(service, token, None, OTHER, NET)) == salma
    assert sign_in_with_link(service, token, None, OTHER, NET) is None


def test_after_five_wrong_codes_the_right_one_is_worth_nothing(service, salma) -> None:
    mailed = asked(service)
    for _ in range(MOST_WRONG_CODES):
        assert sign_in_with_code(service, wrong(mailed.code), HERS, NET) is None
    assert sign_in_with_code(service, mailed.code, HERS, NET) is None
    assert sign_in_with_link(service, mailed.token, mailed.code, OTHER, NET) is None


def test_wrong_codes_of_others_cost_the_owner_nothing(service, salma) -> None:
    mailed = asked(service)
    for _ in range(MOST_WRONG_CODES + 1):
        sign_in_with_code(service, wrong(mailed.code), OTHER, NET)
        sign_in_with_code(service, mailed.code, OTHER, NET)
    assert entered(service, sign_in_with_code(service, mailed.code, HERS, NET)) == salma


def test_codes_that_are_guessed_all_at_once_are_all_counted(service, salma) -> None:
    mailed = asked(service)
    guesses = [
        threading.Thread(target=sign_in_with_code, args=(service, wrong(mailed.code), HERS, NET))
        for _ in range(8)
    ]
    for guess in guesses:
        guess.start()
    for guess in guesses:
        guess.join()
    with service.store.reading() as connection:
        assert connection.execute(select(sign_in_links.c.wrong_codes)).scalar() == MOST_WRONG_CODES


def test_asking_for_an_unknown_address_does_the_same_and_leads_nowhere(service, salma) -> None:
    with statements(service.store) as known:
        ask_for_link(service, SALMA, HERS, NET)
    with statements(service.store) as unknown:
        assert ask_for_link(service, "nobody@argan.example", OTHER, NET) is None
    assert unknown == known

    with service.store.reading() as connection:
        count = select(func.count()).select_from(sign_in_links)
        assert connection.execute(count).scalar() == 2
    assert sign_in_with_code(service, "00000000", OTHER, NET) is None


def test_an_address_is_the_same_in_capitals_and_with_spaces_around(service, salma) -> None:
    assert ask_for_link(service, " Salma@Argan.example ", HERS, NET) is not None


@pytest.mark.parametrize(
    "text",
    ["", "salma", "salma@argan", "a@b.c\r\nBcc: d@e.f", "a b@c.de", "a@b..de", f"a@{'b' * 250}.de"],
)
def test_what_is_no_address_is_refused(service, text: str) -> None:
    with pytest.raises(BadInput):
        ask_for_link(service, text, HERS, NET)


def test_asking_again_and_again_has_to_wait_and_says_how_long(service, salma, clock) -> None:
    for _ in range(ASKING.burst):
        asked(service)
    with pytest.raises(TooOften) as refused:
        asked(service)
    assert refused.value.wait == ASKING.interval
    with service.store.reading() as connection:  # what was refused left nothing
        count = select(func.count()).select_from(sign_in_links)
        assert connection.execute(count).scalar() == ASKING.burst

    clock.go_on(seconds=ASKING.interval.total_seconds())
    asked(service)


def test_strangers_who_ask_do_not_lock_the_owner_out(service, salma) -> None:
    sign_in_with_link(service, asked(service).token, None, HERS, NET)
    for number in range(ASKING.burst - 1):  # the owner was a stranger too when asking first
        asked(service, f"stranger {number}")
    with pytest.raises(TooOften):
        asked(service, "stranger")

    assert asked(service, HERS)


def test_a_network_that_asks_for_many_addresses_has_to_wait(service) -> None:
    def ask(number: int, network: str = NET) -> None:
        ask_for_link(service, f"p{number}@fair.example", f"browser {number}", network)

    for number in range(KNOCKING.burst):
        ask(number)
    with pytest.raises(TooOften) as refused:
        ask(KNOCKING.burst)
    assert refused.value.wait == KNOCKING.interval
    ask(KNOCKING.burst, "198.51.100.1")


def test_buckets_lose_nothing_where_many_take_at_once(service, clock) -> None:
    limit, got = Limit(5, timedelta(minutes=1)), []

    def take() -> None:
        try:
            with service.store.writing() as connection:
                limit.take(connection, "one", clock())
            got.append(1)
        except TooOften:
            pass

    threads = [threading.Thread(target=take) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 5


def test_what_is_over_is_forgotten(service, salma, clock) -> None:
    session = sign_in_with_link(service, asked(service).token, None, HERS, NET)
    asked(service, OTHER)
    clock.go_on(days=100)
    assert entered(service, session) is None

    asked(service)

    with service.store.reading() as connection:
        counts = [
            connection.execute(select(func.count()).select_from(table)).scalar()
            for table in (sign_in_links, sessions, buckets)
        ]
    # The new link, no session, and the buckets of the network and the address.
    assert counts == [1, 0, 2]


def test_many_who_ask_at_once_while_old_things_are_forgotten_do_not_stand_in_each_others_way(
    service, salma, clock
) -> None:
    for number in range(8):
        ask_for_link(service, f"p{number}@fair.example", f"browser {number}", f"192.0.2.{number}")
    clock.go_on(days=1)
    failed: list[Exception] = []

    def ask(number: int) -> None:
        try:
            address, network = f"p{number}@fair.example", f"192.0.2.{number}"
            ask_for_link(service, address, f"browser {number}", network)
        except Exception as error:  # whatever it is, it is one too many
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_signing_out_ends_this_session_only(service, salma) -> None:
    here = sign_in_with_link(service, asked(service).token, None, HERS, NET)
    there = sign_in_with_link(service, asked(service, OTHER).token, None, OTHER, NET)

    sign_out(service, here)

    assert (entered(service, here), entered(service, there)) == (None, salma)


def test_no_secret_stands_in_the_database(service, salma, database_url) -> None:
    mailed = asked(service)
    session = sign_in_with_link(service, mailed.token, None, HERS, NET)
    with service.store.reading() as connection:
        stored = [
            str(row)
            for table in (sign_in_links, sessions)
            for row in connection.execute(select(table)).all()
        ]
    secrets = (mailed.token, mailed.code, session, HERS)
    assert not any(secret in row for secret in secrets for row in stored)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield sent
    event.remove(store.engine, "before_cursor_execute", note)
