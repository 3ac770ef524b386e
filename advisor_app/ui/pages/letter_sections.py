"""Which sections a document has, and in which order: a box and two arrows for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.editing import Draft, SectionInfo
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.layout import clear, row
from advisor_app.ui.widgets.text import Text


class SectionList(QWidget):
    """changed(Draft) when a person leaves a section out, takes it back or moves it."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sections: tuple[SectionInfo, ...] = ()
        self._draft = Draft()
        self._enabled = True
        self.boxes: dict[str, CheckBox] = {}
        self.ups: dict[str, IconButton] = {}
        self.downs: dict[str, IconButton] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def show_sections(self, sections: Sequence[SectionInfo], draft: Draft, *, enabled: bool) -> None:
        """sections: in the standard order. What always stands in the document is shown, not to be changed."""
        focused = next((name for name, button in (*self.ups.items(), *self.downs.items()) if button.hasFocus()), "")
        went_up = focused in self.ups and self.ups[focused].hasFocus()
        self._sections, self._draft, self._enabled = tuple(sections), draft, enabled
        clear(self._rows)
        for known in (self.boxes, self.ups, self.downs):
            known.clear()
        movable = [section.id for section in self._ordered() if not section.always]
        for section in self._ordered():
            self._rows.addWidget(self._row(section, movable))
        again = (self.ups if went_up else self.downs).get(focused)
        if again is not None:
            again.setFocus()

    def _ordered(self) -> list[SectionInfo]:
        """The sections as the draft has them: those it names take each other's places."""
        by_id = {section.id: section for section in self._sections}
        wanted = [name for name in self._draft.order if name in by_id]
        places = iter(wanted)
        return [by_id[next(places)] if section.id in wanted else section for section in self._sections]

    def _row(self, section: SectionInfo, movable: list[str]) -> QWidget:
        holder = QWidget()
        box = CheckBox(self._theme, section.title)
        box.setChecked(section.always or section.id not in self._draft.left_out)
        box.setEnabled(not section.always and self._enabled)
        box.clicked.connect(lambda on: self._include(section.id, bool(on)))
        self.boxes[section.id] = box
        if section.always:
            holder.setLayout(row(box, Text(self._theme, self.tr("always in"), "caption", "text3"), gap=6))
            holder.layout().setStretch(0, 1)  # type: ignore[union-attr]
            return holder
        place = movable.index(section.id)
        up = IconButton(self._theme, "chevron-up", self.tr("Move {title} up").format(title=section.title), size=28,
                        icon_size=16)
        down = IconButton(self._theme, "chevron-down", self.tr("Move {title} down").format(title=section.title),
                          size=28, icon_size=16)
        up.setEnabled(self._enabled and place > 0)
        down.setEnabled(self._enabled and place < len(movable) - 1)
        up.clicked.connect(lambda: self._move(movable, place, -1))
        down.clicked.connect(lambda: self._move(movable, place, 1))
        self.ups[section.id], self.downs[section.id] = up, down
        holder.setLayout(row(box, up, down, gap=2))
        holder.layout().setStretch(0, 1)  # type: ignore[union-attr]
        return holder

    def _include(self, section: str, on: bool) -> None:
        rest = tuple(name for name in self._draft.left_out if name != section)
        self._draft = replace(self._draft, left_out=rest if on else (*rest, section))
        self.changed.emit(self._draft)

    def _move(self, movable: list[str], place: int, step: int) -> None:
        order = list(movable)
        order[place], order[place + step] = order[place + step], order[place]
        self._draft = replace(self._draft, order=tuple(order))
        self.changed.emit(self._draft)
