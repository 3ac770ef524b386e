"""Fields for a number that may be given as a range, and for numbers by place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.forms.find import FindEdit, options_of
from advisor_app.ui.forms.typed import NumberField
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.text import Text


class BandField(NumberField):
    """An exact figure, or a range from a list under it. The value is a number or the id of the range."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        choices = [Choice(id_, words, half=True) for id_, words in spec.options.items()]
        self.bands = OptionGroup(
            self.theme, choices, keys=False, compact=True, name=self.tr("Or a range"),
        )
        self.body.addWidget(Text(self.theme, self.tr("Or a range"), "caption", "text2"))
        self.body.addWidget(self.bands)
        self.bands.changed.connect(self._on_band)
        self.edit.textEdited.connect(lambda _text: self.bands.show_value(()))

    def display(self, value: object | None) -> None:
        band = isinstance(value, str)
        super().display(None if band else value)
        self.bands.show_value((str(value),) if band else ())

    def take(self, *, final: bool) -> None:
        if not self.edit.text().strip() and isinstance(self.value(), str):
            return
        super().take(final=final)

    def commit(self, value: object | None) -> None:
        if not isinstance(value, str):
            self.bands.show_value(())
        super().commit(value)

    def _on_band(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self.edit.clear()
            self._show_echo(None)
            self.commit(chosen[0])


class _PlaceRow(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, context: FormContext, spec: FieldSpec, options: Mapping[str, str]) -> None:
        super().__init__()
        self.code: str | None = None
        self.place = FindEdit(context.theme, options, name=self.tr("Place"))
        self.place.setPlaceholderText(self.tr("Country or region"))
        part = FieldSpec(
            spec.name, "people", self.tr("People there"), unit=self.tr("people"), minimum=0, unknown=False, plain=True
        )
        self.people = NumberField(context, part)
        remove = IconButton(context.theme, "trash-2", self.tr("Remove this place"))
        line = row(gap=8)
        line.addWidget(self.place, 3, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.people, 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.place.picked.connect(self._on_place)
        self.people.edited.connect(lambda _name, _value: self.changed.emit())
        remove.clicked.connect(self.removed)

    def show_entry(self, code: str, people: int) -> None:
        self.code = code
        self.place.show_code(code)
        self.people.show_value(people)

    def entry(self) -> tuple[str, int] | None:
        """Place and people, once both are there."""
        people = self.people.value()
        return (self.code, people) if self.code is not None and isinstance(people, int) else None

    def _on_place(self, code: str) -> None:
        self.code = code
        self.changed.emit()


class PeopleByPlaceField(Field):
    """How many people live where: rows of a place and a number. A row counts once both are there."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        self._options = options_of(context, spec)
        self.rows: list[_PlaceRow] = []
        self._lines = column(gap=6)
        self.add_button = Button(self.theme, self.tr("Add a place"), "link", icon="plus")
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.add_button, None))
        self.add_button.clicked.connect(self._on_add)
        self.offer_unknown()

    def display(self, value: object | None) -> None:
        wanted = {str(code): int(people) for code, people in value.items()} if isinstance(value, Mapping) else {}
        if wanted == self._entries():
            return
        for line in list(self.rows):
            self._drop(line)
        for code, people in wanted.items():
            self._add_row().show_entry(code, people)

    def flush(self) -> None:
        for line in self.rows:
            line.people.flush()

    def _entries(self) -> dict[str, int]:
        return dict(entry for line in self.rows if (entry := line.entry()) is not None)

    def _on_add(self) -> None:
        self._add_row().place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> _PlaceRow:
        line = _PlaceRow(self.context, self.spec, self._options)
        line.changed.connect(self._on_change)
        line.removed.connect(lambda: self._on_remove(line))
        self.rows.append(line)
        self._lines.addWidget(line)
        line.show()
        return line

    def _on_remove(self, line: _PlaceRow) -> None:
        self._drop(line)
        self._on_change()

    def _drop(self, line: _PlaceRow) -> None:
        self.rows.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_change(self) -> None:
        entries = self._entries()
        if entries or (self.value() is not None and self.value() is not UNKNOWN):
            self.commit(entries or None)
