from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.documents.figures import Figures
from advisor_app.services.client_rows import ClientRow
from advisor_app.ui.pages.clients import ClientsPage
from advisor_app.ui.presenters.client_order import ListState
from advisor_app.ui.theme import Theme
from tests.ui.pages.client_examples import CAFE, HARBOUR, MARKUP, PRACTICE, TODAY, english

# The offscreen platform says so of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton
WIDE, NARROW = 1072, 816


def made(qtbot: QtBot, theme: Theme, *, width: int = WIDE, state: ListState | None = None) -> ClientsPage:
    page = ClientsPage(
        theme, lambda currency: Figures("en-GB", currency, english().letter), english(), state=state,
        today=lambda: TODAY,
    )
    qtbot.addWidget(page)
    page.resize(width, 770)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[ClientsPage]:
    page = made(qtbot, theme)
    page.show_clients(PRACTICE, "harbour")
    page.table.setFocus()
    qtbot.waitUntil(lambda: page.table.viewport().height() > 200)
    yield page


def shown(page: ClientsPage) -> list[str]:
    model = page.table.list_model
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def point_of(page: ClientsPage, line: int) -> QPoint:
    return page.table.visualRect(page.table.list_model.index(line, 0)).center()


def menu_of(page: QWidget) -> QMenu:
    menus = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1, "one menu is open"
    return menus[0]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def pick(qtbot: QtBot, menu: QMenu, words: str) -> None:
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(entry(menu, words)).center())


# ------------------------------------------------------------------------------------------------ search and filters
def test_typing_filters_the_list_and_clearing_brings_all_back(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.search.line, "cafe")
    assert shown(page) == ["Café Ørsted"]
    assert page.count.text() == "Showing 1 of 5"
    assert page.panel.name.text() == "Café Ørsted"
    qtbot.keyClick(page.tools.search.line, Qt.Key.Key_Escape)
    assert len(shown(page)) == 5
    assert page.count.text() == "5 clients"


def test_enter_in_the_search_opens_the_first_client_found(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.search.line, "oak")
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.tools.search.line, Qt.Key.Key_Return)
    assert opened.args == ["oakfield"]


def test_down_from_the_search_goes_into_the_list(page: ClientsPage, qtbot: QtBot) -> None:
    page.focus_search()
    assert page.tools.search.line.hasFocus()
    qtbot.keyClick(page.tools.search.line, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_a_slip_in_the_search_offers_the_client_that_was_meant(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.search.line, "harbr")
    assert page.no_match.isVisible()
    assert page.no_match.text.text() == "No client matches “harbr”. Did you mean Harbour Lane Dental?"
    assert not page.panel.name.isVisible()
    qtbot.mouseClick(page.no_match.other, LEFT)
    assert shown(page) == ["Harbour Lane Dental"]
    assert page.client() == "harbour"
    assert page.tools.search.text() == "Harbour Lane Dental"


def test_clear_search_shows_everybody_again(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.search.line, "zzzzz")
    assert not page.no_match.other.isVisible()
    qtbot.mouseClick(page.no_match.action, LEFT)
    assert len(shown(page)) == 5
    assert page.tools.search.line.hasFocus()
    assert page.state() == ListState()


def test_filters_combine_and_can_be_cleared(page: ClientsPage, qtbot: QtBot) -> None:
    chips, tools = page.tools.chips, page.tools
    assert [chip.accessibleName() for chip in chips.values()] == [
        "All, 5", "In progress, 2", "Cover gap, 2", "No policy, 1",
    ]
    qtbot.mouseClick(chips["in_progress"], LEFT)
    assert shown(page) == ["Harbour Lane Dental", "<b>Bold</b> & Sons"]
    assert not chips[""].isChecked()
    qtbot.mouseClick(chips["no_policy"], LEFT)
    assert page.no_match.text.text() == "No client is in all of the chosen filters."
    assert page.no_match.action.text() == "Clear filters"
    qtbot.mouseClick(tools.clear_filters, LEFT)
    assert len(shown(page)) == 5
    assert chips[""].isChecked()
    assert not tools.clear_filters.isVisible()


def test_a_click_on_a_column_sorts_and_a_second_one_turns_it_round(page: ClientsPage, qtbot: QtBot) -> None:
    header = page.table.sort_header
    place = QPoint(header.sectionViewportPosition(0) + 30, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    assert shown(page) == [
        "<b>Bold</b> & Sons", "Café Ørsted", "Harbour Lane Dental", "Oakfield Lettings", "Rowan Tutoring",
    ]
    assert page.tools.sort_button.text() == "Sort: name"
    assert page.client() == "harbour", "the chosen client stays chosen"
    qtbot.mouseClick(header.viewport(), LEFT, pos=place)
    assert shown(page)[0] == "Rowan Tutoring"
    assert page.state() == ListState(sort="name", turned=True)


def test_the_sort_menu_offers_every_way(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.tools.sort_button, LEFT)
    menu = menu_of(page)
    assert [action.text() for action in menu.actions()] == [
        "Needs attention", "Name", "Risk", "Cover gap", "Last assessed",
    ]
    assert entry(menu, "Needs attention").isChecked()
    pick(qtbot, menu, "Cover gap")
    assert shown(page)[0] == "Oakfield Lettings"


def test_search_filter_and_sort_are_as_they_were_left(qtbot: QtBot, theme: Theme) -> None:
    left = ListState(search="o", filters=frozenset({"cover_gap"}), sort="name", turned=True)
    page = made(qtbot, theme, state=left)
    page.show_clients(PRACTICE, None)
    assert shown(page) == ["Oakfield Lettings", "Harbour Lane Dental"]
    assert page.tools.search.text() == "o"
    assert page.tools.chips["cover_gap"].isChecked()
    assert page.state() == left


# ------------------------------------------------------------------------------------------------------ the keyboard
def test_arrows_move_and_the_details_follow(page: ClientsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.previewed) as previewed:
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert previewed.args == ["markup"]
    assert page.panel.name.text() == MARKUP.name
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.client() == "oakfield"
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    assert page.client() == "harbour"


def test_the_keys_work_as_soon_as_the_page_is_there(qtbot: QtBot, theme: Theme) -> None:
    page = ClientsPage(
        theme, lambda currency: Figures("en-GB", currency, english().letter), english(), today=lambda: TODAY
    )
    qtbot.addWidget(page)
    page.show_clients(PRACTICE, "rowan")
    with qtbot.waitExposed(page):
        page.show()
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert opened.args == ["rowan"]


def test_enter_and_a_double_click_open(page: ClientsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["harbour"]
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=point_of(page, 2))
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseDClick(page.table.viewport(), LEFT, pos=point_of(page, 2))
    assert opened.args == ["cafe"]


def test_typing_in_the_list_jumps_to_a_name(page: ClientsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.table, "ro")
    assert page.client() == "rowan"


def test_delete_asks_the_owner_and_the_list_without_the_client_follows(page: ClientsPage, qtbot: QtBot) -> None:
    page.deleted.connect(
        lambda gone: page.show_clients([row for row in PRACTICE if row.id != gone], None)
    )
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Harbour Lane Dental" not in shown(page)
    assert page.client() == "markup"
    assert page.tools.chips[""].accessibleName() == "All, 4"


def test_the_row_menu_opens_by_key_and_says_what_can_be_done(page: ClientsPage, qtbot: QtBot) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(page.table.viewport(), event)
    menu = menu_of(page)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Open", "Results", "Letter", "Edit facts", "Delete",
    ]
    with qtbot.waitSignal(page.edit_asked) as asked:
        pick(qtbot, menu, "Edit facts")
    assert asked.args == ["harbour"]


def test_a_client_without_results_is_offered_none(page: ClientsPage, qtbot: QtBot) -> None:
    page.show_clients(PRACTICE, "cafe")
    assert not page.panel.results.isVisible()
    qtbot.mouseClick(page.panel.more, LEFT)
    assert [action.text() for action in menu_of(page).actions() if action.text()] == ["Open", "Edit facts", "Delete"]
    with qtbot.waitSignal(page.deleted) as deleted:
        pick(qtbot, menu_of(page), "Delete")
    assert deleted.args == ["cafe"]


# ------------------------------------------------------------------------------------------------------- the details
def test_the_details_say_where_things_stand(page: ClientsPage) -> None:
    panel = page.panel
    said = [pair.accessibleName() for pair in panel.pairs.values() if pair.isVisible()]
    assert "Serious loss in a year: about 14 in 100" in said
    assert "Policy limit now: £50,000" in said
    assert "Country: United Kingdom" in said
    assert panel.chip.accessibleName() == "Risk: critical, 4 of 4"
    assert [step.accessibleName() for step in panel.steps if step.isVisible()] == list(HARBOUR.next_steps)
    assert panel.demo.isVisible()


@pytest.mark.parametrize(("client", "verb"), [
    ("harbour", "Continue assessment"), ("oakfield", "Review answers"), ("cafe", "Start assessment"),
])
def test_the_first_button_says_what_comes_next(
    page: ClientsPage, qtbot: QtBot, client: str, verb: str
) -> None:
    page.show_clients(PRACTICE, client)
    assert page.panel.go_on.text() == verb
    with qtbot.waitSignal(page.continue_asked) as asked:
        qtbot.mouseClick(page.panel.go_on, LEFT)
    assert asked.args == [client]


def test_results_and_letter(page: ClientsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.results_asked) as asked:
        qtbot.mouseClick(page.panel.results, LEFT)
    assert asked.args == ["harbour"]
    with qtbot.waitSignal(page.letter_asked) as asked:
        qtbot.mouseClick(page.panel.letter, LEFT)
    assert asked.args == ["harbour"]


def test_a_narrow_page_shows_the_details_in_a_drawer(qtbot: QtBot, theme: Theme) -> None:
    page = made(qtbot, theme, width=NARROW)
    page.show_clients(PRACTICE, "harbour")
    page.table.setFocus()
    assert not page.panel.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.panel.isVisible()
    assert page.table.hasFocus(), "a preview leaves the focus in the list"
    assert page.panel.geometry().right() == page.rect().right()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.name.text() == MARKUP.name
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.mouseClick(page.tools.details, LEFT)
    qtbot.mouseClick(page.panel.close_button, LEFT)
    assert not page.panel.isVisible()
    assert not page.tools.details.isChecked()
    page.resize(WIDE, 770)
    assert page.panel.isVisible()
    assert not page.panel.close_button.isVisible()


def test_the_list_and_the_details_never_lie_over_each_other_when_there_is_room(page: ClientsPage) -> None:
    list_right = page.table.mapTo(page, page.table.rect().topRight()).x()
    assert list_right < page.panel.geometry().left()


# --------------------------------------------------------------------------------------------------- the first client
def test_an_empty_practice_offers_the_first_client_and_the_demo(qtbot: QtBot, theme: Theme) -> None:
    page = made(qtbot, theme)
    assert page.empty.text.text() == "No clients yet. Add the first one, or look round with the demo client."
    assert not page.tools.search.isVisible()
    assert not page.panel.isVisible()
    with qtbot.waitSignal(page.new_client):
        qtbot.mouseClick(page.empty.action, LEFT)
    with qtbot.waitSignal(page.demo_asked):
        qtbot.mouseClick(page.empty.other, LEFT)
    page.show_clients([CAFE], None)
    assert page.count.text() == "1 client"
    with qtbot.waitSignal(page.new_client):
        qtbot.mouseClick(page.tools.new_button, LEFT)


# --------------------------------------------------------------------------------------------- looks, names, plain text
@pytest.mark.parametrize("appearance", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_it_paints_in_every_appearance_and_size(
    page: ClientsPage, qtbot: QtBot, theme: Theme, appearance: str, percent: int
) -> None:
    theme.set_appearance(appearance)
    theme.set_text_percent(percent)
    tall = theme.height("row")
    qtbot.waitUntil(lambda: page.table.rowHeight(0) == tall and page.table.viewport().height() > tall)
    picture = page.table.viewport().grab().toImage()
    colours = {picture.pixelColor(x, tall // 2).name() for x in range(picture.width())}
    assert {theme.color("accent").name(), theme.color("accent_bg").name()} <= colours, "the chosen row is seen"
    assert {theme.level("critical").chip.name(), theme.level("critical").text.name()} <= colours


def test_the_day_of_assessment_gives_way_when_there_is_no_room(
    page: ClientsPage, qtbot: QtBot, theme: Theme
) -> None:
    assert not page.table.isColumnHidden(3)
    theme.set_text_percent(125)
    page.resize(800, 770)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(3))
    assert not page.table.isColumnHidden(2)


def test_at_double_size_nothing_is_cut_off(page: ClientsPage, qtbot: QtBot, theme: Theme) -> None:
    """A window of 1280 pixels leaves 864 beside the navigation."""
    theme.set_text_percent(200)
    page.resize(864, 770)
    table = page.table
    qtbot.waitUntil(lambda: table.rowHeight(0) == theme.height("row") and not page.panel.isVisible())
    used = sum(table.columnWidth(column) for column in range(5) if not table.isColumnHidden(column))
    qtbot.waitUntil(lambda: used <= table.viewport().width())
    assert not table.isColumnHidden(1)
    assert not table.isColumnHidden(4)
    least = page.tools.minimumSizeHint().width()
    assert least <= page.tools.width() == 864 - 2 * 24


def test_markup_in_a_name_is_shown_as_it_is(page: ClientsPage) -> None:
    page.show_clients(PRACTICE, "markup")
    assert page.panel.name.text() == MARKUP.name
    assert page.panel.name.textFormat() == Qt.TextFormat.PlainText
    assert MARKUP.name in shown(page)


def test_every_cell_and_control_has_words_for_a_screen_reader(page: ClientsPage) -> None:
    model = page.table.list_model
    role = Qt.ItemDataRole.AccessibleTextRole
    first = [model.index(0, column).data(role) for column in range(model.columnCount())]
    assert first == [
        "Harbour Lane Dental, Dental practice · 11 people, Demo", "Risk: critical, 4 of 4", "£50K of £150K", "Today",
        "In progress, 46%",
    ]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Client", "Risk today", "Cover against need", "Assessed", "Status"]
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or words, type(widget).__name__


def test_a_long_list_is_shown_without_a_widget_for_each_row(qtbot: QtBot, theme: Theme) -> None:
    """The list must not build anything for each client: the number of widgets stays the same."""
    page = made(qtbot, theme)
    page.show_clients(PRACTICE, None)
    before = len(page.findChildren(QWidget))
    many: list[ClientRow] = [replace(HARBOUR, id=str(n), name=f"Firm {n:06}") for n in range(20_000)]
    page.show_clients(many, "19999")
    assert page.client() == "19999"
    table = page.table
    qtbot.waitUntil(lambda: 0 < table.rowViewportPosition(19_999) < table.viewport().height())
    assert len(page.findChildren(QWidget)) == before
    qtbot.keyClicks(page.tools.search.line, "19998")
    assert shown(page) == ["Firm 019998"]
