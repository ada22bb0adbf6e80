"""What a fresh workbook shows as an example: a tiny event that could be scheduled as it stands."""

from datetime import datetime

from matchmaking.words import Words

Value = str | int | datetime | bool


def example_settings(words: Words) -> dict[str, Value]:
    """The values of the settings that the example gives; the others stay empty."""
    return {
        "format": 1,
        "event.id": "export-days-2027",
        "event.name": words.say("template.example.event"),
        "event.timezone": "Africa/Casablanca",
        "event.meeting_minutes": 20,
        "event.break_minutes": 10,
        "event.language": words.language,
        "limits.max_meetings": 12,
        "hours.comfortable": "09:00-18:00",
        "hours.possible": "07:00-22:00",
        "matching.allowed": "seller, buyer",
        "video.provider": "none",
    }


def example_rows(words: Words) -> dict[str, list[dict[str, Value]]]:
    """For each table its example rows by column."""
    return {
        "sessions": [
            {
                "starts": datetime.fromisoformat("2027-02-16T09:00"),
                "ends": datetime.fromisoformat("2027-02-16T13:00"),
            }
        ],
        "sites": [{"id": "casablanca", "name": words.say("template.example.site"), "booths": 20}],
        "participants": [_seller(words), _buyer(words)],
        "preferences": [{"from": "s01", "to": "b01", "rating": "high"}],
        "fixed": [{"a": "s01", "b": "b01", "starts": "2027-02-16T09:30:00Z"}],
    }


def _seller(words: Words) -> dict[str, Value]:
    return {
        "id": "s01",
        "name": words.say("template.example.seller"),
        "kind": "seller",
        "company": words.say("template.example.seller_company"),
        "email": "salma@argan.example",
        "country": words.say("template.example.seller_country"),
        "languages": "fr;ar",
        "language": words.language,
        "timezone": "Africa/Casablanca",
        "site": "casablanca",
        "availability": "2027-02-16 09:00-12:30",
        "max_meetings": 8,
        "min_meetings": 1,
        "sectors": words.say("template.example.sectors"),
        "offers": words.say("template.example.goods"),
    }


def _buyer(words: Words) -> dict[str, Value]:
    return {
        "id": "b01",
        "name": words.say("template.example.buyer"),
        "kind": "buyer",
        "company": words.say("template.example.buyer_company"),
        "email": "claire@loire.example",
        "country": words.say("template.example.buyer_country"),
        "languages": "fr;en",
        "timezone": "Europe/Paris",
        "if_needed": "2027-02-16 13:00-14:00",
        "unavailable": "2027-02-16 12:00-13:00",
        "sectors": words.say("template.example.sectors"),
        "seeks": words.say("template.example.goods"),
    }
