"""The tables of a schedule: line by line as their format says, and safe in a spreadsheet."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import openpyxl
import pytest

from matchmaking.files import schedule_csv, schedule_workbook, unscheduled_csv
from matchmaking.model.event import Event
from matchmaking.model.participant import Participant
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import Meeting, Reason, Schedule, UnmetWish
from matchmaking.model.time_ranges import TimeRange
from tests.by_hand import meeting_by_hand, schedule_by_hand

BOM = b"\xef\xbb\xbf"
NINE = datetime(2027, 2, 16, 9, 0, tzinfo=UTC)
SCHEDULE_HEADER = [
    "id",
    "starts",
    "ends",
    "a_id",
    "a_name",
    "a_company",
    "a_starts",
    "b_id",
    "b_name",
    "b_company",
    "b_starts",
]
AGENDA_HEADER = [
    "id",
    "starts",
    "ends",
    "counterpart_id",
    "counterpart_name",
    "counterpart_company",
    "counterpart_starts",
    "video_url",
]

Sheet = list[list[object]]


@pytest.fixture
def fair() -> Event:
    """Amal of Atlas in Paris, and two in Kathmandu and St. John's who represent themselves."""
    session = TimeRange(
        datetime.fromisoformat("2027-02-16T09:00"), datetime.fromisoformat("2027-02-16T12:00")
    )
    return Event(
        id="fair",
        name="Fair",
        timezone="UTC",
        meeting_minutes=20,
        sessions=(session,),
        participants=(
            Participant("s1", "Amal", "seller", "Europe/Paris", company="Atlas"),
            Participant("b1", 'Bo "B", jr', "buyer", "Asia/Kathmandu"),
            Participant("b2", "دورا", "buyer", "America/St_Johns"),
        ),
    )


@pytest.fixture
def meetings() -> Schedule:
    """The later of two meetings stands first; one wish was not met."""
    return schedule_by_hand(
        "fair",
        _meeting("m-2", "b2", "s1", NINE + timedelta(minutes=20)),
        _meeting("m-1", "s1", "b1", NINE),
        unscheduled=(UnmetWish("b1", "b2", Rating.MUST, Reason.KINDS, "Zwei Käufer; schade."),),
    )


def _meeting(id_: str, a: str, b: str, starts_at: datetime) -> Meeting:
    return meeting_by_hand(id_, a, b, starts_at, video_url=f"https://meet.example.org/{id_}")


def renamed(fair: Event, name: str) -> Event:
    people = tuple(replace(p, name=name, company=name) for p in fair.participants)
    return replace(fair, participants=people)


def sheets(data: bytes) -> dict[str, Sheet]:
    workbook = openpyxl.load_workbook(BytesIO(data))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook.worksheets
    }


def test_the_table_of_meetings_has_one_line_each_by_start(fair: Event, meetings: Schedule) -> None:
    # in February Paris is 1 h ahead of UTC, Kathmandu 5:45 ahead, St. John's 3:30 behind
    assert (
        schedule_csv(fair, meetings)
        == BOM
        + (
            "id,starts,ends,a_id,a_name,a_company,a_starts,b_id,b_name,b_company,b_starts\r\n"
            "m-1,2027-02-16T09:00:00Z,2027-02-16T09:20:00Z,"
            "s1,Amal,Atlas,2027-02-16T10:00:00+01:00,"
            'b1,"Bo ""B"", jr",,2027-02-16T14:45:00+05:45\r\n'
            "m-2,2027-02-16T09:20:00Z,2027-02-16T09:40:00Z,"
            "b2,دورا,,2027-02-16T05:50:00-03:30,"
            "s1,Amal,Atlas,2027-02-16T10:20:00+01:00\r\n"
        ).encode()
    )


def test_the_table_of_unmet_wishes_has_one_line_each(meetings: Schedule) -> None:
    assert (
        unscheduled_csv(meetings)
        == BOM
        + (
            "from,to,rating,reason,explanation\r\nb1,b2,must,kinds,Zwei Käufer; schade.\r\n"
        ).encode()
    )


def test_the_workbook_has_the_tables_and_a_sheet_for_everybody(
    fair: Event, meetings: Schedule
) -> None:
    own = ["m-1", "2027-02-16T10:00:00+01:00", "2027-02-16T10:20:00+01:00"]
    bo = ["b1", 'Bo "B", jr', None, "2027-02-16T14:45:00+05:45"]
    later = ["m-2", "2027-02-16T10:20:00+01:00", "2027-02-16T10:40:00+01:00"]
    dora = ["b2", "دورا", None, "2027-02-16T05:50:00-03:30"]
    read = sheets(schedule_workbook(fair, meetings))
    assert list(read) == ["schedule", "unscheduled", "s1", "b1", "b2"]
    assert [row[0] for row in read["schedule"]] == ["id", "m-1", "m-2"]
    assert read["schedule"][0] == SCHEDULE_HEADER
    assert read["unscheduled"][1] == ["b1", "b2", "must", "kinds", "Zwei Käufer; schade."]
    assert read["s1"] == [
        AGENDA_HEADER,
        [*own, *bo, "https://meet.example.org/m-1"],
        [*later, *dora, "https://meet.example.org/m-2"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "\t"])
def test_no_name_is_computed(fair: Event, meetings: Schedule, start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    table = schedule_csv(renamed(fair, name), meetings).decode("utf-8-sig")
    # two meetings with two sides each, and a name and a company on each side
    assert table.count(f",'{name}") == 8
    read = sheets(schedule_workbook(renamed(fair, name), meetings))
    assert read["schedule"][1][4:6] == [f"'{name}"] * 2


@pytest.mark.parametrize("name", ["=1+1", "#N/A", "#REF!", "2027-02-16", "007", "TRUE"])
def test_every_cell_is_a_text(fair: Event, meetings: Schedule, name: str) -> None:
    workbook = openpyxl.load_workbook(
        BytesIO(schedule_workbook(renamed(fair, name), meetings)), data_only=False
    )
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_characters_that_no_workbook_can_hold_are_left_out(fair: Event, meetings: Schedule) -> None:
    hostile = renamed(fair, "A\x00B\x0bC\ud800D\uffffE\n")
    assert sheets(schedule_workbook(hostile, meetings))["schedule"][1][4] == "ABCDE\n"
    assert b'"ABCDE\n"' in schedule_csv(hostile, meetings)


@pytest.mark.slow
@pytest.mark.parametrize(("people", "count"), [(500, 502), (501, 2)])
def test_up_to_500_participants_have_a_sheet_each(
    fair: Event, meetings: Schedule, people: int, count: int
) -> None:
    crowd = tuple(Participant(f"p{n}", "P", "any", "UTC") for n in range(people - 3))
    large = replace(fair, participants=fair.participants + crowd)
    with zipfile.ZipFile(BytesIO(schedule_workbook(large, meetings))) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert len(names) == count


def test_a_workbook_does_not_tell_when_it_was_written(fair: Event, meetings: Schedule) -> None:
    data = schedule_workbook(fair, meetings)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        dates = {entry.date_time for entry in archive.infolist()}
        core = archive.read("docProps/core.xml").decode()
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert data == schedule_workbook(fair, meetings)
