"""Fields for short closed lists: yes or no, one of a few, several of some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.forms.field import NONE_ID, UNKNOWN_ID, Field, FieldSpec, FormContext
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.text import Text, name_for

YES_ID, NO_ID = "yes", "no"
ROWS_UP_TO = 9


class BoolField(Field):
    """Yes, No, We don't know: side by side."""

    shows_unknown = True

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        choices = [Choice(YES_ID, self.tr("Yes"), half=True), Choice(NO_ID, self.tr("No"), half=True)]
        if spec.unknown:
            choices.append(Choice(UNKNOWN_ID, self.tr("We don't know"), half=True))
        self.group = OptionGroup(self.theme, choices, keys=False, name=spec.label, across=len(choices), compact=True)
        self.setFocusProxy(next(iter(self.group.rows.values())).head)
        self.body.addWidget(self.group)
        self.group.changed.connect(self._on_changed)

    def display(self, value: object | None) -> None:
        shown = {True: (YES_ID,), False: (NO_ID,), UNKNOWN: (UNKNOWN_ID,)}
        self.group.show_value(shown.get(value, ()) if isinstance(value, (bool, type(UNKNOWN))) else ())

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self.commit({YES_ID: True, NO_ID: False, UNKNOWN_ID: UNKNOWN}[chosen[0]])


class ChoiceField(Field):
    """One of up to seven, as rows."""

    shows_unknown = True

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        choices = [Choice(id_, words) for id_, words in spec.options.items() if id_ != UNKNOWN_ID]
        if spec.unknown:
            choices.append(Choice(UNKNOWN_ID, self.tr("We don't know")))
        self.group = OptionGroup(self.theme, choices, keys=False, name=spec.label, compact=True)
        self.setFocusProxy(next(iter(self.group.rows.values())).head)
        self.body.addWidget(self.group)
        self.group.changed.connect(self._on_changed)

    def display(self, value: object | None) -> None:
        self.group.show_value(() if value is None else (UNKNOWN_ID if value is UNKNOWN else str(value),))

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self.commit(UNKNOWN if chosen[0] == UNKNOWN_ID else chosen[0])


class ChoicesField(Field):
    """Several answers. "None of these" and "We don't know" clear the others, and say so.

    Up to nine stand as rows; more as two columns of check boxes.
    """

    shows_unknown = True

    def __init__(self, context: FormContext, spec: FieldSpec) -> None:
        super().__init__(context, spec)
        options = {id_: words for id_, words in spec.options.items() if id_ != UNKNOWN_ID}
        if NONE_ID in options:
            options[NONE_ID] = options.pop(NONE_ID)
        if spec.unknown:
            options[UNKNOWN_ID] = spec.options.get(UNKNOWN_ID, self.tr("We don't know"))
        self._alone = tuple(id_ for id_ in (NONE_ID, UNKNOWN_ID) if id_ in options)
        self.rows: OptionGroup | None = None
        self.boxes: dict[str, CheckBox] = {}
        self._chosen: tuple[str, ...] = ()
        if len(options) <= ROWS_UP_TO:
            self.rows = OptionGroup(
                self.theme, [Choice(id_, words) for id_, words in options.items()], many=True,
                exclusive=self._alone, keys=False, name=spec.label, compact=True,
            )
            self.rows.changed.connect(self._on_changed)
            self.body.addWidget(self.rows)
        else:
            self.body.addLayout(self._grid(options))
        self.cleared = Text(self.theme, self.tr("The other answers were cleared."), "caption", "text2", wrap=True)
        self.cleared.hide()
        self.body.addWidget(self.cleared)

    def display(self, value: object | None) -> None:
        if value is UNKNOWN:
            self._put((UNKNOWN_ID,))
        else:
            self._put(tuple(str(id_) for id_ in value) if isinstance(value, (tuple, list)) else ())

    def _grid(self, options: dict[str, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        lines = (len(options) + 1) // 2
        for place, (id_, words) in enumerate(options.items()):
            box = CheckBox(self.theme, words.replace("&", "&&"))
            name_for(box, words)
            box.clicked.connect(lambda checked=False, picked=id_: self._on_box(picked, checked))
            grid.addWidget(box, place % lines, place // lines)
            self.boxes[id_] = box
        return grid

    def _put(self, chosen: Sequence[str]) -> None:
        self._chosen = tuple(chosen)
        if self.rows is not None:
            self.rows.show_value(chosen)
        for id_, box in self.boxes.items():
            box.setChecked(id_ in chosen)

    def _on_box(self, picked: str, checked: bool) -> None:
        kept = {id_ for id_, box in self.boxes.items() if box.isChecked()}
        if checked:
            kept = {picked} if picked in self._alone else kept - set(self._alone)
        self._on_changed(tuple(id_ for id_ in self.boxes if id_ in kept))

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        lost = set(self._chosen) - set(chosen)
        said = len(lost) > 0 and len(chosen) == 1 and chosen[0] in self._alone
        self.cleared.setVisible(said)
        if said:
            announce(self, self.cleared.text())
        self._put(chosen)
        if UNKNOWN_ID in chosen:
            self.commit(UNKNOWN)
        else:
            self.commit(chosen or None)
