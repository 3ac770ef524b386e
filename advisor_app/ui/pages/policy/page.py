"""One policy or quote to enter: its declarations page, its parts, its terms. Every entry is kept at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Policy
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.pages.policy.declarations import DeclarationsForm
from advisor_app.ui.pages.policy.parts import PartsForm
from advisor_app.ui.pages.policy.terms import TermsForm
from advisor_app.ui.presenters.policy_entries import around, declarations
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.cards import Card, Panel
from advisor_app.ui.widgets.file_shelf import FileShelf
from advisor_app.ui.widgets.layout import Divider, column, row
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.tabs import TabBar

FILES = "files"
FILES_WIDTH = 860


@dataclass(frozen=True)
class PolicySheet:
    """What the page needs to know of the client. wanted, others: parts of cover; severities: terms with their weight
    for this firm."""

    client: str
    language: str
    currency: str
    today: date
    words: Texts
    wanted: Sequence[str]
    others: Sequence[str]
    severities: Mapping[str, str]


class PolicyPage(QWidget):
    """edited(Policy) at once for every entry; closed(), delete_asked(), copy_asked() (a quote from this policy)."""

    edited = Signal(object)
    closed = Signal()
    delete_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, sheet: PolicySheet, policy: Policy) -> None:
        super().__init__()
        self._sheet, self.policy = sheet, policy
        quote = policy.kind == "quote"
        self.header = HeaderBar(theme, edge="")
        self.header.went_back.connect(self.closed)
        words = self.tr("Delete quote") if quote else self.tr("Delete policy")
        self.delete = IconButton(theme, "trash-2", words, size=36)
        self.delete.clicked.connect(self.delete_asked)
        self.copy = Button(theme, self.tr("Copy as quote"), icon="files")
        self.copy.clicked.connect(self.copy_asked)
        self.done = Button(theme, self.tr("Done"), "primary")
        self.done.clicked.connect(self.closed)
        for action in (self.delete, self.copy, self.done):
            self.header.add_action(action)
        context = FormContext(theme, sheet.language, policy.currency or sheet.currency, sheet.today)
        self.declarations = DeclarationsForm(context, declarations(sheet.words, quote=quote), policy)
        self.more = DeclarationsForm(context, around(sheet.words), policy)
        self.parts = PartsForm(context, sheet.words, policy, sheet.wanted, sheet.others)
        self.terms = TermsForm(context, sheet.words, policy, sheet.severities)
        self._forms: dict[str, DeclarationsForm | PartsForm | TermsForm] = {
            "declarations": self.declarations, "parts": self.parts, "terms": self.terms, "more": self.more,
        }
        titles = (
            ("declarations", self.tr("Names, days and sums")), ("parts", self.tr("What it pays")),
            ("terms", self.tr("How it is worded")), ("more", self.tr("Conditions and contacts")),
            (FILES, self.tr("Files")),
        )
        self.tabs = TabBar(theme, titles, name=self.tr("Policy"))
        self.tabs.picked.connect(self.open_tab)
        band = Panel(theme, edge="", radius="")
        band.setLayout(row(self.tabs, None, margins=(10, 0, 0, 0)))
        self._pages = QStackedWidget()
        for form in self._forms.values():
            form.edited.connect(self._on_edited)
            self._pages.addWidget(form)
        self.files = FileShelf(theme, self.tr("The schedule and the wording"))
        self._pages.addWidget(self._files_page(theme))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.header, band, Divider(theme)):
            whole.addWidget(part)
        whole.addWidget(self._pages, 1)
        self._show_name()

    def open_tab(self, id_: str) -> None:
        """Bring one side of the policy on the screen; what is typed on the others is handed over first."""
        self.settle()
        self.tabs.show_tab(id_)
        if id_ == FILES:
            self._pages.setCurrentIndex(self._pages.count() - 1)
        else:
            self._pages.setCurrentWidget(self._forms[id_])

    def _files_page(self, theme: Theme) -> QWidget:
        card = Card(
            theme, self.tr("The schedule and the wording"),
            self.tr("Kept in the encrypted file with this policy; a copy saved elsewhere is not encrypted."),
        )
        card.add(self.files)
        content = QWidget()
        content.setLayout(column(card, None, margins=(24, 22, 24, 24)))
        return ScrollPage(content, widest=theme.px(FILES_WIDTH), centred=True)

    def show_policy(self, policy: Policy) -> None:
        """Show a policy, after undo for instance."""
        self.policy = policy
        for form in self._forms.values():
            form.show_policy(policy)
        self._show_name()

    def settle(self) -> None:
        """Hand over everything typed."""
        for form in self._forms.values():
            form.settle()

    def problems(self) -> list[str]:
        """What stands in a field and could not be read, a sentence each."""
        return [sentence for form in self._forms.values() for sentence in form.problems()]

    def _on_edited(self, policy: Policy) -> None:
        self.policy = policy
        for form in self._forms.values():
            if form is not self.sender():
                form.show_policy(policy)
        self._show_name()
        self.edited.emit(policy)

    def _show_name(self) -> None:
        kind = self._sheet.words.word("policy_shapes", self.policy.shape)
        what = self.tr("Quote") if self.policy.kind == "quote" else self.tr("Policy in force")
        name = self.policy.insurer or kind
        self.header.show_place(self._sheet.client, f"{what} · {name}")
