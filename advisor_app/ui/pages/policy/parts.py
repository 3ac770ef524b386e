"""What a policy pays, part by part: whether, up to what, after which share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import PartHeld, Policy
from advisor_app.domain.vocabulary import PART_STATUSES
from advisor_app.services.amounts import AmountError, parse_amount, show_amount
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, Select
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, caption

WIDTH = 960
STATUS_WIDTH, MONEY_WIDTH = 150, 112
# What a sum in the document turns into "Limited", unless the person said otherwise.
OPEN = ("unknown", "not_mentioned", "included")


class PartLine:
    """The fields of one part. They share a line of the grid; together they are no widget of their own."""

    def __init__(self, form: PartsForm, part: str, context: FormContext, words: Texts) -> None:
        self.part, self._form, self._context = part, form, context
        theme, text = context.theme, words.coverage[part]
        name = text["name"]
        self.name = Text(theme, name, "label_strong", "text", wrap=True)
        self.plain = caption(theme, text.get("plain", ""), "text3")
        statuses = [(status, words.word("part_statuses", status)) for status in PART_STATUSES]
        self.status = Select(theme, statuses, name=name)
        self.status.setMinimumWidth(theme.px(STATUS_WIDTH))
        self.limit = LineEdit(theme, name=form.tr("Own limit: {part}").format(part=name))
        self.share = LineEdit(theme, name=form.tr("Own first share: {part}").format(part=name))
        self.problem = Text(theme, "", "caption", "danger", wrap=True)
        self.problem.hide()
        for field in (self.limit, self.share):
            field.setFixedWidth(theme.px(MONEY_WIDTH))
            field.editingFinished.connect(self.settle)
        self.status.picked.connect(lambda _status: self._take(picked=True))

    def show_policy(self, policy: Policy) -> None:
        held = policy.part(self.part)
        self.status.show_choice(held.status)
        share = policy.retention.by_part.get(self.part)
        for field, amount in ((self.limit, held.sublimit), (self.share, share)):
            field.setText("" if amount is None else show_amount(amount, self._context.language))
            field.setModified(False)

    def settle(self) -> None:
        """Hand over what was typed; a sum that cannot be read is named and changes nothing."""
        if self.limit.isModified() or self.share.isModified():
            self._take(picked=False)

    def _take(self, *, picked: bool) -> None:
        try:
            limit, share = (self._amount(field) for field in (self.limit, self.share))
        except AmountError as error:
            self._say(str(error))
            return
        self._say("")
        self.limit.setModified(False)
        self.share.setModified(False)
        status = self.status.choice() or "unknown"
        if limit is not None and status in OPEN and not picked:
            status = "sublimit"
            self.status.show_choice(status)
        self._form.take(self.part, status, limit, share)

    def _amount(self, field: LineEdit) -> float | None:
        text = field.text().strip()
        return float(parse_amount(text, self._context.language)) if text else None

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class PartsForm(QWidget):
    """edited(Policy). wanted: the parts this firm needs, which stand first; others: the rest."""

    edited = Signal(object)

    def __init__(
        self, context: FormContext, words: Texts, policy: Policy, wanted: Sequence[str], others: Sequence[str]
    ) -> None:
        super().__init__()
        self._context, self._policy = context, policy
        self.lines: dict[str, PartLine] = {}
        groups = ((self.tr("Parts this firm needs"), wanted), (self.tr("Other parts"), others))
        content = QWidget()
        content.setLayout(column(
            *(self._card(title, parts, words) for title, parts in groups if parts), None, gap=16,
            margins=(24, 22, 24, 24),
        ))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=context.theme.px(WIDTH), centred=True))
        self.show_policy(policy)

    def show_policy(self, policy: Policy) -> None:
        self._policy = policy
        for line in self.lines.values():
            line.show_policy(policy)

    def settle(self) -> None:
        for line in self.lines.values():
            line.settle()

    def problems(self) -> list[str]:
        return [line.problem.text() for line in self.lines.values() if line.problem.text()]

    def take(self, part: str, status: str, limit: float | None, share: float | None) -> None:
        """One part as entered."""
        policy = self._policy
        held = replace(policy.part(part), status=status, sublimit=limit)
        rest = tuple(row for row in policy.parts if row.id != part)
        shares = {name: amount for name, amount in policy.retention.by_part.items() if name != part}
        if share is not None:
            shares[part] = share
        changed = replace(
            policy, parts=(*rest, held) if held != PartHeld(part) else rest,
            retention=replace(policy.retention, by_part=shares),
        )
        if changed != policy:
            self._policy = changed
            self.edited.emit(changed)

    def _card(self, title: str, parts: Sequence[str], words: Texts) -> Card:
        theme = self._context.theme
        card = Card(theme, title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Part"), self.tr("Does the policy pay?"), self.tr("Own limit"), self.tr("Own first share"))
        for place, head in enumerate(heads):
            grid.addWidget(caption(theme, head, "text2"), 0, place)
        for number, part in enumerate(parts):
            line = PartLine(self, part, self._context, words)
            self.lines[part] = line
            at = 1 + 3 * number
            for place, widget in enumerate((line.name, line.status, line.limit, line.share)):
                grid.addWidget(widget, at, place)
            grid.addWidget(line.plain, at + 1, 0, 1, 4)
            grid.addWidget(line.problem, at + 2, 0, 1, 4)
        card.add(grid)
        return card
