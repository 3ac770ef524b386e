"""The facts of a client on one page: to add a firm before its first assessment, and to change them later."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor_app.documents.place_names import region_names
from advisor_app.domain.pack import Texts
from advisor_app.domain.profile import ClientProfile, FactError
from advisor_app.services.contacts import Contact
from advisor_app.ui.forms.field import Field, FormContext
from advisor_app.ui.forms.specs import fact_field
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.forms.typed import NumberField
from advisor_app.ui.pages.contact_card import ContactCard
from advisor_app.ui.presenters.fields import client_currency
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.bars import HeaderBar, StandUnder
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card, Panel
from advisor_app.ui.widgets.layout import Divider, FlowLayout, boxed, column
from advisor_app.ui.widgets.messages import MessageBar
from advisor_app.ui.widgets.scroll import ScrollPage

WIDTH = 760
NAME, REGION = "client_name", "home_region"
# Two in a row; a name alone takes the whole row.
NAMES: Final = ((NAME, "legal_name"),)
FIRM: Final = (("sector", "staff"), ("home_country", "currency"), (REGION,))
SIZE: Final = (("records_total",), ("revenue",))
WIDE: Final = ("records_total", "revenue")
WITH_REGIONS: Final = ("US", "CA")
QUICK, FULL, NONE = "quick", "standard", "none"


class ClientFormPage(QWidget):
    """saved(facts, next): facts that differ from the profile, as domain.profile.parse_fact takes them, None for one
    that was taken out; next: quick or standard, the assessment to start, or none. cancelled().

    profile: what is known. new: offers to start an assessment. taken_names: casefolded names of the other clients.
    """

    saved = Signal(object, str)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, profile: ClientProfile, words: Texts, language: str, *, new: bool = True,
        taken_names: Collection[str] = (), today: date, contact: Contact | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._before, self._words, self._language = theme, profile, words, language
        self._taken, self._today, self._new = taken_names, today, new
        self._values: dict[str, object | None] = {}
        self.fields: dict[str, Field] = {}
        self._region_fields: dict[str, Field] = {}
        self.header = HeaderBar(theme)
        self.header.show_place(self.tr("New client") if new else profile.name, "" if new else self.tr("Facts"))
        self.header.went_back.connect(self.cancelled)
        self.twin = MessageBar(theme, "warn", "", "")
        self.twin.hide()
        firm, size = Card(theme, self.tr("The firm")), Card(theme, self.tr("Size"))
        self.contact_card = ContactCard(theme, contact or Contact())
        firm.add(self._grid(NAMES), self.twin, 4, self._grid(FIRM))
        size.add(self._grid(SIZE))
        content = QWidget()
        content.setLayout(column(firm, size, self.contact_card, None, gap=16, margins=(24, 22, 24, 24)))
        self.scroller = ScrollPage(content, widest=theme.px(WIDTH), centred=True)
        self.footer = self._made_footer(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.scroller, 1)
        whole.addWidget(self.footer)
        self._show_region()
        self._show_currency()
        QTimer.singleShot(0, self, lambda: self.fields[NAME].setFocus(Qt.FocusReason.OtherFocusReason))

    # ------------------------------------------------------------------------------------------------ building
    def _grid(self, lines: tuple[tuple[str, ...], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for line, names in enumerate(lines):
            for place, name in enumerate(names):
                # One field of regions for each country that has some; they share a place.
                made = [self._made(name, country) for country in (WITH_REGIONS if name == REGION else ("",))]
                for one in made:
                    grid.addWidget(one, line, place, 1, 2 if name in WIDE else 1, Qt.AlignmentFlag.AlignTop)
                self.fields[name] = made[0]
                if name == REGION:
                    self._region_fields = dict(zip(WITH_REGIONS, made, strict=True))
        return grid

    def _made(self, name: str, country: str = "") -> Field:
        currency = client_currency(self._before)
        spec = fact_field(name, self._words, currency=currency, unknown=False)
        if name == NAME:
            spec = replace(spec, required=True)
        elif name == "legal_name":
            spec = replace(spec, hint=self.tr("If it differs from the name on the letter"))
        elif name == REGION:
            spec = replace(spec, options=_regions(self._language, country), hint="")
        made = make_field(FormContext(self._theme, self._language, currency, self._today), spec)
        made.show_value(self._before.get(name))
        made.edited.connect(self._on_edited)
        return made

    def _made_footer(self, content: QWidget) -> QWidget:
        """The verbs, under the form and in line with it; in several lines where the text is large."""
        theme = self._theme
        verbs = (
            ((QUICK, self.tr("Start quick assessment")), (FULL, self.tr("Start full assessment")),
             (NONE, self.tr("Just save")))
            if self._new else ((NONE, self.tr("Save")),)
        )
        self.buttons: dict[str, Button] = {}
        flow = FlowLayout(10)
        for place, (id_, words) in enumerate(verbs):
            button = Button(theme, words, "normal" if place else "primary", large=True)
            button.clicked.connect(lambda _checked=False, next_=id_: self.save(next_))
            self.buttons[id_] = button
            flow.addWidget(button)
        self.cancel = Button(theme, self.tr("Cancel"), "quiet", large=True)
        self.cancel.clicked.connect(self.cancelled)
        flow.addWidget(self.cancel)
        inside = column(boxed(flow), margins=(24, 11, 24, 11))
        footer = Panel(theme, edge="", radius="")
        footer.setLayout(column(Divider(theme), inside))
        StandUnder(footer, content, lambda left, right: inside.setContentsMargins(left + 24, 11, right + 24, 11))
        return footer

    # --------------------------------------------------------------------------------------------------- verbs
    def contact(self) -> Contact:
        """Who the letter goes to, as it stands in the form."""
        return self.contact_card.contact()

    def save(self, then: str) -> None:
        """Emit what was entered, unless something is wrong: then the first wrong field gets the focus."""
        for made in self.fields.values():
            made.flush()
        problems = self._problems()
        if not problems and not self.contact_card.check():
            self.scroller.show_widget(self.contact_card)
            return
        if problems:
            for name, sentence in problems.items():
                self.fields[name].show_error(sentence)
            first = next(name for name in self.fields if name in problems)
            self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.show_widget(self.fields[first])
            announce(self, problems[first], urgent=True)
            return
        self.saved.emit(dict(self._values), then)

    def _problems(self) -> dict[str, str]:
        """What is wrong, by fact, in one sentence each."""
        found = {name: made.error.text() for name, made in self.fields.items() if made.error.text()}
        if not self._value(NAME):
            found.setdefault(NAME, self.tr("Enter the name of the firm."))
        for name, value in self._values.items():
            try:
                self._before.with_fact(name, value)
            except FactError as error:
                found.setdefault(name, str(error))
        return {name: sentence for name, sentence in found.items() if not self.fields[name].isHidden()}

    # -------------------------------------------------------------------------------------------------- inside
    def _value(self, name: str) -> object | None:
        return self._values[name] if name in self._values else self._before.get(name)

    def _profile(self) -> ClientProfile:
        """The profile as the form stands; what cannot be taken is left out."""
        profile = self._before
        for name, value in self._values.items():
            try:
                profile = profile.with_fact(name, value)
            except FactError:
                profile = profile.with_fact(name, None)
        return profile

    def _on_edited(self, name: str, value: object | None) -> None:
        self._values[name] = value
        if value == self._before.get(name):
            del self._values[name]
        if name == NAME:
            self._warn_of_twin(str(value or ""))
        if name == "home_country":
            self._on_country()
        if name in ("home_country", "currency"):
            self._show_currency()

    def _on_country(self) -> None:
        """A region of another country goes."""
        region, country = self._value(REGION), self._value("home_country")
        if isinstance(region, str) and not region.startswith(f"{country}-"):
            self._values[REGION] = None
            if self._before.get(REGION) is None:
                del self._values[REGION]
        self._show_region()

    def _show_region(self) -> None:
        country = self._value("home_country")
        for of, made in self._region_fields.items():
            made.setVisible(of == country)
            if of == country:
                self.fields[REGION] = made
                made.show_value(self._value(REGION))

    def _show_currency(self) -> None:
        """The currency that applies, chosen or not: it follows the country until it is chosen."""
        currency, revenue = client_currency(self._profile()), self.fields["revenue"]
        self.fields["currency"].show_value(currency)
        if isinstance(revenue, NumberField):
            revenue.show_currency(currency)

    def _warn_of_twin(self, name: str) -> None:
        twin = name.strip().casefold() in self._taken
        self.twin.show_text(
            self.tr("There is already a client called {name}.").format(name=name.strip()),
            self.tr("You can add this one all the same, for example another branch."),
        )
        self.twin.setVisible(twin)
        if twin:
            announce(self, self.twin.title.text())


def _regions(language: str, country: str) -> dict[str, str]:
    """The states or provinces of a country, without the country's name."""
    return {
        code: words.rsplit(",", 1)[0] for code, words in region_names(language).items()
        if code.startswith(f"{country}-")
    }
