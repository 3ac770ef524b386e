"""What every field has in common: its label, its hint, a message, "We don't know", and two verbs.

Out: `edited(name, value)` for what a person enters; value as domain.profile.parse_fact takes it, None for emptied.
In: `show_value(value, error)`, which never echoes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.profile import UNKNOWN
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.text import Text, name_for

QUIET_MS = 400
UNKNOWN_ID = "unknown"
NONE_ID = "none"


@dataclass(frozen=True)
class FieldSpec:
    """One field. kind: as in domain.profile.FactSpec. options: id to words, in order. minimum, maximum: of numbers.

    unknown: offers "We don't know". children: the fields of one row, for kinds that hold rows. plain: no label, for
    fields whose label stands elsewhere (the name is still read out).
    """

    name: str
    kind: str
    label: str
    hint: str = ""
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    minimum: float | None = None
    maximum: float | None = None
    unknown: bool = True
    required: bool = False
    plain: bool = False
    children: tuple[FieldSpec, ...] = ()


@dataclass(frozen=True)
class FormContext:
    """language: BCP 47 tag of the screen. currency: ISO 4217 code of the client. today: given, never read here."""

    theme: Theme
    language: str
    currency: str
    today: date


class Field(QWidget):
    """The frame. Subclasses put their control into `body` and override `display`, and `flush` if they wait."""

    edited = Signal(str, object)
    # Whether the control itself shows UNKNOWN, instead of the box under it.
    shows_unknown = False

    def __init__(self, context: FormContext, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.spec, self.theme = context, spec, context.theme
        self._value: object | None = None
        self._shown = False
        self.label = Text(self.theme, spec.label, "label", "text2", wrap=True)
        self.error = Text(self.theme, "", "label", "danger", wrap=True, weight=600)
        self.error.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.hint = Text(self.theme, spec.hint, "caption", "text3", wrap=True)
        self.unknown = CheckBox(self.theme, self.tr("We don't know"))
        self.unknown.setHidden(True)
        self.unknown.clicked.connect(self._on_unknown)
        self.setLayout(column(self.label, self.error, self.body, self.hint, self.unknown, gap=4))
        self.label.setVisible(not spec.plain)
        self.hint.setVisible(bool(spec.hint))
        name_for(self, spec.label)

    # ---------------------------------------------------------------------------------------------------- verbs
    def show_value(self, value: object | None, error: str = "") -> None:
        """Show a value (None: not answered, UNKNOWN: not known) and what is wrong with it, nothing emitted.

        What is typed but not taken stays: a value that is shown already changes nothing, and with an error the
        control keeps what the person entered.
        """
        same = value == self._value and type(value) is type(self._value)
        keep = same or (self._shown and bool(error))
        self._value, self._shown = value, True
        if not keep:
            self.unknown.setChecked(value is UNKNOWN)
            self.display(None if value is UNKNOWN and not self.shows_unknown else value)
        if error or not same:
            self.show_error(error)

    def value(self) -> object | None:
        """What was last entered or shown."""
        return self._value

    def flush(self) -> None:
        """Commit what is typed but not yet emitted."""

    def display(self, value: object | None) -> None:
        """Put a value, or nothing, into the control; UNKNOWN only where `shows_unknown`."""
        raise NotImplementedError(type(self).__name__)

    # ---------------------------------------------------------------------------------------------------- inside
    def offer_unknown(self) -> None:
        """Show "We don't know" under the control, where the field allows it."""
        self.unknown.setHidden(not self.spec.unknown)

    def commit(self, value: object | None) -> None:
        """Emit a value entered by the person, once."""
        self.show_error("")
        self.unknown.setChecked(value is UNKNOWN)
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.edited.emit(self.spec.name, value)

    def show_error(self, error: str) -> None:
        self.error.setText(error)
        self.error.setVisible(bool(error))
        name_for(self, self.spec.label, error or self.spec.hint)
        self.mark_wrong(bool(error))

    def mark_wrong(self, wrong: bool) -> None:
        """Mark the control itself; for controls that can."""

    def sentence(self, message: str) -> str:
        """A message that follows the name of the field, as one sentence: a label that asks is not repeated."""
        if self.spec.label.endswith("?") or not self.spec.label:
            return message[:1].upper() + message[1:]
        return f"{self.spec.label} {message}"

    def _on_unknown(self, checked: bool) -> None:
        if checked:
            self.display(None)
            self.commit(UNKNOWN)
        else:
            self.commit(None)


class WaitingField(Field):
    """A field for typed text: commits after 400 ms of quiet, on leaving and when told to."""

    def __init__(self, context: FormContext, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(context, spec, parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_quiet)

    def wait(self) -> None:
        """Something was typed: commit when it has been quiet for a moment."""
        self.show_error("")
        self._timer.start()

    def waiting(self) -> bool:
        return self._timer.isActive()

    def flush(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.take(final=True)

    def take(self, *, final: bool) -> None:
        """Commit what is typed. final: say what is wrong with it; otherwise the person may still be typing."""
        raise NotImplementedError(type(self).__name__)

    def _on_quiet(self) -> None:
        self.take(final=False)

    def on_left(self) -> None:
        """The person left the control."""
        self._timer.stop()
        self.take(final=True)
