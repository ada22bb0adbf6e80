"""Pictures: what they draw, parsed back from their SVG, in both directions of time."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from matchmaking.report.facts.findings import findings_of
from matchmaking.report.facts.load import Load
from matchmaking.report.facts.quality import StageQuality
from matchmaking.report.pictures.load import load_picture
from matchmaking.report.pictures.local_hours import local_hours_picture
from matchmaking.report.pictures.reasons import reasons_picture
from matchmaking.report.pictures.slot_axis import LABELS, slot_axis
from matchmaking.report.pictures.spread import spread_picture
from matchmaking.report.pictures.stages import stages_picture
from matchmaking.report.pictures.svg import boxes, element
from matchmaking.report.pictures.timetable import timetable_picture
from matchmaking.report.texts import Texts
from matchmaking.words import Words

ENGLISH, ARABIC = Words("en"), Words("ar")
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def parsed(picture):
    return ElementTree.fromstring(picture)  # noqa: S314 -- our own picture, no stranger's file


def texts_in(picture, class_):
    return [
        "".join(node.itertext()).translate(ISOLATES)
        for node in parsed(picture).iter("text")
        if class_ in node.get("class", "").split()
    ]


def places(picture, tag, class_, *names):
    return [
        tuple(node.get(name) for name in names)
        for node in parsed(picture).iter(tag)
        if node.get("class") == class_
    ]


def test_an_element_escapes_its_text_and_its_attributes():
    assert (
        element("text", "<b> & co", id='"x"') == '<text id="&#34;x&#34;">&lt;b&gt; &amp; co</text>'
    )


def test_many_boxes_are_one_path_and_no_box_is_nothing():
    assert boxes([(1, 2, 3, 4), (5.25, 6, 7.5, 8)], "bar") == (
        '<path class="bar" d="M1 2h3v4h-3zM5.25 6h7.5v8h-7.5z"/>'
    )
    assert boxes([], "bar") == ""


def test_a_picture_tells_its_title_and_description_to_those_who_cannot_see_it(two_continents):
    findings = findings_of(two_continents.event, two_continents.schedule)

    root = parsed(stages_picture("stages", "How good it is", findings.stages, ENGLISH))

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "stages-title stages-desc")
    assert [(node.tag, node.get("id"), node.text) for node in list(root)[:2]] == [
        ("title", "stages-title", "How good it is"),
        ("desc", "stages-desc", ENGLISH.say("report.stages.description")),
    ]


def test_an_open_stage_is_drawn_up_to_what_is_sure_with_the_rest_hatched():
    picture = stages_picture("p", "t", [StageQuality("comfort", 40, 30)], ENGLISH)

    # 30 of 40 are needed by any schedule, 10 might be saved.
    assert places(picture, "rect", "meeting", "x", "width") == [("0.00%", "75.00%")]
    assert places(picture, "rect", "open", "x", "width") == [("75.00%", "25.00%")]
    assert places(picture, "line", "goal", "x1") == [("75.00%",)]
    assert texts_in(picture, "large") == ["Discomfort", "40"]
    assert texts_in(picture, "note") == ["At most 10 fewer are possible (25 %)."]


def test_bars_begin_on_the_right_in_arabic():
    picture = stages_picture("p", "t", [StageQuality("value", 75, 100)], ARABIC)

    assert places(picture, "rect", "meeting", "x", "width") == [("25.00%", "75.00%")]
    assert places(picture, "rect", "open", "x", "width") == [("0.00%", "25.00%")]


def test_reasons_are_stacked_by_rating_as_long_as_they_are_common(two_continents):
    findings = findings_of(two_continents.event, two_continents.schedule)

    picture = reasons_picture("p", "t", findings.reasons, ENGLISH)

    # One wish each: a must without a common time, a high one at a maximum.
    assert places(picture, "rect", "rating must", "width") == [("100.00%",)]
    assert places(picture, "rect", "rating high", "width") == [("100.00%",)]
    assert texts_in(picture, "large") == ["No common time", "1", "Maximum of meetings reached", "1"]


def test_the_timetable_draws_each_participants_hours_and_meetings(two_continents):
    event = two_continents.event
    paris = findings_of(event, two_continents.schedule).timetables[-1]
    axis = slot_axis(event.grid, ENGLISH)

    picture = timetable_picture("p", "t", paris, axis, Texts(event, ENGLISH))

    # Four slots of 28 pixels, as wide as a slot gets: three available, the last if needed.
    assert axis.pitch == 28
    assert places(picture, "path", "hour available", "d") == [(f"M{LABELS} 36h84v12h-84z",)]
    assert places(picture, "path", "hour if_needed", "d") == [(f"M{LABELS + 84} 36h28v12h-28z",)]
    assert places(picture, "rect", "meeting", "x") == [(str(LABELS + 29),)]
    assert places(picture, "rect", "meeting uncomfortable", "x") == [(str(LABELS + 85),)]
    assert len(places(picture, "circle", "mark", "cx")) == 1  # the first is fixed
    assert texts_in(picture, "name") == ["Seine"]
    assert texts_in(picture, "axis") == ["Tue 16 Feb", "10", "11"]


def test_time_runs_from_right_to_left_in_arabic(two_continents):
    event = two_continents.event
    paris = findings_of(event, two_continents.schedule).timetables[-1]
    axis = slot_axis(event.grid, ARABIC)

    picture = timetable_picture("p", "t", paris, axis, Texts(event, ARABIC))

    right_of_slot_1 = axis.width - LABELS - 28
    assert places(picture, "rect", "meeting", "x") == [(f"{right_of_slot_1 - 27:g}",)]


def test_an_hour_that_begins_at_no_full_hour_shows_its_minutes(two_continents):
    axis = slot_axis(two_continents.event.grid, ENGLISH)
    clocks = [
        slot.starts_at.replace(minute=(slot.starts_at.minute + 15) % 60)
        for slot in two_continents.event.grid.slots
    ]

    heads = texts_in(f"<svg>{axis.head(clocks)}</svg>", "axis")

    assert heads == ["Tue 16 Feb", "09:15", "10:15"]


def test_a_new_date_too_close_to_the_one_before_moves_on(two_continents):
    axis = slot_axis(two_continents.event.grid, ENGLISH)
    days = [slot.starts_at.replace(hour=23) for slot in two_continents.event.grid.slots]
    clocks = [*days[:1], *(day + timedelta(hours=1) for day in days[1:])]

    heads = parsed(f"<svg>{axis.head(clocks)}</svg>").iter("text")

    found = [
        (float(n.get("x")), n.text.translate(ISOLATES)) for n in heads if "date" in n.get("class")
    ]
    # Ten letters of 6.2 pixels and a space of 4, instead of 28 pixels after one slot.
    assert found == [(212, "Tue 16 Feb"), (278, "Wed 17 Feb")]


def test_a_full_slot_reaches_the_line_of_the_limit(two_continents):
    event = two_continents.event
    axis = slot_axis(event.grid, ENGLISH)
    clocks = [slot.starts_at for slot in event.grid.slots]

    picture = load_picture("p", "Hub", Load(None, 4, (4, 2, 0, 1)), clocks, axis)

    # The tallest bar is 78 pixels high and begins where the line runs, at 34 + 14.
    assert places(picture, "path", "meeting full", "d") == [(f"M{LABELS + 1} 48h26v78h-26z",)]
    assert places(picture, "path", "limit", "d")[0][0].startswith(f"M{LABELS} 47.25h")
    assert texts_in(picture, "value") == ["4", "2", "0", "1"]
    assert texts_in(picture, "count") == ["limit 4", "peak 4", "full in 1 slot"]


def test_a_limit_far_out_of_reach_is_told_and_not_drawn(two_continents):
    event = two_continents.event
    axis = slot_axis(event.grid, ENGLISH)
    clocks = [slot.starts_at for slot in event.grid.slots]

    picture = load_picture("p", "All", Load(None, 100, (4, 2, 0, 1)), clocks, axis)

    assert places(picture, "path", "limit", "d") == []
    assert texts_in(picture, "count") == ["limit 100", "peak 4"]


def test_the_spread_has_a_column_for_each_number_of_meetings():
    picture = spread_picture("p", "t", (1, 0, 4), ENGLISH)

    # Four participants make the tallest column of 120 pixels, one a quarter of it.
    assert places(picture, "rect", "meeting alarming", "height") == [("30",)]
    assert places(picture, "rect", "meeting", "height") == [("120",)]
    assert texts_in(picture, "value") == ["1", "4"]
    assert texts_in(picture, "axis") == ["0", "1", "2"]


def test_local_hours_are_discs_where_comfortable_and_squares_where_not(two_continents):
    event = two_continents.event
    hours = findings_of(event, two_continents.schedule).hours

    picture = local_hours_picture("p", "t", hours, event.hours.comfortable, Texts(event, ENGLISH))

    # Casablanca has two seats at 9 and one at 10, Paris one at 10; discs grow by area.
    radii = sorted(float(r) for (r,) in places(picture, "circle", "meeting", "r"))
    assert radii == pytest.approx([8.49, 8.49, 12])
    assert len(places(picture, "rect", "meeting uncomfortable", "x")) == 2
    assert texts_in(picture, "value") == ["1 of 1", "0 of 3", "1 of 2"]
