"""What a firm reads of itself."""

import pytest

from matchmaking.errors import NotThere
from matchmaking.service.events import create_event
from matchmaking.service.parties import read_party
from matchmaking.service.roles import OPERATOR, Role
from tests.service.actors import MANAGER, actor


@pytest.fixture(autouse=True)
def stored(service, event) -> None:
    create_event(service, OPERATOR, "fair", event)


def test_a_participant_reads_its_own_row_and_its_own_wishes(service) -> None:
    found = read_party(service, actor(Role.PARTICIPANT, "argan-2"), "fair", "argan-2")

    assert [person["id"] for person in found.people] == ["argan-2"]
    assert found.wishes == ({"from": "argan-2", "to": "hansa-2", "rating": "never"},)


def test_a_company_reads_all_its_people_and_no_wish_of_others(service) -> None:
    found = read_party(service, MANAGER, "fair", "Argan & Fils")

    assert [person["id"] for person in found.people] == ["argan-1", "argan-2", "argan-3"]
    # Hansa Einkauf and Maple Imports wish for it too, which is theirs to tell.
    assert [(wish["from"], wish["to"]) for wish in found.wishes] == [
        ("Argan & Fils", "Hansa Einkauf"),
        ("argan-2", "hansa-2"),
        ("Argan & Fils", "Maple Imports"),
    ]


def test_a_party_that_is_not_there_is_not_found(service) -> None:
    with pytest.raises(NotThere):
        read_party(service, OPERATOR, "fair", "nobody")
