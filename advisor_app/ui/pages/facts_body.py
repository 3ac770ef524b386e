"""A page of facts: a few fields that belong together, the main one first, the others optional."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.questions import Question
from advisor_app.ui.forms.field import Field, FormContext
from advisor_app.ui.forms.specs import fact_field
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.pages.question_body import QuestionHead
from advisor_app.ui.presenters.fields import ASKED_WITH_THE_MAIN_FACT, client_currency, is_useful
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import HelpBox
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.text import Text


class FactsBody(QWidget):
    """edited(name, value) for what a person enters; nothing shown is echoed."""

    edited = Signal(str, object)

    def __init__(
        self, theme: Theme, question: Question, words: Texts, place: str, profile: ClientProfile, language: str,
        *, today: date,
    ) -> None:
        super().__init__()
        self._question = question
        text = words.questions[question.id]
        currency = client_currency(profile)
        context = FormContext(theme, language, currency, today)
        self.head = QuestionHead(theme, place, text.prompt, text.hint)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.setVisible(False)
        self.fields: dict[str, Field] = {}
        for name in question.facts:
            spec = fact_field(name, words, currency=currency)
            made = make_field(context, replace(spec, plain=True) if name == question.facts[0] else spec)
            made.edited.connect(self.edited)
            made.edited.connect(lambda *_: self.problem.setVisible(False))
            self.fields[name] = made
        self.help = HelpBox(theme, text.why)
        self.more = Button(theme, self.tr("More detail, optional"), "link", icon="chevron-down")
        main, extra = column(gap=16), column(gap=16, margins=(0, 6, 0, 6))
        for name in question.facts:
            (main if name == question.facts[0] or name in ASKED_WITH_THE_MAIN_FACT else extra).addWidget(
                self.fields[name])
        self._extra = boxed(extra)
        known = any(profile.get(n) is not None for n in self._extra_names())
        self._extra.setVisible(known)
        self.more.set_icon("chevron-up" if known else "chevron-down")
        self.more.clicked.connect(self._toggle)
        self.setLayout(column(
            self.head, self.problem, 6, main, 10, row(self.more, None), self._extra, 10, self.help, 12, None
        ))
        for name, made in self.fields.items():
            made.show_value(profile.get(name))
        self.show_related(profile)

    def focus_first(self) -> None:
        self.fields[self._question.facts[0]].setFocus()

    def show_related(self, profile: ClientProfile) -> None:
        """Show the fields that what is known makes useful, and hide the others; nothing typed is touched."""
        for name, made in self.fields.items():
            made.setVisible(is_useful(name, profile))
        self.more.setVisible(any(is_useful(name, profile) for name in self._extra_names()))

    def _extra_names(self) -> list[str]:
        return [n for n in self._question.facts[1:] if n not in ASKED_WITH_THE_MAIN_FACT]

    def show_wrong(self, name: str, sentence: str) -> None:
        self.fields[name].show_error(sentence)

    def show_missing(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.focus_first()

    def flush(self) -> None:
        for made in self.fields.values():
            made.flush()

    def _toggle(self) -> None:
        shown = not self._extra.isVisible()
        self._extra.setVisible(shown)
        self.more.set_icon("chevron-up" if shown else "chevron-down")
