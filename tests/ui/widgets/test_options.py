"""Answers as rows: what a person does is told once, what the program shows is not told at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.text import Text

CHOICES = (
    Choice("fully", "Yes, everyone & everything"), Choice("partial", "Partly"), Choice("none", "No"),
    Choice("unknown", "We don't know", "Scored as not in place for now", True), Choice("na", "Doesn't apply", "", True),
)


@pytest.fixture
def group(theme: Theme, qtbot: QtBot) -> OptionGroup:
    made = OptionGroup(theme, CHOICES, name="Second step")
    qtbot.addWidget(made)
    made.resize(620, 300)
    made.show()
    return made


def heard(group: OptionGroup) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    group.changed.connect(told.append)
    return told


def test_a_click_anywhere_on_the_row_chooses_it_once(group: OptionGroup, qtbot: QtBot) -> None:
    told = heard(group)
    head = group.rows["none"].head
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(head.width() - 4, head.height() - 4))
    qtbot.mouseClick(group.rows["fully"].head, Qt.MouseButton.LeftButton)
    assert told == [("none",), ("fully",)]
    assert group.value() == ("fully",)


def test_showing_a_value_tells_nothing(group: OptionGroup) -> None:
    told = heard(group)
    group.show_value(["partial"])
    assert group.value() == ("partial",)
    group.show_value([])
    assert group.value() == () and told == []


def test_number_keys_choose_and_a_second_press_asks_to_go_on(group: OptionGroup, qtbot: QtBot) -> None:
    told, repeats = heard(group), []
    group.repeated.connect(repeats.append)
    group.focus_first()
    qtbot.keyClick(group.rows["fully"].head, Qt.Key.Key_2)
    assert told == [("partial",)] and repeats == []
    qtbot.keyClick(group.rows["partial"].head, Qt.Key.Key_2)
    assert told == [("partial",)] and repeats == ["partial"]
    qtbot.keyClick(group.rows["partial"].head, Qt.Key.Key_9)
    assert told == [("partial",)]


def test_arrows_move_and_choose(group: OptionGroup, qtbot: QtBot) -> None:
    group.show_value(["fully"])
    group.focus_first()
    qtbot.keyClick(group.rows["fully"].head, Qt.Key.Key_Down)
    assert group.value() == ("partial",)
    qtbot.keyClick(group.rows["partial"].head, Qt.Key.Key_Up)
    qtbot.keyClick(group.rows["fully"].head, Qt.Key.Key_Up)
    assert group.value() == ("na",)


def test_rows_are_radio_buttons_and_check_boxes_to_screen_readers(theme: Theme, qtbot: QtBot) -> None:
    for many, role in ((False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)):
        made = OptionGroup(theme, CHOICES, many=many, name="Second step")
        qtbot.addWidget(made)
        seen = QAccessible.queryAccessibleInterface(made.rows["fully"].head)
        assert seen.role() == role
        assert seen.text(QAccessible.Text.Name) == "Yes, everyone & everything"
    assert made.rows["unknown"].head.accessibleDescription() == "Scored as not in place for now"


def test_a_detail_is_there_only_while_its_answer_is_chosen(theme: Theme, group: OptionGroup, qtbot: QtBot) -> None:
    detail = Text(theme, "Where is it missing?")
    group.rows["partial"].set_detail(detail)
    assert not detail.isVisible()
    low = group.sizeHint().height()
    qtbot.mouseClick(group.rows["partial"].head, Qt.MouseButton.LeftButton)
    assert detail.isVisible() and group.sizeHint().height() > low
    qtbot.mouseClick(group.rows["none"].head, Qt.MouseButton.LeftButton)
    assert not detail.isVisible()


def test_targets_are_large_and_grow_with_the_text(theme: Theme, group: OptionGroup) -> None:
    assert all(entry.head.heightForWidth(600) >= 52 for entry in group.rows.values())
    long = OptionGroup(theme, [Choice("x", "word " * 80)], name="Long")
    head = long.rows["x"].head
    assert head.heightForWidth(300) > head.heightForWidth(600) > 52
    long.deleteLater()
    theme.set_text_percent(200)
    assert group.rows["fully"].head.heightForWidth(600) >= 104


def test_none_of_these_clears_the_others(theme: Theme, qtbot: QtBot) -> None:
    made = OptionGroup(theme, CHOICES, many=True, exclusive=("none", "unknown"), name="Several")
    qtbot.addWidget(made)
    told = heard(made)
    for id_ in ("fully", "partial", "none", "fully", "unknown"):
        made.rows[id_].head.click()
    assert told == [("fully",), ("fully", "partial"), ("none",), ("fully",), ("unknown",)]


@given(st.lists(st.sampled_from([choice.id for choice in CHOICES]), max_size=12))
def test_exclusive_answers_are_never_beside_others(theme: Theme, qtbot: QtBot, clicks: list[str]) -> None:
    made = OptionGroup(theme, CHOICES, many=True, exclusive=("none", "unknown"), name="Several")
    for id_ in clicks:
        made.rows[id_].head.click()
        value = made.value()
        assert len(value) <= 1 or not {"none", "unknown"} & set(value)
    made.deleteLater()
