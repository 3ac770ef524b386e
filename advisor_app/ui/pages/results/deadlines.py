"""If something happens: what is known of a breach at the left, who must be told and by when at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.documents.place_names import place_names
from advisor_app.domain.deadlines import Breach, BreachError, notices_due
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.profile_lists import DATA_ELEMENTS
from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.forms.find import FindField, FindManyField
from advisor_app.ui.forms.moment import MomentField
from advisor_app.ui.forms.rows import RowsField
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.pages.results.notice_cards import notice_cards
from advisor_app.ui.presenters.notices import NoticesView, notices_view
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.choices import CheckBox, RadioButton
from advisor_app.ui.widgets.expander import Expander
from advisor_app.ui.widgets.layout import boxed, column
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, body, caption, heading, name_for
from advisor_app.ui.zones import Zone, likely_zone, zone_names

# A form needs more of a narrow page than a list does.
FORM_SHARE = 0.48
LATER = ("people_told", "federal_report", "ransom_paid")


@dataclass(frozen=True)
class Firm:
    """The firm a breach would happen to. facts: in any mode."""

    pack: ContentPack
    words: Texts
    figures: Figures
    facts: Facts
    today: date


class DeadlinesPage(QWidget):
    """source_asked(id), law_asked(id) from the notices. Nothing entered here is kept: it is a calculation."""

    source_asked = Signal(str)
    law_asked = Signal(str)

    def __init__(self, theme: Theme, firm: Firm) -> None:
        super().__init__()
        self._theme, self._firm = theme, firm
        self.view: NoticesView | None = None
        context = FormContext(theme, firm.figures.language, firm.figures.currency, firm.today)
        self._make_fields(context)
        self._split = MasterDetail(theme, ScrollPage(self._form()), share=FORM_SHARE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.show_firm(firm)

    def show_firm(self, firm: Firm) -> None:
        """The same breach for what is known of the firm now."""
        self._firm = firm
        self._work_out()

    # ------------------------------------------------------------------------------------------------- the form
    def _make_fields(self, context: FormContext) -> None:
        facts = self._firm.facts.within("assumed")
        states = facts.members("people_us_states")
        self.discovered = MomentField(context, FieldSpec(
            "discovered", "moment", self.tr("Discovered"), self.tr("Day and time. Without a time, midnight counts."),
        ))
        self.zone = FindField(context, FieldSpec(
            "zone", "choice", self.tr("Clock of"), options=zone_names(), unknown=False,
        ))
        self.zone.show_value(likely_zone(
            facts.word("home_country"), facts.word("home_region"), states[0] if len(states) == 1 else ""
        ))
        self.people = RowsField(context, FieldSpec(
            "people", "rows", self.tr("People affected, by the place where they live"), unknown=False, children=(
                FieldSpec("place", "choice", self.tr("Place"), options=place_names(context.language), unknown=False,
                          required=True),
                FieldSpec("people", "people", self.tr("People"), minimum=0, required=True),
            ),
        ), make_field)
        elements = {name: self._firm.words.word("data_elements", name) for name in DATA_ELEMENTS if name != "unknown"}
        self.elements = FindManyField(context, FieldSpec(
            "elements", "choices", self.tr("Kinds of data affected"), self.tr("Without any, every kind may be."),
            options=elements, unknown=False,
        ))
        self.later = {name: MomentField(context, FieldSpec(name, "moment", label)) for name, label in (
            ("people_told", self.tr("The people were told")),
            ("federal_report", self.tr("Reported to a federal authority")),
            ("ransom_paid", self.tr("A ransom was paid")),
        )}
        self.switches = {name: CheckBox(self._theme, label) for name, label in (
            ("encrypted", self.tr("All of the data was encrypted")),
            ("key_taken", self.tr("The key or password was taken too")),
            ("no_harm", self.tr("A written finding says that harm is unlikely")),
        )}
        self._roles = {name: RadioButton(self._theme, label) for name, label in (
            ("controller", self.tr("The firm's own data")), ("processor", self.tr("Data held for customers")),
            ("both", self.tr("Both")),
        )}
        role = facts.word("data_role", "controller")
        self._roles.get(role, self._roles["controller"]).setChecked(True)
        for field in (self.discovered, self.zone, self.people, self.elements, *self.later.values()):
            field.edited.connect(lambda _name, _value: self._work_out())
        for button in (*self.switches.values(), *self._roles.values()):
            button.clicked.connect(self._work_out)

    def _form(self) -> QWidget:
        theme = self._theme
        roles = boxed(column(*self._roles.values(), gap=2))
        name_for(roles, self.tr("Whose data it is"))
        since = Expander(theme, self.tr("What has happened since"), boxed(column(*self.later.values(), gap=12)))
        return boxed(column(
            heading(theme, self.tr("What is known of the breach")),
            caption(theme, self.tr("A calculation only: it is not kept."), "text2"), 6,
            self.discovered, self.zone, self.people, self.elements,
            Text(theme, self.tr("Whose data it is"), "label", "text2"), roles,
            boxed(column(*self.switches.values(), gap=2)), since, None,
            gap=12, margins=(18, 18, 16, 24),
        ))

    def choose_role(self, role: str) -> None:
        """As a person does. role: controller, processor or both."""
        self._roles[role].click()

    def flush(self) -> None:
        """Take what is typed but not taken yet."""
        for field in (self.discovered, self.zone, self.people, self.elements, *self.later.values()):
            field.flush()

    # --------------------------------------------------------------------------------------------- working out
    def _breach(self) -> Breach | None:
        """The breach as entered; None while something that it needs is missing. Raises BreachError."""
        found, people = self._moment(self.discovered), self._people()
        if found is None or not people:
            return None
        elements = self.elements.value()
        chosen = tuple(str(e) for e in elements) if isinstance(elements, tuple) else ()
        on = {name: box.isChecked() for name, box in self.switches.items()}
        role = next(name for name, button in self._roles.items() if button.isChecked())
        told, reported, paid = (self._after(found, name) for name in LATER)
        return Breach(
            found, people, frozenset(chosen or ("unknown",)), on["encrypted"], on["key_taken"], role, on["no_harm"],
            told, reported, paid,
        )

    def _after(self, found: datetime, name: str) -> datetime | None:
        """When something happened that can only follow the discovery. Raises BreachError."""
        moment = self._moment(self.later[name])
        if moment is not None and moment < found:
            label = self.later[name].spec.label
            raise BreachError(self.tr("“{label}” lies before the discovery; look at both times.").format(label=label))
        return moment

    def _moment(self, field: Field) -> datetime | None:
        value, zone = field.value(), self.zone.value()
        if not isinstance(value, datetime) or not isinstance(zone, str):
            return None
        return value.replace(tzinfo=Zone(zone))

    def _people(self) -> Mapping[str, int | None]:
        """By place; the same place twice is added up, and not known as soon as one of the two is."""
        found: dict[str, int | None] = {}
        rows = self.people.value()
        for row in rows if isinstance(rows, tuple) else ():
            place, number = str(row["place"]), row["people"]
            before = found.get(place, 0)
            found[place] = None if before is None or not isinstance(number, (int, float)) else int(number) + before
        return found

    def _work_out(self) -> None:
        theme = self._theme
        try:
            breach = self._breach()
        except BreachError as error:
            self.view = None
            self._split.show_details([body(theme, str(error), "danger")])
            return
        if breach is None:
            self.view = None
            self._split.show_details([
                heading(theme, self.tr("Who must be told, and by when"), "page_title"),
                body(theme, self.tr(
                    "Enter when the breach was discovered and where the people live. The deadlines of every law here "
                    "then stand in order, each with its rule."
                ), "text2"),
            ])
            return
        firm = self._firm
        regimes = {regime.id: regime for regime in firm.pack.regimes}
        found = notices_due(breach, regimes.values(), firm.facts)
        self.view = notices_view(found, regimes, firm.words, firm.figures)
        self._split.show_details(notice_cards(theme, self.view, self.law_asked.emit, self.source_asked.emit))
        announce(self, self.view.summary)
