"""Marks and their labels never lie over one another while there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor_app.ui.charts.mark_layout import Box, Mark, place_marks

AREA = Box(40, 20, 900, 500)
SHAPE, LINE = (24.0, 20.0), 18.0
SPOTS = st.lists(
    st.builds(Mark, st.floats(60, 900), st.floats(40, 480), st.floats(30, 180)), min_size=1, max_size=9
)


@given(SPOTS)
def test_nine_marks_wherever_they_are_lie_apart_and_inside(marks: list[Mark]) -> None:
    placed = place_marks(marks, SHAPE, LINE, AREA)
    boxes = [box for one in placed for box in (one.mark, one.label)]
    assert all(box.within(AREA) for box in boxes)
    assert not any(one.meets(other) for place, one in enumerate(boxes) for other in boxes[place + 1:])
    assert not placed[0].led or len(marks) > 1


def test_a_lone_mark_stands_on_its_point_with_its_words_where_there_is_room() -> None:
    left, = place_marks([Mark(300, 200, 100)], SHAPE, LINE, AREA)
    assert not left.led and left.mark.holds(300, 200) and left.label.x > 300
    right, = place_marks([Mark(900, 200, 100)], SHAPE, LINE, AREA)
    assert not right.led and right.label.x + 100 < 900


def test_what_is_taken_stays_free_and_a_full_area_still_places_all() -> None:
    taken = Box(310, 180, 200, 40)
    one, = place_marks([Mark(300, 200, 100)], SHAPE, LINE, AREA, [taken])
    assert not one.mark.meets(taken) and not one.label.meets(taken)
    cramped = Box(0, 0, 30, 24)
    assert len(place_marks([Mark(10, 10, 100), Mark(12, 12, 100)], SHAPE, LINE, cramped)) == 2
