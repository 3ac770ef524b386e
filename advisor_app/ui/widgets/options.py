"""Answers as full-width rows: real radio buttons and check boxes, a number key at the right, room for a detail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.option_heads import CheckHead, Choice, RadioHead
from advisor_app.ui.widgets.painting import rounded
from advisor_app.ui.widgets.text import name_for

__all__ = ["Choice", "OptionGroup", "OptionRow"]


class OptionRow(QWidget):
    """One answer. `picked` is emitted only when a person clicks or presses it.

    many: a check box instead of a radio button. key: what is printed in the badge at the right, "" for none.
    compact: lower and quieter, for forms.
    """

    picked = Signal(str, bool)

    def __init__(
        self, theme: Theme, choice: Choice, *, many: bool = False, key: str = "", compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._choice = theme, choice
        make = CheckHead if many else RadioHead
        self.head: QAbstractButton = make(theme, choice, key, compact)
        self._detail: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 0, 1, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)
        self.head.clicked.connect(self._on_click)
        self.head.toggled.connect(self._on_toggle)
        theme.changed.connect(self.update)

    @property
    def choice(self) -> Choice:
        return self._choice

    def chosen(self) -> bool:
        return self.head.isChecked()

    def set_chosen(self, chosen: bool) -> None:
        self.head.setChecked(chosen)

    def set_detail(self, widget: QWidget | None) -> None:
        """Something that belongs to this answer only; shown while it is chosen."""
        if self._detail is not None:
            self._layout.removeWidget(self._detail)
            self._detail.deleteLater()
        self._detail = widget
        if widget is not None:
            holder_margin = self._theme.px(51)
            widget.setContentsMargins(holder_margin, 0, 15, 14)
            self._layout.addWidget(widget)
            widget.setVisible(self.chosen())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, chosen = self._theme, self.chosen()
        painter = QPainter(self)
        over = self.head.underMouse() and not chosen
        fill = theme.color("accent_bg" if chosen else "hover" if over else "surface")
        edge = theme.color("accent" if chosen else "border_strong")
        rounded(painter, self.rect(), theme.radius("control") + 1, fill, edge, width=2 if chosen else 1)
        if chosen and self._detail is not None:
            x = theme.px(28) + 0.5
            x = self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawLine(
                round(x), self.head.geometry().bottom() - theme.px(6), round(x), self.height() - 15
            )
        painter.end()

    def _on_click(self, checked: bool) -> None:
        self.picked.emit(self._choice.id, checked)

    def _on_toggle(self, checked: bool) -> None:
        if self._detail is not None:
            self._detail.setVisible(checked)
        self.updateGeometry()
        self.update()


class OptionGroup(QWidget):
    """The answers to one question.

    Emits `changed(tuple of ids)` only for what a person does; `show_value` sets the rows without echo.
    many: several answers. exclusive: ids that clear all others (and are cleared by them), like none or unknown.
    keys: print and obey the number keys. across: how many half choices share a line. compact: for forms.
    """

    changed = Signal(tuple)
    repeated = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[Choice], *, many: bool = False, exclusive: Sequence[str] = (),
        keys: bool = True, name: str = "", across: int = 2, compact: bool = False, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._many, self._exclusive = theme, many, frozenset(exclusive)
        self.rows: dict[str, OptionRow] = {}
        self._radio_group = QButtonGroup(self)
        self._radio_group.setExclusive(not many)
        name_for(self, name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6 if compact else 8)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        self._keys = keys
        self._fill(grid, choices, across, compact)

    def _fill(self, grid: QGridLayout, choices: Sequence[Choice], across: int, compact: bool) -> None:
        line = column = 0
        for place, choice in enumerate(choices, start=1):
            key = str(place) if self._keys and place <= 9 else ""
            made = OptionRow(self._theme, choice, many=self._many, key=key, compact=compact)
            if not choice.half and column:
                line, column = line + 1, 0
            grid.addWidget(made, line, column, 1, 1 if choice.half else across)
            column = (column + 1) % across if choice.half else 0
            line += 0 if column else 1
            made.picked.connect(self._on_pick)
            made.head.installEventFilter(self)
            if not self._many:
                self._radio_group.addButton(made.head)
            self.rows[choice.id] = made

    # ----------------------------------------------------------------------------------------------------- verbs
    def value(self) -> tuple[str, ...]:
        return tuple(id_ for id_, entry in self.rows.items() if entry.chosen())

    def show_value(self, chosen: Sequence[str]) -> None:
        """Show these as chosen, nothing emitted. Ids without a row are left out."""
        self._radio_group.setExclusive(False)
        for id_, entry in self.rows.items():
            entry.set_chosen(id_ in chosen)
        self._radio_group.setExclusive(not self._many)

    def press(self, place: int) -> bool:
        """Choose the answer of a number key, 1 to 9; whether there was one. On the chosen one: `repeated`."""
        entries = list(self.rows.values())
        if not 1 <= place <= min(9, len(entries)):
            return False
        entry = entries[place - 1]
        entry.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._many and entry.chosen():
            self.repeated.emit(entry.choice.id)
        else:
            entry.head.click()
        return True

    def focus_first(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        for entry in self.rows.values():
            if entry.chosen():
                entry.head.setFocus(Qt.FocusReason.TabFocusReason)
                return
        next(iter(self.rows.values())).head.setFocus(Qt.FocusReason.TabFocusReason)

    # ---------------------------------------------------------------------------------------------------- events
    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            digit = event.key() - Qt.Key.Key_0
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if self._keys and plain and 1 <= digit <= 9:
                return self.press(digit)
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and isinstance(watched, QAbstractButton):
                self._step(watched, 1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return False

    def _step(self, head: QAbstractButton, by: int) -> None:
        entries = list(self.rows.values())
        here = next(place for place, entry in enumerate(entries) if entry.head is head)
        target = entries[(here + by) % len(entries)].head
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._many:
            target.click()

    def _on_pick(self, id_: str, checked: bool) -> None:
        if self._many and checked:
            others = [other for other in self.rows if other != id_]
            for other in others if id_ in self._exclusive else [o for o in others if o in self._exclusive]:
                self.rows[other].set_chosen(False)
        self.changed.emit(self.value())
