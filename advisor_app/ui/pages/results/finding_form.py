"""What becomes of one finding: who looks after it, by when, whether it is accepted, whether it is in the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.register import FINDING_STATUSES, FindingNote
from advisor_app.domain.text import TextError, clean_name, clean_text
from advisor_app.services.typed_dates import DateTextError, parse_day, show_day
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, Select
from advisor_app.ui.widgets.layout import boxed, column
from advisor_app.ui.widgets.text import Text, field_label

WIDE = 420


class FindingForm(Card):
    """changed(note) as soon as what is entered makes a whole note; what does not is said and stays on the screen."""

    changed = Signal(object)

    def __init__(self, theme: Theme, note: FindingNote, language: str, today: date) -> None:
        super().__init__(theme, self.tr("What becomes of it"))
        self._note, self._language = note, language
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        words = {
            "open": self.tr("Open"), "planned": self.tr("Planned"), "doing": self.tr("Being done"),
            "done": self.tr("Done"), "accepted": self.tr("Risk accepted"),
        }
        self.status = Select(theme, [(id_, words[id_]) for id_ in FINDING_STATUSES], name=self.tr("Status"))
        self.status.setMaximumWidth(theme.px(WIDE))
        self.status.show_choice(note.status)
        accepted_on = note.accepted_on or today
        self.lines = {
            name: self._line(text) for name, text in (
                ("owner", note.owner), ("due", show_day(note.due, language) if note.due else ""),
                ("accepted_by", note.accepted_by), ("accepted_on", show_day(accepted_on, language)),
                ("reason", note.reason), ("left_out", note.left_out),
            )
        }
        accept = [
            self._field(self.tr("Accepted by"), "accepted_by"), self._field(self.tr("Accepted on"), "accepted_on"),
            self._field(self.tr("Why it is accepted"), "reason"),
        ]
        self._accept = boxed(column(*accept, gap=10))
        self.add(
            boxed(column(field_label(theme, self.tr("Status"), self.status), 4, self.status)), self._accept,
            self._field(self.tr("Who looks after it"), "owner"), self._field(self.tr("By which day"), "due"),
            self._field(self.tr("Leave out of the letter, because"), "left_out"), self.problem,
        )
        self._accept.setVisible(note.status == "accepted")
        self.status.picked.connect(self._on_status)

    def _line(self, text: str) -> LineEdit:
        line = LineEdit(self._theme, widest=WIDE)
        line.setText(text)
        line.left.connect(self.take)
        line.returnPressed.connect(self.take)
        return line

    def _field(self, label: str, name: str) -> QWidget:
        return boxed(column(field_label(self._theme, label, self.lines[name]), 4, self.lines[name]))

    def _on_status(self, status: str) -> None:
        self._accept.setVisible(status == "accepted")
        self.take()

    def take(self) -> None:
        """Keep what is entered, or say what is missing."""
        try:
            note = self._read()
        except (RecordError, DateTextError, TextError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()
        if note != self._note:
            self._note = note
            self.changed.emit(note)

    def _read(self) -> FindingNote:
        """Raises RecordError, DateTextError or TextError."""
        status = self.status.choice() or "open"
        due = self._typed("due")
        accepted = status == "accepted"
        return replace(
            self._note, status=status,
            owner=clean_name(self._typed("owner"), field=self.tr("The name")),
            due=self._day(due, self.tr("By which day")) if due else None,
            accepted_by=clean_name(self._typed("accepted_by"), field=self.tr("The name")) if accepted else "",
            accepted_on=self._day(self._typed("accepted_on"), self.tr("Accepted on")) if accepted else None,
            reason=clean_text(self._typed("reason"), field=self.tr("The reason")) if accepted else "",
            left_out=clean_text(self._typed("left_out"), field=self.tr("The reason")),
        )

    def _typed(self, name: str) -> str:
        return self.lines[name].text().strip()

    def _day(self, text: str, label: str) -> date:
        try:
            return parse_day(text, self._language)
        except DateTextError as error:
            raise DateTextError(f"{label} {error}") from None


