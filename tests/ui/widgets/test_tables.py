"""The table beside every chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.tables import TextTable


def test_rows_headers_and_alignment(theme: Theme, qtbot: QtBot) -> None:
    table = TextTable(theme, "Losses")
    qtbot.addWidget(table)
    table.show_table(("Loss", "Today"), (("<b>£1,000</b>", "31 in 100"), ("£3,000", "22 in 100")))
    table.show()
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.index(0, 0).data() == "<b>£1,000</b>"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Today"
    assert model.index(1, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.accessibleName() == "Losses"
    table.show_table((), ())
    assert model.rowCount() == 0


def test_headers_and_cells_take_the_lines_they_need_and_a_whole_table_has_no_bar(theme: Theme, qtbot: QtBot) -> None:
    table = TextTable(theme, "Losses", whole=True)
    qtbot.addWidget(table)
    words = "a cell with more words than fit on one line of a narrow column"
    table.show_table(("Loss in one year, at least", "Average with the fixes"), ((words, "£1"), ("short", "£2")))
    table.resize(260, table.heightForWidth(260))
    table.show()
    header = str(table.model().headerData(0, Qt.Orientation.Horizontal))
    assert "\n" in header and " ".join(header.split()) == "Loss in one year, at least"
    narrow = table.height()
    assert table.rowHeight(0) > table.rowHeight(1)
    assert table.verticalScrollBar().maximum() == 0
    table.resize(900, table.heightForWidth(900))
    assert "\n" not in str(table.model().headerData(0, Qt.Orientation.Horizontal))
    assert table.height() < narrow and table.verticalScrollBar().maximum() == 0


def test_a_narrow_column_has_its_words_on_one_line_and_gives_the_rest_away(theme: Theme, qtbot: QtBot) -> None:
    table = TextTable(theme, "Changes", whole=True, words=True, narrow=(0,))
    qtbot.addWidget(table)
    table.show_table(["Number", "Question"], [["TS-23", "Restore tested"], ["AC-01", "word " * 60]])
    table.resize(600, table.heightForWidth(600))
    table.show()
    qtbot.waitExposed(table)
    assert table.model().headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert table.columnWidth(0) < 120 and table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
    assert table.rowHeight(0) == theme.px(38) < table.rowHeight(1)
    held = table.horizontalHeader().height() + sum(table.rowHeight(place) for place in range(2))
    assert held <= table.height() <= held + 24
