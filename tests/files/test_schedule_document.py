"""`schedule.json`: written key by key as its format says, read again without loss."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaking.files import read_schedule, schedule_to_json
from matchmaking.model.preference import Rating
from matchmaking.model.schedule import (
    EndedMeeting,
    Meeting,
    ParticipantOutcome,
    Reason,
    RunRecord,
    Schedule,
    StageOutcome,
    UnmetWish,
)

MADE_AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NINE_THIRTY = datetime(2027, 2, 16, 9, 30, tzinfo=UTC)

WHOLE = Schedule(
    event_id="innovdays-2027",
    status="optimal",
    value=23,
    gap=1 / 3,
    stages=(StageOutcome("must", 31, 31), StageOutcome("comfort", 41, None)),
    run=RunRecord(1.9, 1, 2, "matchmaking 1.0.0", "flow", "2026f"),
    meetings=(
        Meeting(
            id="m-1",
            participants=("s01", "b07"),
            starts_at=NINE_THIRTY,
            ends_at=NINE_THIRTY + timedelta(minutes=20),
            value=23,
            fixed=False,
            video_url="https://meet.example.org/r",
            sequence=0,
            created_at=MADE_AT,
            revised_at=MADE_AT,
        ),
    ),
    participants=(ParticipantOutcome("s01", 1, 0.91, 1, 0),),
    unscheduled=(UnmetWish("s01", "b09", Rating.HIGH, Reason.NO_COMMON_TIME, "Pas d’heure."),),
)


def test_the_document_has_every_key_in_its_place() -> None:
    assert (
        json.dumps(schedule_to_json(WHOLE), indent=1, ensure_ascii=False)
        == """\
{
 "format": 1,
 "event": "innovdays-2027",
 "status": "optimal",
 "value": 23,
 "gap": 0.3333333333333333,
 "stages": [
  {
   "stage": "must",
   "achieved": 31,
   "bound": 31
  },
  {
   "stage": "comfort",
   "achieved": 41,
   "bound": null
  }
 ],
 "run": {
  "seconds": 1.9,
  "seed": 1,
  "workers": 2,
  "program": "matchmaking 1.0.0",
  "method": "flow",
  "zone_data": "2026f"
 },
 "meetings": [
  {
   "id": "m-1",
   "participants": [
    "s01",
    "b07"
   ],
   "starts": "2027-02-16T09:30:00Z",
   "ends": "2027-02-16T09:50:00Z",
   "value": 23,
   "fixed": false,
   "video_url": "https://meet.example.org/r",
   "sequence": 0,
   "created_at": "2026-11-24T08:00:00Z",
   "revised_at": "2026-11-24T08:00:00Z"
  }
 ],
 "participants": [
  {
   "id": "s01",
   "meetings": 1,
   "satisfaction": 0.91,
   "idle_slots": 1,
   "uncomfortable": 0
  }
 ],
 "unscheduled": [
  {
   "from": "s01",
   "to": "b09",
   "rating": "high",
   "reason": "no_common_time",
   "explanation": "Pas d’heure."
  }
 ]
}"""
    )


def test_ended_meetings_are_remembered_where_there_are_any() -> None:
    document = schedule_to_json(replace(WHOLE, ended=(EndedMeeting("m-2", 3),)))
    assert document["ended"] == [{"id": "m-2", "sequence": 3}]


texts = st.text(st.characters(exclude_categories=["Cs"]))
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
counts = st.integers(0, 10**6)
instants = st.datetimes(
    datetime.fromisoformat("1970-01-01"),
    datetime.fromisoformat("2100-01-01"),
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))
shares = st.none() | st.floats(0, 1)
meetings = st.builds(
    Meeting,
    id=names,
    participants=st.tuples(names, names),
    starts_at=instants,
    ends_at=instants,
    value=counts,
    fixed=st.booleans(),
    video_url=st.none() | names,
    sequence=counts,
    created_at=instants,
    revised_at=instants,
)
schedules = st.builds(
    Schedule,
    event_id=names,
    status=st.sampled_from(["optimal", "feasible"]),
    value=counts,
    gap=shares,
    stages=st.lists(
        st.builds(StageOutcome, stage=names, achieved=counts, bound=st.none() | counts)
    ).map(tuple),
    run=st.builds(
        RunRecord,
        seconds=st.floats(0, 10**6),
        seed=counts,
        workers=counts,
        program=texts,
        method=texts,
        zone_data=texts,
    ),
    meetings=st.lists(meetings, unique_by=lambda meeting: meeting.id).map(tuple),
    participants=st.lists(
        st.builds(
            ParticipantOutcome,
            id=names,
            meetings=counts,
            satisfaction=shares,
            idle_slots=counts,
            uncomfortable=counts,
        )
    ).map(tuple),
    unscheduled=st.lists(
        st.builds(
            UnmetWish,
            source=names,
            target=names,
            rating=st.sampled_from([Rating.LOW, Rating.MEDIUM, Rating.HIGH, Rating.MUST]),
            reason=st.sampled_from(Reason),
            explanation=texts,
        )
    ).map(tuple),
    ended=st.lists(st.builds(EndedMeeting, id=names, sequence=counts)).map(tuple),
)


@given(schedules)
@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_was_written_is_read_again_from_the_file_and_from_its_folder(
    tmp_path: Path, schedule: Schedule
) -> None:
    file = tmp_path / "schedule.json"
    file.write_text(json.dumps(schedule_to_json(schedule), ensure_ascii=False), encoding="utf-8")
    assert [read_schedule(path) for path in (file, tmp_path)] == [schedule, schedule]
