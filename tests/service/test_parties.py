"""What a firm reads of itself."""

import pytest

from matchmaking.errors import NotThere
from matchmaking.service.events import create_event
from matchmaking.service.parties import read_party
from matchmaking.service.roles import OPERATOR
from tests.service.actors import MANAGER, PARTICIPANT


@pytest.fixture(autouse=True)
def stored(service, event) -> None:
    create_event(service, OPERATOR, "fair", event)


def test_a_participant_reads_its_own_row_and_its_own_wishes(service, event) -> None:
    found = read_party(service, PARTICIPANT, "fair", "argan-1")

    assert [person["id"] for person in found.people] == ["argan-1"]
    own = [wish for wish in event.preferences if wish.source == "argan-1"]
    assert [(wish["to"], wish["rating"]) for wish in found.wishes] == [
        (wish.target, wish.rating.word) for wish in own
    ]


def test_a_company_reads_all_its_people_and_no_wish_of_others(service, event) -> None:
    found = read_party(service, MANAGER, "fair", "Argan & Fils")

    assert [person["id"] for person in found.people] == ["argan-1", "argan-2", "argan-3"]
    names = {"Argan & Fils", "argan-1", "argan-2", "argan-3"}
    toward = [wish for wish in event.preferences if wish.target in names]
    assert toward, "somebody wishes for it, and it could be told"
    assert {wish["from"] for wish in found.wishes} <= names
    assert len(found.wishes) == sum(wish.source in names for wish in event.preferences)


def test_a_party_that_is_not_there_is_not_found(service) -> None:
    with pytest.raises(NotThere):
        read_party(service, OPERATOR, "fair", "nobody")
