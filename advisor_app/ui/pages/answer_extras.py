"""What can be added to an answer: a note, how it is known with files that show it, and a mark to check it later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.answers import Answer
from advisor_app.domain.text import too_long
from advisor_app.domain.vocabulary import EVIDENCE
from advisor_app.ui.forms.field import FieldSpec, FormContext
from advisor_app.ui.forms.typed import DateField, NameField
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.fields import TextArea
from advisor_app.ui.widgets.file_shelf import FileShelf
from advisor_app.ui.widgets.layout import FlowLayout, boxed, column, row
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import Text, field_label

QUIET_MS = 400


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


class PersonAndDay(QWidget):
    """Who, and which day. edited() when a person has changed either."""

    edited = Signal()

    def __init__(self, context: FormContext, who: str, day: str) -> None:
        super().__init__()
        self.person = NameField(context, FieldSpec("who", "name", who, unknown=False))
        self.day = DateField(context, FieldSpec("day", "date", day, unknown=False))
        for field in (self.person, self.day):
            field.edited.connect(lambda _name, _value: self.edited.emit())
        line = row(gap=16)
        line.addWidget(self.person, 3)
        line.addWidget(self.day, 2)
        self.setLayout(line)

    def show_both(self, who: str, day: date | None) -> None:
        self.person.show_value(who or None)
        self.day.show_value(day)

    def both(self) -> tuple[str, date | None]:
        day = self.day.value()
        return str(self.person.value() or ""), day if isinstance(day, date) else None

    def flush(self) -> None:
        self.person.flush()
        self.day.flush()


class AnswerExtras(QWidget):
    """Emits what a person did: noted(text, printed), proven(level, day, by whom), flagged(on, who, by when)."""

    noted = Signal(str, bool)
    proven = Signal(str, object, str)
    flagged = Signal(bool, str, object)

    def __init__(self, context: FormContext, answer: Answer | None) -> None:
        super().__init__()
        theme = self._theme = context.theme
        self._context = context
        given = answer or Answer("", None)
        self.note_button = self._button(self.tr("Add a note"), "file-text", "Ctrl+Shift+M")
        self.evidence_button = self._button(self.tr("Add evidence"), "paperclip", "Ctrl+E")
        self.flag_button = self._button(self.tr("Check later"), "flag", "Ctrl+K")
        self.flag_button.setCheckable(True)
        self.note_button.clicked.connect(self.open_note)
        self.evidence_button.clicked.connect(self.open_evidence)
        self.flag_button.clicked.connect(self._on_flag)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.setVisible(False)
        self._make_note(given)
        self._make_evidence(given)
        self._make_check(given)
        buttons = FlowLayout(4)
        for button in (self.note_button, self.evidence_button, self.flag_button):
            buttons.addWidget(button)
        blocks = QVBoxLayout()
        blocks.setSpacing(14)
        for block in (self.check_block, self.note_block, self.evidence_block):
            blocks.addWidget(block)
        self.setLayout(column(boxed(buttons), self.problem, 4, blocks))
        self._show_block(self.note_block, self.note_button, bool(given.note))
        self._show_block(self.evidence_block, self.evidence_button, given.evidence != "stated")
        self.check_block.setVisible(given.check_later)

    def _button(self, words: str, icon: str, keys: str) -> Button:
        made = Button(self._theme, words, "link", icon=icon)
        made.setAccessibleDescription(keys)
        return made

    # --------------------------------------------------------------------------------------------- the blocks
    def _make_note(self, given: Answer) -> None:
        self.note = TypedText(self._theme, self.tr("Note"), given.note)
        self.note.typed.connect(lambda: self.show_problem(""))
        self.note.settled.connect(lambda _text: self._emit_note())
        self.note.refused.connect(lambda size: self.show_problem(too_long(self.tr("The note"), size)))
        self.printed = CheckBox(self._theme, self.tr("May be printed in the letter and the report"))
        self.printed.setChecked(given.note_shown)
        self.printed.clicked.connect(lambda _on: self._emit_note())
        label = field_label(self._theme, self.tr("Note, private unless you print it"), self.note)
        self.note_block = boxed(column(label, self.note, 2, self.printed, gap=4))

    def _make_evidence(self, given: Answer) -> None:
        words = {"stated": self.tr("Told"), "seen": self.tr("Seen"), "tested": self.tr("Tested or certified")}
        self.level = SegmentedControl(
            self._theme, [(entry, words[entry]) for entry in EVIDENCE], name=self.tr("How is it known?")
        )
        self.level.show_choice(given.evidence)
        self.level.picked.connect(self._on_level)
        self.shown_by = PersonAndDay(self._context, self.tr("By whom"), self.tr("On which day"))
        self.shown_by.show_both(given.evidence_by, given.evidence_date)
        self.shown_by.edited.connect(self._emit_evidence)
        self.files = FileShelf(self._theme, self.tr("Files that show it"))
        label = Text(self._theme, self.tr("How is it known?"), "label", "text2")
        self.evidence_block = boxed(column(
            label, row(self.level, None), 6, self.shown_by, 4, self.files, gap=4
        ))

    def _make_check(self, given: Answer) -> None:
        self.flag_button.setChecked(given.check_later)
        self.checked_by = PersonAndDay(self._context, self.tr("Who looks it up"), self.tr("By when"))
        self.checked_by.show_both(given.check_who, given.check_by)
        self.checked_by.edited.connect(lambda: self._emit_check(True))
        self.check_block = boxed(column(self.checked_by))

    # ------------------------------------------------------------------------------------------------- verbs
    def open_note(self) -> None:
        self._show_block(self.note_block, self.note_button, True)
        self.note.setFocus()

    def open_evidence(self) -> None:
        self._show_block(self.evidence_block, self.evidence_button, True)
        self.level.focus()

    def show_files(self, number: int) -> None:
        """Files are there: the block that lists them is open."""
        if number:
            self._show_block(self.evidence_block, self.evidence_button, True)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, or no longer, and leave the focus where a person is typing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def flush(self) -> None:
        """Hand over what is typed and not handed over yet."""
        self.note.flush()
        self.shown_by.flush()
        self.checked_by.flush()

    # ------------------------------------------------------------------------------------------------ inside
    @staticmethod
    def _show_block(block: QWidget, button: Button, shown: bool) -> None:
        block.setVisible(shown)
        button.setVisible(not shown)

    def _on_level(self, level: str) -> None:
        """A proof begins to count on the day it was seen: today, unless another is entered."""
        who, day = self.shown_by.both()
        self.shown_by.show_both(who, day or self._context.today)
        self._emit_evidence()

    def _on_flag(self, on: bool) -> None:
        self.check_block.setVisible(on)
        if not on:
            self.checked_by.show_both("", None)
        self._emit_check(on)

    def _emit_note(self) -> None:
        self.noted.emit(self.note.toPlainText(), self.printed.isChecked())

    def _emit_evidence(self) -> None:
        who, day = self.shown_by.both()
        self.proven.emit(self.level.choice(), day, who)

    def _emit_check(self, on: bool) -> None:
        who, day = self.checked_by.both()
        self.flagged.emit(on, who, day)
