"""One question: its words, its answers, and what can be added to an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor_app.domain.answers import Answer
from advisor_app.domain.pack import Texts
from advisor_app.domain.questions import Question
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN
from advisor_app.ui.pages.answer_extras import AnswerExtras
from advisor_app.ui.pages.detail_cards import source_links
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import HelpBox
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import FlowLayout, boxed, column, row
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.text import Text, caption, field_label


class QuestionHead(QWidget):
    """Section and place, the question, the hint."""

    def __init__(self, theme: Theme, place: str, prompt: str, hint: str, *, corner: QWidget | None = None) -> None:
        super().__init__()
        self.place = Text(theme, place, "label", "text2", weight=500)
        self.prompt = Text(theme, prompt, "question", wrap=True)
        self.hint = Text(theme, hint, "body", "text2", wrap=True)
        self.hint.setVisible(bool(hint))
        top = FlowLayout(8)
        top.addWidget(self.place)
        if corner is not None:
            top.addWidget(corner)
        self.setLayout(column(boxed(top), 4, self.prompt, 6, self.hint, 10))


class AnswerBody(QWidget):
    """A scored question. Emits what a person did: chosen(value), reasoned(text), repeated() when the chosen answer is
    picked again, reworded() for the other of its two wordings, source_asked(id). extras: what can be added to the
    answer. sources: (id, words) of what stands behind the reason why it is asked."""

    chosen = Signal(object)
    reasoned = Signal(str)
    repeated = Signal()
    reworded = Signal()
    source_asked = Signal(str)

    def __init__(
        self, theme: Theme, question: Question, words: Texts, place: str, answer: Answer | None, extras: AnswerExtras,
        *, technical: bool = False, sources: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._theme, self._question, self.extras = theme, question, extras
        text = words.questions[question.id]
        other = self.tr("Ask in plain words") if technical else self.tr("Ask in technical words")
        self.wording = Button(theme, other, "link", icon="languages")
        self.wording.clicked.connect(self.reworded)
        self.head = QuestionHead(
            theme, place, text.technical if technical else text.prompt, text.hint,
            corner=self.wording if text.technical != text.prompt else None,
        )
        many = question.kind == "multi"
        self.options = OptionGroup(
            theme, self._choices(question, text.options), many=many,
            exclusive=(ANSWER_UNKNOWN, ANSWER_NOT_APPLICABLE, "none"), name=text.prompt,
        )
        self.options.changed.connect(self._on_change)
        self.options.repeated.connect(lambda _id: self.repeated.emit())
        self._reason = LineEdit(theme)
        self._reason.setText(answer.reason if answer else "")
        self._reason.setMaxLength(500)
        self._add_reason()
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.setVisible(False)
        self.help = HelpBox(theme, text.why)
        self.more = Button(theme, self.tr("How to check in five minutes"), "link", icon="chevron-down")
        self.more_text = caption(theme, text.help, "text2")
        self.more_text.setVisible(False)
        self.more.clicked.connect(self._toggle_help)
        self.setLayout(column(
            self.head, self.problem, 6, self.options, 10, extras, 12, self.help, 2,
            *([source_links(theme, sources, self.help.title.text(), self.source_asked.emit)] if sources else []),
            row(self.more, None), self.more_text, 12, None,
        ))
        self.show_answer(answer)

    def show_answer(self, answer: Answer | None) -> None:
        """Set everything without echo."""
        value = None if answer is None else answer.value
        self.options.show_value(() if value is None else value if isinstance(value, tuple) else (value,))

    def focus_first(self) -> None:
        self.options.focus_first()

    def show_missing(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.options.focus_first()

    def flush(self) -> None:
        self._settle_reason()

    # ---------------------------------------------------------------------------------------------------- inside
    def _choices(self, question: Question, labels: object) -> list[Choice]:
        assert hasattr(labels, "__getitem__")
        choices = [Choice(option.id, labels[option.id]) for option in question.options]
        choices.append(Choice(
            ANSWER_UNKNOWN, self.tr("We don't know"), self.tr("Counted as not in place for now"), half=True))
        if question.allows_not_applicable:
            choices.append(Choice(
                ANSWER_NOT_APPLICABLE, self.tr("Doesn't apply"), self.tr("Left out of the scores"), half=True))
        return choices

    def _add_reason(self) -> None:
        if ANSWER_NOT_APPLICABLE not in self.options.rows:
            return
        detail = QWidget()
        label = field_label(self._theme, self.tr("Why doesn't it apply?"), self._reason)
        detail.setLayout(column(label, 4, self._reason))
        self._reason.editingFinished.connect(self._settle_reason)
        self.options.rows[ANSWER_NOT_APPLICABLE].set_detail(detail)

    def _settle_reason(self) -> None:
        if self._reason.isModified():
            self._reason.setModified(False)
            self.reasoned.emit(self._reason.text())

    def _on_change(self, values: tuple[str, ...]) -> None:
        self.problem.setVisible(False)
        if self._question.kind == "multi" and values not in ((ANSWER_UNKNOWN,), (ANSWER_NOT_APPLICABLE,)):
            self.chosen.emit(values)
        elif values:
            self.chosen.emit(values[0])

    def _toggle_help(self) -> None:
        shown = not self.more_text.isVisible()
        self.more_text.setVisible(shown)
        self.more.set_icon("chevron-up" if shown else "chevron-down")
