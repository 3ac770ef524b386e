"""Fields for long closed lists: type a few letters, pick from what fits. One entry, or several as tags."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from advisor_app.documents.place_names import (
    ALIASES,
    US_STATE_NAMES,
    country_names,
    currency_names,
    place_names,
    region_names,
)
from advisor_app.ui.forms.field import Field, FieldSpec, FormContext
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import IconButton
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import FlowLayout, boxed, clear, row
from advisor_app.ui.widgets.text import Text, name_for

FIND_WIDTH = 360
_CODE = Qt.ItemDataRole.UserRole
_SEARCHED = Qt.ItemDataRole.UserRole + 1


def folded(text: str) -> str:
    """Text for comparing: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def options_of(context: FormContext, spec: FieldSpec) -> Mapping[str, str]:
    """The list behind a field: its own options, or the places and currencies its kind stands for."""
    if spec.options:
        return spec.options
    if spec.kind in ("country", "countries"):
        return country_names(context.language)
    if spec.kind in ("region", "regions"):
        return region_names(context.language)
    if spec.kind == "us_states":
        return US_STATE_NAMES
    if spec.kind == "currency":
        return currency_names(context.language)
    return place_names(context.language)


class _Completer(QCompleter):
    """Finds the typed letters anywhere in name, code or alias, whatever the accents."""

    def splitPath(self, path: str) -> list[str]:
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class FindEdit(LineEdit):
    """A line that completes from a closed list. picked(code) when a person settles on an entry; dropped() when what
    is typed is on the list no longer and the person leaves."""

    picked = Signal(str)
    dropped = Signal(str)

    def __init__(
        self, theme: Theme, options: Mapping[str, str], *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name=name, icon="chevron-down", widest=FIND_WIDTH, parent=parent)
        self._options = options
        self._by_name = {folded(alias): code for code, names in ALIASES.items() if code in options for alias in names}
        self._by_name |= {folded(words): code for code, words in options.items()}
        self._model = QStandardItemModel(self)
        for code, words in options.items():
            item = QStandardItem(words)
            item.setData(code, _CODE)
            item.setData(folded(" ".join((words, code, *ALIASES.get(code, ())))), _SEARCHED)
            self._model.appendRow(item)
        self.finder = _Completer(self._model, self)
        self.finder.setCompletionRole(_SEARCHED)
        self.finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self.finder.setMaxVisibleItems(9)
        self.popup = QListView()
        self.popup.setObjectName("choices")
        self.finder.setPopup(self.popup)
        self.setCompleter(self.finder)
        self.finder.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.left.connect(self.settle)
        self.returnPressed.connect(self.settle)

    def show_code(self, code: str | None) -> None:
        """Show an entry, or nothing; nothing emitted."""
        self.setText("" if code is None else self._options.get(code, code))

    def code(self) -> str | None:
        """The entry the present text names: by whole name or code, or as the only one that fits."""
        typed = folded(self.text().strip())
        if not typed:
            return None
        if typed in self._by_name:
            return self._by_name[typed]
        if self.text().strip().upper() in self._options:
            return self.text().strip().upper()
        fitting = [code for place, code in enumerate(self._options)
                   if typed in str(self._model.item(place).data(_SEARCHED))]
        return fitting[0] if len(fitting) == 1 else None

    def settle(self) -> None:
        """Take what is typed: as an entry, or say that it is none."""
        code = self.code()
        if code is not None:
            self.show_code(code)
            self.picked.emit(code)
        elif not self.popup.isVisible():
            self.dropped.emit(self.text().strip())

    def _on_activated(self, index: QModelIndex) -> None:
        code = str(index.data(_CODE))
        self.show_code(code)
        self.picked.emit(code)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.finder.setCompletionPrefix("" if self.code() else folded(self.text()))
        self.finder.complete()


class FindField(Field):
    """One entry of a long list: country, region, currency, or a choice of more than seven."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        self.edit = FindEdit(self.theme, options_of(context, spec), name=spec.label)
        self.edit.setPlaceholderText(self.tr("Type to find"))
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        line = row(gap=16)
        line.addWidget(self.edit, 1000)
        line.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self.body.addLayout(line)
        self.edit.picked.connect(self.commit)
        self.edit.dropped.connect(self._on_dropped)
        self.offer_unknown()

    def display(self, value: object | None) -> None:
        self.edit.show_code(str(value) if value is not None else None)

    def flush(self) -> None:
        if self.edit.hasFocus():
            self.edit.settle()

    def mark_wrong(self, wrong: bool) -> None:
        self.edit.show_wrong(wrong)

    def _on_dropped(self, text: str) -> None:
        if text:
            self.show_error(self.sentence(self.tr("must be on the list: type a few letters and pick one.")))
        elif self.value() is not None and not self.unknown.isChecked():
            self.commit(None)


class _Tag(Panel):
    """One chosen entry, with a button to take it out."""

    removed = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, fill="sunken", edge="", radius="small")
        close = IconButton(theme, "x", self.tr("Remove {name}").format(name=words), size=24, icon_size=14)
        close.clicked.connect(self.removed)
        self.setLayout(row(Text(theme, words, "label", weight=500), close, gap=2, margins=(9, 1, 2, 1)))


class FindManyField(Field):
    """Several entries of a long list: countries, regions, states."""

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        self._options = options_of(context, spec)
        self._codes: tuple[str, ...] = ()
        self._tags = FlowLayout(6)
        self._holder = boxed(self._tags)
        self._holder.hide()
        self.edit = FindEdit(self.theme, self._options, name=spec.label)
        self.edit.setPlaceholderText(self.tr("Type to find, Enter adds"))
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.body.addWidget(self._holder)
        line = row(gap=16)
        line.addWidget(self.edit, 1000)
        line.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self.body.addLayout(line)
        self.edit.picked.connect(self._add)
        self.edit.dropped.connect(self._on_dropped)
        self.edit.installEventFilter(self)
        self.offer_unknown()

    def display(self, value: object | None) -> None:
        codes = tuple(str(code) for code in value) if isinstance(value, (tuple, list)) else ()
        if codes != self._codes:
            self._codes = codes
            self._show_tags()

    def mark_wrong(self, wrong: bool) -> None:
        self.edit.show_wrong(wrong)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        backspace = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (
            event.key() == Qt.Key.Key_Backspace
        )
        if backspace and not self.edit.text() and self._codes:
            self._remove(self._codes[-1])
            return True
        return False

    def _add(self, code: str) -> None:
        self.edit.popup.hide()
        self.edit.clear()
        if code not in self._codes:
            self._change((*self._codes, code))

    def _remove(self, code: str) -> None:
        self._change(tuple(kept for kept in self._codes if kept != code))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._show_tags()
        self.commit(codes)

    def _show_tags(self) -> None:
        clear(self._tags)
        for code in self._codes:
            tag = _Tag(self.theme, self._options.get(code, code))
            tag.removed.connect(lambda gone=code: self._remove(gone))
            self._tags.addWidget(tag)
        self._holder.setVisible(bool(self._codes))
        names = ", ".join(self._options.get(code, code) for code in self._codes)
        name_for(self._holder, names)

    def _on_dropped(self, text: str) -> None:
        if text:
            self.show_error(self.tr("{text} is not on the list: type a few letters and pick one.").format(text=text))
