"""What was agreed on one fix: who, by when, how far it is, what it costs; and what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.pack import Texts
from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.register import PLAN_STATUSES, PlanItem
from advisor_app.services.reason_words import cost_words
from advisor_app.ui.forms.field import FieldSpec, FormContext
from advisor_app.ui.forms.typed import DateField, NameField, NumberField
from advisor_app.ui.presenters.fixes import status_words
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import Select
from advisor_app.ui.widgets.layout import clear, column, row
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.text import Text, body, caption, field_label

NONE = "none"


class FixDetails(Card):
    """changed(PlanItem) when a person enters something; question_asked(id) to open the question behind it."""

    changed = Signal(object)
    question_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, " ")
        self._item: PlanItem | None = None
        # What was noted before the fix was taken out of the plan: it comes back with it.
        self._noted: PlanItem | None = None
        self._action: ActionAdvice | None = None
        self._context: FormContext | None = None
        self.state = Select(theme, [])
        self.state.picked.connect(self._on_state)
        self._form = QVBoxLayout()
        self._form.setSpacing(12)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        self.wrong = caption(theme, "", "danger")
        self.wrong.hide()
        self.question = Button(theme, self.tr("Open the question"), "link")
        self.question.clicked.connect(lambda: self._action and self.question_asked.emit(self._action.questions[0]))
        self.why = body(theme, "", "text2")
        # The words of a link begin where those above it do.
        link = row(self.question, None, margins=(-12, 0, 0, 0))
        self.add(self.why, self._steps, link, 6, self._form, self.wrong, None)

    def show_fix(
        self, action: ActionAdvice, item: PlanItem | None, context: FormContext, words: Texts, figures: Figures
    ) -> None:
        """Show one fix; the same one keeps what is being typed."""
        text = words.actions[action.id]
        same = self._action is not None and self._action.id == action.id and self._context == context
        self._action, self._item, self._context = action, item, context
        self._noted = item or (self._noted if same else None)
        self.title.setText(text.title)
        self.setAccessibleName(text.title)
        self.why.setText(text.why)
        if not same:
            clear(self._steps)
            for number, step in enumerate(text.steps, start=1):
                self._steps.addWidget(Text(self._theme, f"{number}. {step}", "label", wrap=True, weight=400))
            self._build(context, cost_words(action.cost, words, figures))
        self._fill_in()

    def flush(self) -> None:
        """Hand over what is typed."""
        if self._context is not None:
            for field in (self.owner, self.due, self.reason, self.first, self.yearly):
                field.flush()

    # -------------------------------------------------------------------------------------------------- building
    def _build(self, context: FormContext, usual: str) -> None:
        clear(self._form)
        theme = self._theme
        self.owner = NameField(context, _spec("owner", "text", self.tr("Who")))
        self.due = DateField(context, _spec("due", "date", self.tr("By when")))
        self.reason = NameField(context, _spec("reason", "text", self.tr("Why it is not done")))
        self.first = NumberField(context, _spec("cost_first", "money", self.tr("Cost in the first year"),
                                                self.tr("Usual: {range}").format(range=usual)))
        self.yearly = NumberField(context, _spec("cost_yearly", "money", self.tr("Cost in each later year")))
        for field in (self.owner, self.due, self.reason, self.first, self.yearly):
            field.edited.connect(self._on_edited)
        self.state = Select(theme, [])
        self.state.picked.connect(self._on_state)
        self.state.set_choices([
            (NONE, self.tr("Not in the plan")), *((status, status_words()[status]) for status in PLAN_STATUSES),
        ])
        self.own = Pill(theme, self.tr("Your figure"), "accent")
        self.reset = Button(theme, self.tr("Reset"), "link")
        self.reset.clicked.connect(self._reset)
        state = QWidget()
        state.setLayout(column(field_label(theme, self.tr("Status"), self.state), self.state, gap=4))
        mark = QWidget()
        mark.setLayout(row(self.own, self.reset, None, gap=6))
        self.mark = mark
        for widget in (state, self.reason, self.owner, self.due, self.first, self.yearly, mark):
            self._form.addWidget(widget)

    def _fill_in(self) -> None:
        item = self._item
        self.state.show_choice(item.status if item is not None else NONE)
        self.owner.show_value(item.owner or None if item is not None else None)
        self.due.show_value(item.due if item is not None else None)
        self.reason.show_value(item.reason or None if item is not None else None)
        self.reason.setVisible(item is not None and item.status == "not_doing")
        self.first.show_value(item.cost_first if item is not None else None)
        self.yearly.show_value(item.cost_yearly if item is not None else None)
        self.mark.setVisible(item is not None and (item.cost_first is not None or item.cost_yearly is not None))
        self._say("")

    # --------------------------------------------------------------------------------------------------- entering
    def _on_state(self, status: str) -> None:
        item = self._base()
        if status == "not_doing" and not item.reason:
            # The reason comes first: without one there is nothing to keep.
            self.reason.setVisible(True)
            self.reason.edit.setFocus()
            self._say(self.tr("Enter why it is not done: then it counts as not doing."))
            return
        if status == NONE:
            self.changed.emit(None)
            return
        self._take(status=status, reason=item.reason if status == "not_doing" else "")

    def _on_edited(self, name: str, value: object) -> None:
        if name == "reason":
            said = str(value or "").strip()
            if said:
                self._take(status="not_doing", reason=said)
            elif self._base().status == "not_doing":
                self._say(self.tr("A fix that is not done needs a reason; enter it."))
        elif name == "owner":
            self._take(owner=str(value or ""))
        elif name == "due":
            self._take(due=value if isinstance(value, date) else None)
        else:
            amount = float(value) if isinstance(value, (int, float)) else None
            currency = self._context.currency if self._context is not None and amount is not None else ""
            self._take(**{name: amount, "currency": currency or self._base().currency})

    def _reset(self) -> None:
        self._take(cost_first=None, cost_yearly=None, currency="")

    def _base(self) -> PlanItem:
        assert self._action is not None
        return self._item or self._noted or PlanItem(self._action.id)

    def _take(self, **changes: object) -> None:
        try:
            item = replace(self._base(), **changes)  # type: ignore[arg-type]
        except RecordError as error:
            self._say(str(error))
            return
        self._say("")
        self.changed.emit(item)

    def _say(self, wrong: str) -> None:
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))


def _spec(name: str, kind: str, label: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, kind, label, hint, unknown=False, minimum=0.0 if kind == "money" else None)
