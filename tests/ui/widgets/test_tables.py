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
