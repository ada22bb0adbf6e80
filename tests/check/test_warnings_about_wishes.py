"""Who has no wish, and who can never meet although they wish it, and why."""

from collections.abc import Callable
from datetime import UTC, datetime

from matchmaking.check import Warning, warnings
from matchmaking.check.warning import Times
from matchmaking.model.event import Consent, Event, FixedMeeting, Matching
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange
from tests.check.people import person

Told = Callable[[Event], list[tuple[str, tuple[str, ...]]]]
Morning = Callable[..., Event]

NAMES = {"a": "Ada [ada]", "b": "Bo [bo]"}


def two(**cells_of_bo: object) -> list[Participant]:
    ada = person("ada", kind="seller", languages=("fr", "ar"))
    return [ada, person(**({"id": "bo", "name": "Bo", "kind": "buyer"} | cells_of_bo))]


def utc(start: str, end: str) -> TimeRange:
    day = "2027-02-16T"
    return TimeRange(
        *(datetime.fromisoformat(day + clock).replace(tzinfo=UTC) for clock in (start, end))
    )


def local(start: str, end: str) -> tuple[TimeRange, ...]:
    time = utc(start, end)
    return (TimeRange(time.start.replace(tzinfo=None), time.end.replace(tzinfo=None)),)


def test_who_neither_wishes_nor_is_wished_for_is_told(morning: Morning, told: Told) -> None:
    people = [person(id) for id in ("ada", "bo", "cyd", "dee", "eli")]
    event = morning(people, "ada bo low", "dee ada never", fixed=(FixedMeeting("bo", "eli"),))
    # dee only refuses; eli has no wish but a fixed meeting.
    assert told(event) == [("check.no_wish", ("cyd",)), ("check.no_wish", ("dee",))]


def test_a_wish_on_a_company_is_one_on_each_representative(morning: Morning, told: Told) -> None:
    people = [person("ada"), person("b1", company="BoCo"), person("b2", company="BoCo")]
    assert told(morning(people, "ada b1 high")) == [("check.no_wish", ("b2",))]
    assert told(morning(people, "ada BoCo high")) == []


def test_a_wish_for_somebody_who_refuses(morning: Morning) -> None:
    event = morning(two(), "ada bo must", "bo ada never")
    assert warnings(event) == (Warning("check.never_meet.vetoed", NAMES, ("ada", "bo")),)


def test_a_wish_between_kinds_that_do_not_meet(morning: Morning) -> None:
    event = morning(two(), "ada bo low", matching=Matching(allowed=(("seller", "guest"),)))
    fields = NAMES | {"a_kind": "seller", "b_kind": "buyer"}
    assert warnings(event) == (Warning("check.never_meet.kinds", fields, ("ada", "bo")),)


def test_a_wish_without_a_common_language(morning: Morning) -> None:
    event = morning(two(languages=("en",)), "ada bo low")
    fields = NAMES | {"a_languages": ("fr", "ar"), "b_languages": ("en",)}
    assert warnings(event) == (Warning("check.never_meet.language", fields, ("ada", "bo")),)


def test_a_wish_of_one_side_where_both_must_wish(morning: Morning, told: Told) -> None:
    both = Matching(consent=Consent.BOTH)
    assert told(morning(two(), "ada bo low", matching=both)) == [
        ("check.never_meet.consent", ("ada", "bo"))
    ]
    assert told(morning(two(), "ada bo low", "bo ada low", matching=both)) == []


def test_a_wish_without_a_common_slot_tells_the_times_of_both(morning: Morning) -> None:
    # ada has all of 09:00 to 10:50 except 09:30; bo has 09:30 alone.
    ada = Participant("ada", "Ada", "seller", "UTC", unavailable=local("09:30", "09:50"))
    bo = two(availability=local("09:30", "09:50"))[1]
    fields = NAMES | {
        "zone": "UTC",
        "a_times": Times((utc("09:00", "09:20"), utc("10:00", "10:50")), "UTC"),
        "b_times": Times((utc("09:30", "09:50"),), "UTC"),
    }
    event = morning([ada, bo], "ada bo high", "bo ada high")
    assert warnings(event) == (Warning("check.never_meet.no_common_time", fields, ("ada", "bo")),)


def test_a_wish_for_somebody_who_may_have_no_meeting(morning: Morning, told: Told) -> None:
    event = morning(two(max_meetings=0), "ada bo high")
    assert told(event) == [("check.never_meet.maximum_reached", ("ada", "bo"))]


def test_a_wish_on_a_company_is_told_only_when_none_of_its_people_can_be_met(
    morning: Morning, told: Told
) -> None:
    # b1 shares no language with ada; b2 shares one, but at first no slot: it comes further.
    ada, b1 = two(id="b1", company="BoCo", languages=("en",))
    b2 = Participant("b2", "Bo", "buyer", "UTC", company="BoCo", languages=("fr",))
    early = Participant("ada", "Ada", "seller", "UTC", None, languages=("fr",),
                        availability=local("09:00", "09:20"))  # fmt: skip
    late = Participant(
        "b2", "Bo", "buyer", "UTC", company="BoCo", availability=local("10:00", "11:00")
    )
    assert told(morning([ada, b1, b2], "ada BoCo high")) == []
    assert told(morning([early, b1, late], "ada BoCo high")) == [
        ("check.never_meet.no_common_time", ("ada", "b2"))
    ]


def test_a_refusal_alone_is_no_wish(morning: Morning, told: Told) -> None:
    cyd = Participant("cyd", "Cyd", "buyer", "UTC")
    event = morning([*two(), cyd], "ada bo never", "ada cyd low", "bo cyd low")
    assert told(event) == []


def test_of_many_alike_ten_are_told_and_the_others_counted(morning: Morning) -> None:
    people = [Participant(f"b{n:02}", f"Bo {n}", "buyer", "UTC") for n in range(12)]
    found = warnings(morning(people))
    assert [warning.message for warning in found] == ["check.no_wish"] * 10 + ["check.and_more"]
    assert found[-1] == Warning("check.and_more", {"number": 2}, ("b10", "b11"))
