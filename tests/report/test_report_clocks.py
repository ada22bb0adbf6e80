"""Zones, local hours and slots: who could meet when, and who does."""

from datetime import datetime

from matchmaking.eligibility.availability import Availability
from matchmaking.eligibility.zone_groups import zone_groups
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.time_ranges import TimeRange
from matchmaking.report.facts.crowds import Crowd, zone_crowds
from matchmaking.report.facts.local_hours import zone_hours
from matchmaking.report.facts.seats import seats_of
from matchmaking.report.facts.timetable import Hour, timetables

at = datetime.fromisoformat


def test_participants_are_grouped_by_clock_from_west_to_east(two_continents):
    groups = zone_groups(two_continents.event)

    assert [(g.zones, g.offsets, [p.id for p in g.participants]) for g in groups] == [
        (("America/New_York",), ("UTC-5",), ["b2"]),
        (("Africa/Casablanca",), ("UTC+0",), ["s1", "s2", "s3"]),
        (("Europe/Paris",), ("UTC+1",), ["b1"]),
    ]


def test_zones_whose_clocks_agree_are_one_group_the_commonest_first():
    event = Event(
        id="e",
        name="E",
        timezone="UTC",
        meeting_minutes=60,
        sessions=(TimeRange(at("2027-02-16 09:00"), at("2027-02-16 11:00")),),
        participants=(
            Participant("a", "A", "x", "Europe/Paris"),
            Participant("b", "B", "x", "Europe/Madrid"),
            Participant("c", "C", "x", "Europe/Madrid"),
        ),
    )

    (group,) = zone_groups(event)

    assert group.zones == ("Europe/Madrid", "Europe/Paris")
    # Two slots of an hour from 9:00 UTC, an hour later on these clocks.
    assert group.clocks == (at("2027-02-16 10:00"), at("2027-02-16 11:00"))


def test_a_clock_that_changes_during_the_event_has_both_offsets():
    night = TimeRange(at("2027-03-28 00:00"), at("2027-03-28 02:00"))
    event = Event(
        id="e",
        name="E",
        timezone="UTC",
        meeting_minutes=60,
        sessions=(night,),
        participants=(Participant("a", "A", "x", "Europe/Paris"),),
    )

    (group,) = zone_groups(event)

    # Paris goes from 2:00 to 3:00 at 1:00 UTC on 2027-03-28.
    assert group.offsets == ("UTC+1", "UTC+2")
    assert group.clocks == (at("2027-03-28 01:00"), at("2027-03-28 03:00"))


def test_each_slot_is_told_as_away_available_if_needed_or_uncomfortable(two_continents):
    event, availability = two_continents.event, Availability(two_continents.event)
    seats = seats_of(event, two_continents.schedule, availability)

    tables = timetables(event, zone_groups(event), availability, seats)

    rows = {row.participant.id: row.hours for table in tables for row in table.rows}
    away, available, needed, odd = Hour.AWAY, Hour.AVAILABLE, Hour.IF_NEEDED, Hour.UNCOMFORTABLE
    assert rows == {
        "b2": (odd, odd, odd, odd),  # 4:00 to 5:50 in New York, comfortable from 9:00 on
        "s1": (away, available, available, available),  # away until 9:30
        "s2": (available,) * 4,
        "s3": (available,) * 4,
        "b1": (available, available, available, needed),  # available until 11:30, Paris time
    }


def test_a_row_counts_its_slots_and_holds_its_meetings_in_order(two_continents):
    event, availability = two_continents.event, Availability(two_continents.event)
    seats = seats_of(event, two_continents.schedule, availability)

    paris = list(timetables(event, zone_groups(event), availability, seats))[-1]

    (row,) = paris.rows
    assert (row.slots("available"), row.slots("if_needed"), row.slots("away")) == (3, 1, 0)
    assert [(s.slot, s.counterpart.id, s.meeting.fixed, s.uncomfortable) for s in row.seats] == [
        (1, "s1", True, False),
        (3, "s2", False, True),
    ]


def test_a_crowd_counts_its_kind_slot_by_slot(two_continents):
    event, availability = two_continents.event, Availability(two_continents.event)
    seats = seats_of(event, two_continents.schedule, availability)

    new_york, casablanca, _ = zone_crowds(zone_groups(event), availability, seats)

    assert new_york.crowds == (Crowd("buyer", 1, (1, 1, 1, 1), (1, 0, 0, 0), (1, 0, 0, 0)),)
    # Atlas is away in the first slot; Rif meets in slots 0 and 3, Atlas in slot 1.
    assert casablanca.crowds == (Crowd("seller", 3, (2, 3, 3, 3), (1, 1, 0, 1), (0, 0, 0, 0)),)


def test_seats_are_counted_by_the_local_hour_in_which_they_begin(two_continents):
    event, availability = two_continents.event, Availability(two_continents.event)
    seats = seats_of(event, two_continents.schedule, availability)

    found = [
        (
            {h: n for h, n in enumerate(z.comfortable) if n},
            {h: n for h, n in enumerate(z.uncomfortable) if n},
        )
        for z in zone_hours(zone_groups(event), seats)
    ]

    assert found == [
        ({}, {4: 1}),  # Dan at 4:00
        ({9: 2, 10: 1}, {}),  # Atlas at 9:30, Rif at 9:00 and 10:30
        ({10: 1}, {11: 1}),  # Chloé at 10:30 and, if needed, at 11:30
    ]


def test_a_zone_without_meetings_has_no_local_hours(nobody_meets):
    event, availability = nobody_meets.event, Availability(nobody_meets.event)
    seats = seats_of(event, nobody_meets.schedule, availability)

    assert list(zone_hours(zone_groups(event), seats)) == []
