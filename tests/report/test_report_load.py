"""How full the event and its sites are against their limits."""

from dataclasses import replace

from matchmaking.model.event import Site
from matchmaking.report.facts.load import Load, loads


def test_a_meeting_takes_a_room_and_a_booth_at_each_site_of_its_two_sides(two_continents):
    event, schedule = two_continents.event, two_continents.schedule

    whole, hub = loads(event, schedule)

    # One meeting each in slots 0, 1 and 3, each with one participant at the site.
    assert whole == Load(None, 3, (1, 1, 0, 1))
    assert hub == Load(event.sites[0], 1, (1, 1, 0, 1))
    assert (whole.peak, whole.full_slots) == (1, 0)
    assert (hub.peak, hub.full_slots) == (1, 3)


def test_two_participants_of_one_site_share_a_booth(two_continents):
    event = two_continents.event
    together = replace(
        event,
        sites=(Site("hub", "Technopark", 1), Site("paris", "Paris", 2)),
        participants=tuple(
            replace(person, site="hub" if person.id != "b1" else "paris")
            for person in event.participants
        ),
    )

    _, hub, paris = loads(together, two_continents.schedule)

    # Rif and Hudson share one booth in slot 0; Chloé sits in Paris in slots 1 and 3.
    assert (hub.taken, paris.taken) == ((1, 1, 0, 1), (0, 1, 0, 1))


def test_an_event_without_limit_is_never_full(two_continents):
    event = replace(
        two_continents.event,
        limits=replace(two_continents.event.limits, simultaneous_meetings=None),
    )

    whole, _ = loads(event, two_continents.schedule)

    assert (whole.limit, whole.full_slots) == (None, 0)
