"""A list to choose from: told when a person moves, silent when the program does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.record_list import Record, RecordList

RECORDS = (
    Record("a", "No second step on email", "Access controls", "£7,400", "text", "critical", "Critical"),
    Record("b", "Old records kept with no limit and nobody who decides how long they stay there", level="high"),
    Record("c", "Done with", struck=True),
)


def made(theme: Theme, qtbot: QtBot) -> tuple[RecordList, list[str]]:
    view = RecordList(theme, "Findings")
    qtbot.addWidget(view)
    view.resize(320, 300)
    told: list[str] = []
    view.picked.connect(told.append)
    with qtbot.waitExposed(view):
        view.show()
    return view, told


def test_the_first_is_chosen_and_only_a_person_is_told_of(theme: Theme, qtbot: QtBot) -> None:
    view, told = made(theme, qtbot)
    assert view.show_records(RECORDS) == RECORDS[0] and view.chosen() == "a"
    assert view.choose("c") and not view.choose("z") and view.chosen() == "c"
    assert told == []
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    box = view.visualRect(view.model().index(0, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.bottomLeft() + box.topRight() / 8)
    assert told == ["b", "a"]


def test_what_was_chosen_stays_when_the_records_change(theme: Theme, qtbot: QtBot) -> None:
    view, told = made(theme, qtbot)
    view.show_records(RECORDS, "b")
    view.show_records(RECORDS[1:])
    assert view.chosen() == "b" and told == []
    assert view.show_records(()) is None and view.chosen() is None


def test_enter_opens(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)
    view.show_records(RECORDS)
    view.setFocus()
    with qtbot.waitSignal(view.opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["a"]


def test_long_titles_take_more_lines_and_everything_is_read_out(theme: Theme, qtbot: QtBot) -> None:
    view, _ = made(theme, qtbot)
    view.show_records(RECORDS)
    heights = [view.sizeHintForRow(line) for line in range(3)]
    assert heights[1] > heights[2]
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Critical. No second step on email. Risk: critical, 4 of 4. Access controls. £7,400"
    assert not view.grab().isNull()
