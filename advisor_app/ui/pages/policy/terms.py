"""How a policy words its terms: the wording found is matched with what good, acceptable and poor look like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Policy, TermHeld
from advisor_app.domain.vocabulary import TERM_VALUES
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import HelpBox
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.text import Text, body, caption, field_label

UNREAD = "unknown"
TONES = {"poor": "danger", "good": "ok"}


class TermsForm(QWidget):
    """edited(Policy). severities: term id to what a poor wording weighs for this firm, in the order they are read.
    Number keys choose a wording, Enter goes on to the next term."""

    edited = Signal(object)

    def __init__(self, context: FormContext, words: Texts, policy: Policy, severities: Mapping[str, str]) -> None:
        super().__init__()
        self._theme, self._words, self._policy = context.theme, words, policy
        self._severities = severities
        self.list = RecordList(self._theme, self.tr("Terms"))
        self.count = caption(self._theme, "", "text2")
        side = boxed(column(row(self.count, margins=(0, 0, 16, 0)), 8, self.list, margins=(16, 14, 0, 0)))
        self._split = MasterDetail(self._theme, side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.options: OptionGroup | None = None
        self.note: LineEdit | None = None
        self._term = ""
        self.list.picked.connect(self._show_term)
        self.list.opened.connect(lambda _id: self.focus_first())
        self.show_policy(policy)

    def show_policy(self, policy: Policy) -> None:
        self._policy = policy
        self._show_records()
        self._show_term(self.list.chosen() or "")

    def settle(self) -> None:
        if self.note is not None and self.note.isModified():
            self.note.setModified(False)
            self._take(self._term, note=self.note.text().strip())

    def problems(self) -> list[str]:
        return []

    def focus_first(self) -> None:
        if self.options is not None:
            self.options.focus_first()

    # ------------------------------------------------------------------------------------------------- showing
    def _show_records(self) -> None:
        records = []
        for term, severity in self._severities.items():
            held = self._policy.term(term).value
            figure = "" if held == UNREAD else self._words.word("term_values", held)
            records.append(
                Record(term, self._text(term, "name"), figure=figure, tone=TONES.get(held, "text2"), level=severity)
            )
        self.list.show_records(records)
        read = sum(self._policy.term(term).value != UNREAD for term in self._severities)
        self.count.setText(self.tr("{n} of {all} read").format(n=read, all=len(records)))

    def _show_term(self, term: str) -> None:
        self.settle()
        self._term = term
        if not term:
            return
        held, name = self._policy.term(term), self._text(term, "name")
        self.options = self._made_options(term, held.value)
        self.note = LineEdit(self._theme, name=self.tr("Where it stands, and in which words"))
        self.note.setText(held.note)
        self.note.editingFinished.connect(self.settle)
        agreed = CheckBox(self._theme, self.tr("The insurer has agreed in writing to put this right"))
        agreed.setChecked(held.change_agreed)
        agreed.clicked.connect(lambda on: self._take(term, agreed=on))
        onward = Button(self._theme, self.tr("Next term"), "primary")
        onward.clicked.connect(self._next)
        shown: list[QWidget] = [
            Text(self._theme, name, "question", wrap=True), body(self._theme, self._text(term, "plain"), "text2"),
            self.options, boxed(column(field_label(self._theme, self.note.accessibleName(), self.note), 4, self.note)),
            agreed,
        ]
        ask = self._text(term, "ask")
        if ask:
            shown.append(HelpBox(self._theme, ask, self.tr("What to ask the insurer for")))
        self._split.show_details([*shown, boxed(row(onward, None))])

    def _made_options(self, term: str, value: str) -> OptionGroup:
        choices = []
        for id_ in TERM_VALUES:
            label, wording = self._words.word("term_values", id_), self._text(term, id_)
            choices.append(Choice(id_, f"{label}: {wording}" if wording else label))
        options = OptionGroup(self._theme, choices, name=self._text(term, "name"))
        options.show_value((value,))
        options.changed.connect(lambda values: self._take(term, value=values[0] if values else UNREAD))
        options.repeated.connect(lambda _value: self._next())
        return options

    # --------------------------------------------------------------------------------------------------- taking
    def _take(
        self, term: str, *, value: str | None = None, note: str | None = None, agreed: bool | None = None
    ) -> None:
        held = self._policy.term(term)
        changed = replace(
            held, value=held.value if value is None else value, note=held.note if note is None else note,
            change_agreed=held.change_agreed if agreed is None else agreed,
        )
        if changed == held:
            return
        rest = tuple(entry for entry in self._policy.terms if entry.id != term)
        self._policy = replace(self._policy, terms=(*rest, changed) if changed != TermHeld(term) else rest)
        self._show_records()
        self.edited.emit(self._policy)

    def _next(self) -> None:
        """On to the next term, with the focus on its wordings."""
        terms = list(self._severities)
        at = terms.index(self._term) + 1 if self._term in terms else 0
        if at < len(terms):
            self.list.choose(terms[at])
            self._show_term(terms[at])
            self.focus_first()

    def _text(self, term: str, key: str) -> str:
        return self._words.coverage["terms"].get(f"{term}.{key}", "")
