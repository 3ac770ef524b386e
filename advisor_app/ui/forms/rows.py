"""A field that holds rows, each with a small form of its own: contracts, past events, lines of income."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal

from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.text import Text

MakeField = Callable[[FormContext, FieldSpec], Field]


class RowForm(Panel):
    """One row. changed() when one of its fields is; removed() when a person takes it out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, context: FormContext, children: tuple[FieldSpec, ...], number: int, make: MakeField) -> None:
        super().__init__(context.theme, fill="surface", edge="border", radius="control")
        self._children = children
        self._values: dict[str, object] = {}
        self.title = Text(context.theme, "", "label_strong", "text")
        self.waiting = Text(context.theme, "", "caption", "warn", wrap=True, weight=500)
        remove = Button(context.theme, self.tr("Remove"), "link", icon="trash-2")
        remove.clicked.connect(self.removed)
        self.fields = {spec.name: make(context, spec) for spec in children}
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        head = row(self.title, None, remove)
        self.setLayout(column(head, *self.fields.values(), self.waiting, gap=12, margins=(16, 8, 16, 14)))
        self.show_number(number)
        self._show_waiting()

    def show_number(self, number: int) -> None:
        self.title.setText(self.tr("Entry {n}").format(n=number))
        self.setAccessibleName(self.title.text())

    def show_row(self, values: Mapping[str, object]) -> None:
        self._values = dict(values)
        for name, field in self.fields.items():
            field.show_value(values.get(name))
        self._show_waiting()

    def entry(self) -> dict[str, object] | None:
        """The row, once everything it needs is there."""
        if self._missing():
            return None
        return {name: value for name, value in self._values.items() if value is not None}

    def flush(self) -> None:
        for field in self.fields.values():
            field.flush()

    def _missing(self) -> list[str]:
        return [spec.label for spec in self._children if spec.required and self._values.get(spec.name) is None]

    def _on_edited(self, name: str, value: object) -> None:
        self._values[name] = value
        self._show_waiting()
        self.changed.emit()

    def _show_waiting(self) -> None:
        missing = self._missing()
        self.waiting.setText(self.tr("Kept once it has: {names}").format(names=", ".join(missing)))
        self.waiting.setVisible(bool(missing))


class RowsField(Field):
    """The value is a tuple of complete rows; None while nobody has entered any."""

    def __init__(self, context: FormContext, spec: FieldSpec, make: MakeField) -> None:
        super().__init__(context, spec)
        self._make = make
        self.forms: list[RowForm] = []
        self._lines = column(gap=8)
        self.add_button = Button(self.theme, self.tr("Add an entry"), icon="plus")
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.add_button, None))
        self.add_button.clicked.connect(self._on_add)
        self.offer_unknown()

    def display(self, value: object | None) -> None:
        wanted = [dict(entry) for entry in value] if isinstance(value, (tuple, list)) else []
        if wanted == self._entries():
            return
        for form in list(self.forms):
            self._drop(form)
        for entry in wanted:
            self._add_form().show_row(entry)

    def flush(self) -> None:
        for form in self.forms:
            form.flush()

    def _entries(self) -> list[dict[str, object]]:
        return [entry for form in self.forms if (entry := form.entry()) is not None]

    def _on_add(self) -> None:
        form = self._add_form()
        next(iter(form.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_form(self) -> RowForm:
        form = RowForm(self.context, self.spec.children, len(self.forms) + 1, self._make)
        form.changed.connect(self._on_change)
        form.removed.connect(lambda: self._on_remove(form))
        self.forms.append(form)
        self._lines.addWidget(form)
        form.show()
        return form

    def _on_remove(self, form: RowForm) -> None:
        self._drop(form)
        self._on_change()

    def _drop(self, form: RowForm) -> None:
        self.forms.remove(form)
        self._lines.removeWidget(form)
        form.hide()
        form.deleteLater()
        for number, other in enumerate(self.forms, start=1):
            other.show_number(number)

    def _on_change(self) -> None:
        entries = tuple(self._entries())
        if entries or isinstance(self.value(), (tuple, list)):
            self.commit(entries)
