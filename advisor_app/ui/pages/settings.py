"""The practice and its letterhead: what stands on every letter, and in which capacity the advisor speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Advisor
from advisor_app.domain.records import PracticeRecord
from advisor_app.domain.text import TextError, clean_name, clean_text
from advisor_app.domain.vocabulary import CAPACITIES
from advisor_app.services.document_settings import DocumentSettings
from advisor_app.services.languages import DOCUMENTS, QUESTIONS
from advisor_app.ui.pages.look_card import LookCard
from advisor_app.ui.pages.setup import REGIONS
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, Select, TextArea
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, caption, field_label

WIDTH = 760
LONGEST = 500
PAPERS = ("", "A4", "Letter")


@dataclass(frozen=True)
class LanguageChoice:
    """choices: (tag, name); chosen: the tag in use."""

    choices: tuple[tuple[str, str], ...]
    chosen: str


class SettingsPage(QWidget):
    """changed(PracticeRecord) at once for each change; text when its field is left. language_picked(use, tag) for the
    questions or documents. closed()."""

    changed = Signal(object)
    language_picked = Signal(str, str)
    closed = Signal()

    def __init__(
        self, theme: Theme, record: PracticeRecord, words: Texts, languages: Mapping[str, LanguageChoice],
        documents: DocumentSettings,
    ) -> None:
        """languages: what there is for questions and documents (services.languages). documents: keeps their look."""
        super().__init__()
        self._theme, self._record, self._words, self._languages = theme, record, words, languages
        self.header = HeaderBar(theme)
        self.header.show_place(self.tr("Settings"))
        self.header.went_back.connect(self.closed)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        self.lines: dict[str, LineEdit] = {}
        self.areas: dict[str, TextArea] = {}
        self.selects: dict[str, Select] = {}
        self.languages: dict[str, Select] = {}
        self.look = LookCard(theme, documents)
        content = QWidget()
        content.setLayout(column(
            self.problem, self._practice_card(), self._capacity_card(), self._letter_card(), self.look, None,
            gap=16, margins=(24, 22, 24, 24),
        ))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDTH), centred=True), 1)

    # ------------------------------------------------------------------------------------------------- cards
    def _practice_card(self) -> Card:
        card = Card(self._theme, self.tr("Practice and letterhead"), self.tr("As it stands on every letter."))
        advisor = self._record.advisor
        self._line(card, "practice", self.tr("Practice name"), self._record.name)
        self._line(card, "name", self.tr("Your name"), advisor.name)
        self._line(card, "strapline", self.tr("Line under the name"), advisor.strapline)
        self._area(card, "address", self.tr("Address, one line each"), "\n".join(advisor.address))
        self._line(card, "phone", self.tr("Telephone"), advisor.phone)
        self._line(card, "email", self.tr("E-mail"), advisor.email)
        self._line(card, "website", self.tr("Website"), advisor.website)
        return card

    def _capacity_card(self) -> Card:
        card = Card(
            self._theme, self.tr("In which capacity you advise"),
            self.tr("It decides what a letter may say. Without an insurance licence it is a needs summary: "
                    "no insurer's name, no ranking, no advice to buy."),
        )
        choices = [(c, self._words.word("capacities", c)) for c in CAPACITIES]
        self._select(card, "capacity", self.tr("Capacity"), choices, self._record.advisor.capacity)
        self._line(card, "licence", self.tr("Licence or registration, and where to check it"),
                   self._record.advisor.licence)
        self._area(card, "remuneration", self.tr("How you are paid"), self._record.advisor.remuneration)
        self._area(card, "complaints", self.tr("Where complaints go"), self._record.advisor.complaints)
        self._area(card, "conflicts", self.tr("Interests the client should know of"), self._record.advisor.conflicts)
        card.add(caption(self._theme, self.tr(
            "Advising on insurance is regulated in most countries and licensed by state in the United States.")))
        return card

    def _letter_card(self) -> Card:
        card = Card(self._theme, self.tr("Words and paper"))
        advisor = self._record.advisor
        languages = [(tag, QLocale(tag.replace("-", "_")).nativeTerritoryName()) for _, tag in REGIONS]
        self._select(card, "language", self.tr("Words, dates and money as in"), languages, advisor.language)
        labels = {QUESTIONS: self.tr("Questions in"), DOCUMENTS: self.tr("Letters in")}
        for use, offered in self._languages.items():
            self._language(card, use, labels[use], offered)
        card.add(caption(self._theme, self.tr(
            "A question that a language lacks is shown in English. A letter is always in one language.")))
        papers = {"": self.tr("As usual there"), "A4": "A4", "Letter": self.tr("US Letter")}
        self._select(card, "paper", self.tr("Paper"), [(p, papers[p]) for p in PAPERS], advisor.paper)
        return card

    def _line(self, card: Card, name: str, label: str, text: str) -> None:
        field = LineEdit(self._theme, name=label)
        field.setText(text)
        field.editingFinished.connect(self.settle)
        self.lines[name] = field
        card.add(column(field_label(self._theme, label, field), 4, field))

    def _area(self, card: Card, name: str, label: str, text: str) -> None:
        field = TextArea(self._theme, name=label)
        field.setPlainText(text)
        field.left.connect(self.settle)
        self.areas[name] = field
        card.add(column(field_label(self._theme, label, field), 4, field))

    def _select(self, card: Card, name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> None:
        field = Select(self._theme, choices, name=label)
        field.show_choice(chosen)
        field.picked.connect(lambda _id: self.settle())
        self.selects[name] = field
        card.add(column(field_label(self._theme, label, field), 4, field))

    def _language(self, card: Card, use: str, label: str, offered: LanguageChoice) -> None:
        field = Select(self._theme, offered.choices, name=label)
        field.show_choice(offered.chosen)
        field.picked.connect(lambda tag: self.language_picked.emit(use, tag))
        self.languages[use] = field
        card.add(column(field_label(self._theme, label, field), 4, field))

    # ------------------------------------------------------------------------------------------------- verbs
    def settle(self) -> None:
        """Hand over what is entered, if it differs; what cannot be taken is named and stays as typed."""
        try:
            record = self._read()
        except TextError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()
        if record != self._record:
            self._record = record
            self.changed.emit(record)

    def _read(self) -> PracticeRecord:
        old = self._record.advisor
        text = {
            name: clean_name(f.text(), limit=LONGEST, field=f.accessibleName()) for name, f in self.lines.items()
        }
        long = {
            name: clean_text(f.toPlainText(), limit=2_000, field=f.accessibleName()).strip()
            for name, f in self.areas.items()
        }
        chosen = {name: f.choice() for name, f in self.selects.items()}
        language = chosen["language"] or old.language
        advisor: Advisor = replace(
            old, name=text["name"], firm=text["practice"], strapline=text["strapline"], phone=text["phone"],
            email=text["email"], website=text["website"], licence=text["licence"],
            address=tuple(line.strip() for line in long["address"].splitlines() if line.strip()),
            remuneration=long["remuneration"], complaints=long["complaints"], conflicts=long["conflicts"],
            capacity=chosen["capacity"] or old.capacity, language=language, country=language[-2:],
            paper=chosen["paper"] or "",
        )
        return PracticeRecord(text["practice"], advisor, language[-2:])
