"""Lines, areas and lists."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.fields import LineEdit, Select, TextArea
from advisor_app.ui.widgets.layout import column


def test_units_make_room_for_themselves(theme: Theme, qtbot: QtBot) -> None:
    line = LineEdit(theme, name="Turnover", before="£", after="a year", widest=220)
    qtbot.addWidget(line)
    assert line.textMargins().left() > 8 and line.textMargins().right() > 30
    assert line.maximumWidth() == 220
    theme.set_text_percent(200)
    assert line.maximumWidth() == 440
    line.show_units("", "")
    assert line.textMargins().left() == 0


def test_a_wrong_field_is_marked_and_unmarked(theme: Theme, qtbot: QtBot) -> None:
    line = LineEdit(theme, name="x")
    qtbot.addWidget(line)
    line.show()
    line.resize(200, 36)
    fine = line.grab().toImage()
    line.show_wrong(True)
    assert line.grab().toImage() != fine
    line.show_wrong(False)
    assert line.grab().toImage() == fine


def test_an_area_grows_to_eight_lines_and_takes_plain_text_only(theme: Theme, qtbot: QtBot) -> None:
    area = TextArea(theme, name="Note")
    qtbot.addWidget(area)
    area.show()
    told: list[bool] = []
    area.typed.connect(lambda: told.append(True))
    low = area.height()
    area.show_text("<b>one</b>\n" * 5)
    assert told == [] and area.height() > low and area.toPlainText().startswith("<b>one</b>")
    area.show_text("x\n" * 50)
    assert area.height() == round(8 * theme.line("body")) + 24
    qtbot.keyClicks(area, "y")
    assert told == [True]


def test_tab_leaves_an_area_and_control_enter_confirms(theme: Theme, qtbot: QtBot) -> None:
    window, area, next_one = QWidget(), TextArea(theme, name="Note"), LineEdit(theme, name="Next")
    window.setLayout(column(area, next_one))
    qtbot.addWidget(window)
    window.show()
    confirmed: list[bool] = []
    area.confirmed.connect(lambda: confirmed.append(True))
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    assert confirmed == [True] and area.toPlainText() == ""


def test_a_list_tells_picks_only_and_ignores_the_wheel(theme: Theme, qtbot: QtBot) -> None:
    select = Select(theme, [("en", "English"), ("de", "Deutsch")], name="Language")
    qtbot.addWidget(select)
    select.show()
    told: list[str] = []
    select.picked.connect(told.append)
    select.show_choice("de")
    assert select.choice() == "de" and told == []
    select.show_choice(None)
    assert select.choice() is None
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(select, wheel)
    assert select.choice() is None and told == []
    qtbot.keyClick(select, Qt.Key.Key_Down)
    assert told == ["en"] and not select.grab().isNull()
