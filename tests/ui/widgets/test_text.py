"""Text: plain whatever it holds, laid out in the leading of its style."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.text import ElidedText, Text, body, field_label, set_tooltip, verbatim

MARKUP = "<img src='file:///etc/hostname'><b>Maple</b> & Birch"


def test_markup_is_shown_as_it_is_typed(theme: Theme, qtbot: QtBot) -> None:
    label = Text(theme, MARKUP)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP
    plain = Text(theme, "Maple & Birch")
    qtbot.addWidget(plain)
    assert label.sizeHint().width() > plain.sizeHint().width()


def test_a_tooltip_shows_exactly_its_text(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tooltip(widget, MARKUP)
    document = QTextDocument()
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == MARKUP
    set_tooltip(widget, "")
    assert widget.toolTip() == ""


def test_wrapped_text_grows_by_whole_lines(theme: Theme, qtbot: QtBot) -> None:
    label = body(theme, "word " * 60)
    qtbot.addWidget(label)
    line = round(theme.line("body"))
    assert label.heightForWidth(2_000_000) == line
    narrow, wide = label.heightForWidth(200), label.heightForWidth(400)
    assert narrow > wide > line
    assert narrow % line == 0 and wide % line == 0


def test_text_that_does_not_wrap_never_breaks(theme: Theme, qtbot: QtBot) -> None:
    label = Text(theme, "about 5 min left")
    qtbot.addWidget(label)
    assert label.heightForWidth(20) == round(theme.line("body"))


def test_colour_and_size_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    label = Text(theme, "Harbour Lane Dental", "question", "danger")
    qtbot.addWidget(label)
    before = label.sizeHint()
    theme.set_text_percent(200)
    assert label.sizeHint().height() == before.height() * 2
    assert label.sizeHint().width() > before.width() * 1.8
    theme.set_appearance("dark")
    assert label.palette().color(label.foregroundRole()) == theme.color("danger")


def test_a_new_parent_does_not_change_the_size_of_text(theme: Theme, qtbot: QtBot) -> None:
    label = Text(theme, "Figure", "figure")
    qtbot.addWidget(label)
    label.ensurePolished()
    theme.set_text_percent(120)
    wide = label.sizeHint().width()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(column(label))
    assert label.sizeHint().width() == wide


def test_a_line_too_long_is_cut_and_whole_in_name_and_tooltip(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedText(theme, "A very long name of a firm\nin two lines")
    qtbot.addWidget(label)
    label.resize(90, 20)
    label.show()
    assert label.shown().endswith("…") and len(label.shown()) < 20
    assert label.accessibleName() == "A very long name of a firm in two lines"
    assert "in two lines" in label.toolTip()
    label.resize(900, 20)
    assert label.shown() == label.text() and not label.toolTip()


def test_a_field_s_label_names_it(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    label = field_label(theme, "Turnover", line)
    qtbot.addWidget(label)
    assert line.accessibleName() == "Turnover" and label.buddy() is line


def test_an_ampersand_stays_one() -> None:
    assert verbatim("Maple & Birch") == "Maple && Birch"
