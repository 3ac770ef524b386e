from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.domain.profile import ClientProfile
from advisor_app.ui.forms.find import FindField
from advisor_app.ui.forms.typed import LineField, NumberField
from advisor_app.ui.pages.client_form import ClientFormPage
from advisor_app.ui.theme import Theme
from tests.ui.pages.client_examples import TODAY, english

# The offscreen platform says so of every window and list that opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Form:
    """A form, a person at it, and what it gave away."""

    page: ClientFormPage
    qtbot: QtBot
    saved: list[tuple[dict[str, object], str]] = field(default_factory=list)

    def line(self, name: str) -> QLineEdit:
        made = self.page.fields[name]
        assert isinstance(made, (LineField, FindField))
        return made.edit

    def type(self, name: str, text: str) -> None:
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Backspace)
        self.qtbot.keyClicks(line, text)

    def pick(self, name: str, text: str) -> None:
        self.type(name, text)
        made = self.page.fields[name]
        assert isinstance(made, FindField)
        made.edit.popup.hide()
        self.qtbot.keyClick(made.edit, Qt.Key.Key_Return)

    def press(self, button: str) -> None:
        self.qtbot.mouseClick(self.page.buttons[button], LEFT)

    def error(self, name: str) -> str:
        shown = self.page.fields[name].error
        return shown.text() if shown.isVisible() else ""


def opened(
    qtbot: QtBot, theme: Theme, facts: dict[str, object] | None = None, *, new: bool = True,
    taken: Collection[str] = (), language: str = "en-GB",
) -> Form:
    page = ClientFormPage(
        theme, ClientProfile.of(facts or {}), english(), language, new=new, taken_names=taken, today=TODAY
    )
    form = Form(page, qtbot)
    page.saved.connect(lambda values, then: form.saved.append((values, then)))
    qtbot.addWidget(page)
    page.resize(1072, 770)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(form.line("client_name").hasFocus)
    return form


# ----------------------------------------------------------------------------------------------------------- adding
@pytest.mark.parametrize("then", ["quick", "standard", "none"])
def test_a_name_is_enough_whatever_comes_next(qtbot: QtBot, theme: Theme, then: str) -> None:
    form = opened(qtbot, theme)
    qtbot.keyClicks(form.line("client_name"), "Harbour Lane Dental")
    form.press(then)
    assert form.saved == [({"client_name": "Harbour Lane Dental"}, then)]


def test_a_whole_firm_as_a_person_types_it(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"home_country": "GB"})
    form.type("client_name", "  Harbour   Lane Dental ")
    form.pick("sector", "dental")
    form.pick("home_country", "united states")
    form.pick("home_region", "ohio")
    form.type("staff", "11")
    form.type("records_total", "6.4k")
    form.type("revenue", "1.2m")
    form.press("quick")
    assert form.saved == [({
        "client_name": "Harbour Lane Dental", "sector": "dental", "home_country": "US", "home_region": "US-OH",
        "staff": 11, "records_total": 6400, "revenue": 1_200_000,
    }, "quick")]
    ClientProfile.of(form.saved[0][0])


def test_a_range_will_do_for_records_and_turnover(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme)
    form.type("client_name", "Rowan Tutoring")
    for words in ("500 to 4,999", "Under 250,000"):
        option = next(b for b in form.page.findChildren(QAbstractButton) if b.text() == words)
        form.page.scroller.show_widget(option)
        qtbot.mouseClick(option, LEFT)
    form.press("none")
    assert form.saved[0][0] == {
        "client_name": "Rowan Tutoring", "records_total": "500_4999", "revenue": "under_250k",
    }


def test_cancel_and_back_give_nothing_away(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme)
    form.type("client_name", "Somebody")
    cancel = next(b for b in form.page.findChildren(QAbstractButton) if b.text() == "Cancel")
    with qtbot.waitSignal(form.page.cancelled):
        qtbot.mouseClick(cancel, LEFT)
    with qtbot.waitSignal(form.page.cancelled):
        qtbot.mouseClick(form.page.header.back, LEFT)
    assert form.saved == []


# ------------------------------------------------------------------------------------------------------- what is wrong
def test_without_a_name_nothing_is_saved_and_the_name_has_the_focus(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme)
    form.type("staff", "5")
    form.press("quick")
    assert form.saved == []
    assert form.error("client_name") == "Enter the name of the firm."
    assert form.line("client_name").hasFocus()
    qtbot.keyClicks(form.line("client_name"), "X")
    assert form.error("client_name") == ""
    form.press("quick")
    assert form.saved == [({"client_name": "X", "staff": 5}, "quick")]


@pytest.mark.parametrize(("name", "typed"), [
    ("staff", "eleven"), ("staff", "0"), ("staff", "2.5"), ("staff", "9999999"), ("records_total", "-3"),
    ("revenue", "lots"),
])
def test_a_wrong_number_is_kept_explained_and_gets_the_focus(
    qtbot: QtBot, theme: Theme, name: str, typed: str
) -> None:
    form = opened(qtbot, theme)
    form.type("client_name", "Harbour Lane Dental")
    form.type(name, typed)
    form.press("none")
    assert form.saved == []
    assert form.error(name).endswith(".")
    assert form.error(name).count(".") <= 2
    assert form.line(name).text() == typed
    assert form.line(name).hasFocus()
    assert form.line(name).property("wrong")


def test_a_place_that_is_on_no_list_is_not_taken(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme)
    form.type("client_name", "Harbour Lane Dental")
    form.pick("home_country", "Atlantis")
    form.press("none")
    assert form.saved == []
    assert "on the list" in form.error("home_country")


def test_a_name_too_long_for_a_letter_is_refused(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme)
    form.line("client_name").setText("x" * 300)
    qtbot.keyClicks(form.line("client_name"), "y")
    form.press("none")
    assert form.saved == []
    assert "200" in form.error("client_name")


def test_a_second_firm_of_the_same_name_is_warned_of_but_not_refused(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, taken={"harbour lane dental"})
    form.type("client_name", "HARBOUR Lane Dental")
    qtbot.waitUntil(form.page.twin.isVisible)
    assert form.page.twin.title.text() == "There is already a client called HARBOUR Lane Dental."
    form.press("none")
    assert form.saved == [({"client_name": "HARBOUR Lane Dental"}, "none")]
    form.type("client_name", "Harbour Lane Dental Leeds")
    qtbot.waitUntil(lambda: not form.page.twin.isVisible())


# -------------------------------------------------------------------------------------------------- country and money
def test_the_state_is_asked_only_where_the_law_differs_by_it(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"home_country": "GB"})
    assert not form.page.fields["home_region"].isVisible()
    form.pick("home_country", "Canada")
    assert form.page.fields["home_region"].isVisible()
    form.pick("home_region", "ontario")
    assert form.page.fields["home_region"].value() == "CA-ON"
    form.pick("home_country", "United States")
    assert form.page.fields["home_region"].value() is None, "Ontario is no state of this country"
    form.type("client_name", "X")
    form.press("none")
    assert form.saved == [({"home_country": "US", "client_name": "X"}, "none")]


def test_a_kept_region_of_another_country_is_taken_out(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"client_name": "X", "home_country": "US", "home_region": "US-OH"}, new=False)
    form.pick("home_country", "United Kingdom")
    form.press("none")
    assert form.saved == [({"home_country": "GB", "home_region": None}, "none")]


def test_the_currency_follows_the_country_until_it_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"home_country": "GB"})
    assert form.line("currency").text().startswith("GBP")
    form.type("revenue", "2m")
    form.pick("home_country", "United States")
    assert form.line("currency").text().startswith("USD")
    assert form.line("revenue").text() == "2,000,000", "what was typed stays"
    form.pick("currency", "eur")
    form.pick("home_country", "United Kingdom")
    assert form.line("currency").text().startswith("EUR")
    form.type("revenue", "3m")
    revenue = form.page.fields["revenue"]
    assert isinstance(revenue, NumberField)
    assert revenue.echo.text() == "€3,000,000"
    form.type("client_name", "X")
    form.press("none")
    assert form.saved == [({"revenue": 3_000_000, "currency": "EUR", "client_name": "X"}, "none")]


# --------------------------------------------------------------------------------------------------------- changing
def test_changing_a_client_gives_only_what_changed(qtbot: QtBot, theme: Theme) -> None:
    facts: dict[str, object] = {
        "client_name": "X & Co", "home_country": "GB", "staff": 11, "records_total": "500_4999", "revenue": 250_000,
    }
    form = opened(qtbot, theme, facts, new=False)
    assert list(form.page.buttons) == ["none"]
    assert form.page.header.name.text() == "X & Co"
    form.press("none")
    assert form.saved == [({}, "none")]
    form.type("staff", "12")
    form.type("revenue", "")
    form.press("none")
    assert form.saved[1] == ({"staff": 12, "revenue": None}, "none")


def test_what_is_not_known_stays_not_known(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"client_name": "X", "staff": "unknown"}, new=False)
    form.press("none")
    assert form.saved == [({}, "none")]


# -------------------------------------------------------------------------------------------------------------- reach
def test_tab_goes_down_the_form_in_the_order_it_is_read(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"home_country": "US"})
    form.pick("home_country", "Canada")
    form.line("client_name").setFocus()
    seen: list[str] = []
    for _ in range(40):
        focus = form.page.focusWidget()
        assert focus is not None
        owner = next((n for n, f in form.page.fields.items() if f is focus or f.isAncestorOf(focus)), "")
        if owner and owner not in seen:
            seen.append(owner)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [
        "client_name", "legal_name", "sector", "staff", "home_country", "currency", "home_region", "records_total",
        "revenue",
    ]


def test_every_control_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    form = opened(qtbot, theme, {"home_country": "US"})
    for widget in form.page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or words, type(widget).__name__


@pytest.mark.parametrize(("percent", "width"), [(100, 816), (150, 816), (200, 864)])
def test_it_fits_a_small_window_without_sideways_scrolling(
    qtbot: QtBot, theme: Theme, percent: int, width: int
) -> None:
    theme.set_text_percent(percent)
    form = opened(qtbot, theme, {"home_country": "US"})
    form.page.resize(width, 600)
    scroller = form.page.scroller
    qtbot.waitUntil(lambda: scroller.width() == width)
    inside = scroller.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= scroller.viewport().width()
    for button in (*form.page.buttons.values(), form.page.cancel):
        assert form.page.rect().contains(QRect(button.mapTo(form.page, QPoint(0, 0)), button.size()))


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_a_wrong_field_is_painted_as_wrong(qtbot: QtBot, theme: Theme, appearance: str) -> None:
    theme.set_appearance(appearance)
    form = opened(qtbot, theme)
    form.press("none")
    qtbot.waitUntil(form.page.fields["client_name"].error.isVisible)
    picture = form.line("client_name").grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 1).name() == theme.color("danger").name()
