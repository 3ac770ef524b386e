"""The names, days and sums of a policy, in the order its declarations page gives them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor_app.domain.policies import Policy
from advisor_app.ui.forms.field import Field, FormContext
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.presenters.policy_entries import Entry, EntryGroup
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.scroll import ScrollPage

WIDTH = 860
# Kinds that need the whole width for their choices.
WIDE = ("choice", "choices", "names", "bool", "contracts")


class DeclarationsForm(QWidget):
    """edited(Policy) for what a person enters; an entry that cannot be read is named and changes nothing."""

    edited = Signal(object)

    def __init__(self, context: FormContext, groups: Sequence[EntryGroup], policy: Policy) -> None:
        super().__init__()
        self._context, self._policy = context, policy
        self.fields: dict[str, Field] = {}
        self._entries: dict[str, Entry] = {}
        content = QWidget()
        content.setLayout(column(*(self._card(group) for group in groups), None, gap=16, margins=(24, 22, 24, 24)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=context.theme.px(WIDTH), centred=True))

    def show_policy(self, policy: Policy) -> None:
        """Show a policy without `edited`."""
        self._policy = policy
        for name, entry in self._entries.items():
            self.fields[name].show_value(entry.read(policy))

    def settle(self) -> None:
        for field in self.fields.values():
            field.flush()

    def problems(self) -> list[str]:
        """What could not be read, a sentence each."""
        return [field.error.text() for field in self.fields.values() if field.error.text()]

    def focus_first(self) -> None:
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, group: EntryGroup) -> Card:
        card = Card(self._context.theme, group.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line = place = 0
        for entry in group.entries:
            wide = entry.spec.kind in WIDE
            if wide and place:
                line, place = line + 1, 0
            grid.addWidget(self._made(entry), line, place, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            place = 0 if wide else (place + 1) % 2
            line += 0 if place else 1
        card.add(grid)
        return card

    def _made(self, entry: Entry) -> Field:
        field = make_field(self._context, entry.spec)
        field.show_value(entry.read(self._policy))
        field.edited.connect(self._on_edited)
        self.fields[entry.spec.name], self._entries[entry.spec.name] = field, entry
        return field

    def _on_edited(self, name: str, value: object) -> None:
        policy = self._entries[name].write(self._policy, value)
        if policy != self._policy:
            self._policy = policy
            self.edited.emit(policy)
