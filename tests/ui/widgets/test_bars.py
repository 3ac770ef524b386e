"""Bars across the window, and status words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import FooterBar, HeaderBar, StatusLine, offline_badge
from advisor_app.ui.widgets.buttons import Button


def test_the_header_says_who_and_where(theme: Theme, qtbot: QtBot) -> None:
    header = HeaderBar(theme)
    qtbot.addWidget(header)
    header.show()
    went: list[bool] = []
    header.went_back.connect(lambda: went.append(True))
    header.show_place("Maple & <b>Birch</b>", "Results", "high")
    header.add_action(Button(theme, "Close"))
    assert header.chip.isVisible() and header.name.text() == "Maple & <b>Birch</b>"
    header.show_place("Maple", "Results")
    assert not header.chip.isVisible()
    header.back.click()
    assert went == [True] and header.height() == 54
    theme.set_text_percent(200)
    assert header.height() == 108


def test_the_footer_is_as_high_as_designed(theme: Theme, qtbot: QtBot) -> None:
    footer = FooterBar(theme)
    qtbot.addWidget(footer)
    footer.row.addWidget(Button(theme, "Back"))
    assert footer.height() == 66 and not footer.grab().isNull()


def test_status_is_read_out(theme: Theme, qtbot: QtBot) -> None:
    line, badge = StatusLine(theme, "circle-check", "All answers saved"), offline_badge(theme)
    for widget in (line, badge):
        qtbot.addWidget(widget)
    line.show_state("triangle-alert", "Not saved since 13:52", "danger", "danger")
    assert line.accessibleName() == line.text() == "Not saved since 13:52"
    assert badge.text() == "Offline · encrypted" and not badge.grab().isNull()
