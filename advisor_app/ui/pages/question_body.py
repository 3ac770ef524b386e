"""One question: its words, its answers, and what can be added to an answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.answers import Answer
from advisor_app.domain.pack import Texts
from advisor_app.domain.questions import Question
from advisor_app.domain.text import too_long
from advisor_app.domain.vocabulary import ANSWER_NOT_APPLICABLE, ANSWER_UNKNOWN, EVIDENCE
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import HelpBox
from advisor_app.ui.widgets.fields import LineEdit, TextArea
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import Text, caption, field_label

QUIET_MS = 400
EVIDENCE_WORDS = {"stated": "Told by someone", "seen": "Seen", "tested": "Tested or certified"}


class QuestionHead(QWidget):
    """Section and place, the question, the hint."""

    def __init__(self, theme: Theme, place: str, prompt: str, hint: str) -> None:
        super().__init__()
        self.place = Text(theme, place, "label", "text2", weight=500)
        self.prompt = Text(theme, prompt, "question", wrap=True)
        self.hint = Text(theme, hint, "body", "text2", wrap=True)
        self.hint.setVisible(bool(hint))
        self.setLayout(column(self.place, 4, self.prompt, 6, self.hint, 10))


class TypedText(TextArea):
    """Typed text that is handed over after 400 ms of quiet and on leaving: `settled(text)`, only for changes."""

    settled = Signal(str)

    def __init__(self, theme: Theme, name: str, text: str) -> None:
        super().__init__(theme, name=name)
        self.show_text(text)
        self._last = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.flush)
        self.typed.connect(self._timer.start)
        self.left.connect(self.flush)

    def flush(self) -> None:
        """Hand over what has been typed since the last time."""
        self._timer.stop()
        text = self.toPlainText()
        if text != self._last:
            self._last = text
            self.settled.emit(text)


class AnswerBody(QWidget):
    """A scored question. Emits what a person did: chosen(value), reasoned(text), noted(text), proven(level, date),
    flagged(on), repeated() when the chosen answer is picked again."""

    chosen = Signal(object)
    reasoned = Signal(str)
    noted = Signal(str)
    proven = Signal(str, object)
    flagged = Signal(bool)
    repeated = Signal()

    def __init__(
        self, theme: Theme, question: Question, words: Texts, place: str, answer: Answer | None, today: date,
        *, technical: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._question, self._today = theme, question, today
        text = words.questions[question.id]
        self.head = QuestionHead(theme, place, text.technical if technical else text.prompt, text.hint)
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
        self._extras = QVBoxLayout()
        self._extras.setSpacing(10)
        self._note: TypedText | None = None
        self._evidence: SegmentedControl | None = None
        self.note_button = Button(theme, self.tr("Add a note"), "link", icon="file-text")
        self.evidence_button = Button(theme, self.tr("Add evidence"), "link", icon="paperclip")
        self.flag_button = Button(theme, self.tr("Check later"), "link", icon="flag")
        self.flag_button.setCheckable(True)
        self.note_button.clicked.connect(self.open_note)
        self.evidence_button.clicked.connect(self.open_evidence)
        self.flag_button.clicked.connect(self.flagged)
        self.help = HelpBox(theme, text.why)
        self.more = Button(theme, self.tr("How to check in five minutes"), "link", icon="chevron-down")
        self.more_text = caption(theme, text.help, "text2")
        self.more_text.setVisible(False)
        self.more.clicked.connect(self._toggle_help)
        self.setLayout(column(
            self.head, self.problem, 6, self.options, 10,
            row(self.note_button, self.evidence_button, self.flag_button, None, gap=4),
            self._extras, 12, self.help, 2, row(self.more, None), self.more_text, 12, None,
        ))
        self.show_answer(answer)

    def show_answer(self, answer: Answer | None) -> None:
        """Set everything without echo."""
        value = None if answer is None else answer.value
        self.options.show_value(() if value is None else value if isinstance(value, tuple) else (value,))
        self.flag_button.setChecked(bool(answer and answer.check_later))
        if answer and answer.note:
            self.open_note(focus=False, text=answer.note)
        if answer and answer.evidence != "stated":
            self.open_evidence(level=answer.evidence)

    def focus_first(self) -> None:
        self.options.focus_first()

    def show_missing(self, sentence: str) -> None:
        self.show_problem(sentence)
        self.options.focus_first()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or no longer, and leave the focus where a person is typing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def flush(self) -> None:
        if self._note is not None:
            self._note.flush()
        self._settle_reason()

    # ------------------------------------------------------------------------------------------------- additions
    def open_note(self, _checked: bool = False, *, focus: bool = True, text: str = "") -> None:
        if self._note is None:
            self._note = TypedText(self._theme, self.tr("Note"), text)
            self._note.typed.connect(lambda: self.show_problem(""))
            self._note.settled.connect(self.noted)
            self._note.refused.connect(lambda size: self.show_problem(too_long(self.tr("The note"), size)))
            self._extras.addWidget(field_label(
                self._theme, self.tr("Note, private unless you print it"), self._note))
            self._extras.addWidget(self._note)
            self.note_button.setVisible(False)
        if focus:
            self._note.setFocus()

    def open_evidence(self, _checked: bool = False, *, level: str = "stated") -> None:
        if self._evidence is None:
            self._evidence = SegmentedControl(
                self._theme, [(entry, self.tr(EVIDENCE_WORDS[entry])) for entry in EVIDENCE],
                name=self.tr("How is it known?"),
            )
            self._evidence.show_choice(level)
            self._evidence.picked.connect(lambda entry: self.proven.emit(entry, self._today))
            self._extras.addWidget(Text(self._theme, self.tr("How is it known?"), "label", "text2"))
            self._extras.addLayout(row(self._evidence, None))
            self.evidence_button.setVisible(False)

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
