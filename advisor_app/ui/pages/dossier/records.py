"""A shelf of records on the screen: a list at the left, the chosen one's form at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.text import TextError
from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card, EmptyState
from advisor_app.ui.widgets.layout import boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.text import Text

NEW = "new"


@dataclass(frozen=True)
class Kind:
    """One kind of record. add: words of the button that adds one; empty: what stands where there is none. made: a
    record from an id and the entered values, raises RecordError with a sentence. shown: its line in the list."""

    title: str
    add: str
    empty: str
    fields: Sequence[FieldSpec]
    records: Callable[[], Sequence[Any]]
    made: Callable[[str, dict[str, Any]], Any]
    save: Callable[[Any], None]
    remove: Callable[[str], None]
    restore: Callable[[str], None]
    shown: Callable[[Any], Record]
    new_id: Callable[[], str]


class RecordsView(QWidget):
    """A record is kept when Keep is pressed; what is wrong with it is said in one sentence and nothing changes.
    changed() after each change; removed(id, title) to offer to take that back."""

    changed = Signal()
    removed = Signal(str, str)

    def __init__(self, context: FormContext, kind: Kind) -> None:
        super().__init__()
        self._context, self._kind = context, kind
        self._values: dict[str, Any] = {}
        self._id = NEW
        self.fields: dict[str, Field] = {}
        theme = context.theme
        self.add = Button(theme, kind.add, icon="plus")
        self.add.clicked.connect(self.begin)
        self.list = RecordList(theme, kind.title)
        self.list.picked.connect(self._open)
        side = boxed(column(row(self.add, None), 8, self.list, margins=(16, 14, 0, 0)))
        self._split = MasterDetail(theme, side)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.refresh()

    def refresh(self, chosen: str | None = None) -> None:
        """Show the records as they are kept now."""
        records = self._kind.records()
        shown = self.list.show_records([self._kind.shown(record) for record in records], chosen)
        if shown is not None:
            self._open(shown.id)
        else:
            empty = EmptyState(self._context.theme, self._kind.empty, self._kind.add, icon="plus")
            empty.action.clicked.connect(self.begin)
            self._split.show_details([empty])

    def begin(self) -> None:
        """An empty form for a new record."""
        self._show(NEW, {})
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, id_: str) -> None:
        record = next(record for record in self._kind.records() if record.id == id_)
        self._show(id_, {spec.name: getattr(record, spec.name) for spec in self._kind.fields})

    def _show(self, id_: str, values: dict[str, Any]) -> None:
        theme = self._context.theme
        self._id, self._values, self.fields = id_, dict(values), {}
        card = Card(theme, self._kind.title if id_ != NEW else self._kind.add)
        for spec in self._kind.fields:
            field = make_field(self._context, spec)
            value = values.get(spec.name)
            field.show_value(value if value not in ("", (), "unknown") else None)
            field.edited.connect(self._on_edited)
            self.fields[spec.name] = field
            card.add(field)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        keep = Button(theme, self.tr("Keep"), "primary")
        keep.clicked.connect(self.keep)
        remove = Button(theme, self.tr("Remove"), "quiet", icon="trash-2")
        remove.clicked.connect(self._remove)
        remove.setVisible(id_ != NEW)
        card.add(self.problem, boxed(row(keep, remove, None, gap=10)))
        self._split.show_details([card])

    def keep(self) -> None:
        """Keep the record as entered, or say what is wrong."""
        for field in self.fields.values():
            field.flush()
        wrong = next((field.error.text() for field in self.fields.values() if field.error.text()), "")
        if wrong:
            self._say(wrong)
            return
        id_ = self._kind.new_id() if self._id == NEW else self._id
        try:
            record = self._kind.made(id_, {name: value for name, value in self._values.items() if value is not None})
            self._kind.save(record)
        except (RecordError, TextError) as error:
            self._say(str(error))
            return
        self.refresh(id_)
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _remove(self) -> None:
        title = next(record.title for record in self.list.records if record.id == self._id)
        id_ = self._id
        self._kind.remove(id_)
        self.refresh()
        self.changed.emit()
        self.removed.emit(id_, title)

    def _on_edited(self, name: str, value: object) -> None:
        self._values[name] = value
