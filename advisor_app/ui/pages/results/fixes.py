"""The fixes: what each saves and costs, what was agreed, and what the ticked ones do together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.register import PlanItem
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.pages.results.cards import CurveCard
from advisor_app.ui.pages.results.fix_details import FixDetails
from advisor_app.ui.pages.results.fix_table import FixTable
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.fixes import FixFigures, fix_rows, serious_base, together
from advisor_app.ui.presenters.loss_curve import curve_data, years_view
from advisor_app.ui.presenters.sources import COSTS, MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.card_column import CardColumn
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import FlowLayout, boxed, row
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import Text, caption, name_for

BESIDE_FROM, CURVE_HEIGHT = 1080, 260


class FixesTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self.order = SegmentedControl(theme, [
            ("next", self.tr("Best next")), ("saving", self.tr("Saving")), ("cost", self.tr("Cost")),
            ("effort", self.tr("Effort")),
        ], name=self.tr("Order"))
        self.order.picked.connect(lambda _order: self._show())
        self.joint = Text(theme, "", "strong", wrap=True)
        self.note = caption(theme, "", "text2")
        self.table = FixTable(theme, self.tr("Fixes"))
        self.table.ticked.connect(self._tick)
        self.table.picked.connect(lambda _action: self._show_details())
        self.table.opened.connect(self._open)
        self.details = FixDetails(theme)
        self.details.changed.connect(self._change)
        self.details.question_asked.connect(self.question_asked)
        self.curve = CurveCard(theme)
        self.curve.curve.setMinimumHeight(theme.px(CURVE_HEIGHT))
        flow = FlowLayout(10)
        flow.addWidget(boxed(row(Text(theme, self.tr("Order"), "label", "text2"), self.order, gap=10)))
        card = Card(theme, self.tr("What would help"))
        card.add(flow, self.joint, self.table, self.note, None)
        card.cite(COSTS, self.source_asked.emit)
        self.details.cite(COSTS, self.source_asked.emit).show_figure(self.tr("Effort and cost"))
        self.curve.cite(MODEL, self.source_asked.emit)
        self._cards = CardColumn(
            theme, [[(card, 13), (self.details, 5)], [(self.curve, 1)]], beside_from=BESIDE_FROM
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._cards)

    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        if outcome.studied.serious is None:
            self.study_asked.emit("serious", None)
        if outcome.studied.savings is None:
            self.study_asked.emit("savings", outcome.controls)
        self._show()
        self.curve.show_view(
            curve_data(outcome.evaluation, outcome.pack, outcome.figures, outcome.planned),
            years_view(outcome.evaluation, outcome.figures),
        )

    def settle(self) -> None:
        self.details.flush()

    # -------------------------------------------------------------------------------------------------- showing
    def _found(self, outcome: Outcome) -> FixFigures:
        return FixFigures(
            outcome.evaluation, outcome.session.register, outcome.controls, outcome.studied.serious,
            outcome.studied.savings,
        )

    def _show(self) -> None:
        outcome = self._outcome
        if outcome is None:
            return
        found = self._found(outcome)
        self.table.show_rows(fix_rows(found, outcome.words, outcome.figures, self.order.choice()))
        self.joint.setText(together(found, outcome.planned, outcome.words, outcome.figures))
        name_for(self.table, self.tr("Fixes"), self.joint.text())
        self.note.setText(self.tr(
            "Serious loss: years in {base} that cost more than {limit}, today and with this fix alone. Best next: the "
            "largest saving for its cost beside what is ticked; own time counts as the smallest cost."
        ).format(
            base=outcome.figures.number(serious_base(outcome.evaluation)),
            limit=outcome.figures.exact(outcome.evaluation.bearable_loss),
        ))
        self._show_details()

    def _show_details(self) -> None:
        outcome, action = self._outcome, self._action(self.table.chosen())
        self.details.setVisible(action is not None)
        if outcome is None or action is None:
            return
        context = FormContext(
            self._theme, outcome.language, outcome.evaluation.currency, outcome.practice.today()
        )
        item = outcome.session.register.plan.get(action.id)
        if item is None and any(row.ticked for row in self.table.rows if row.action == action.id):
            item = PlanItem(action.id)
        self.details.show_fix(action, item, context, outcome.words, outcome.figures)

    def _action(self, id_: str | None) -> ActionAdvice | None:
        actions = self._outcome.evaluation.assessment.actions if self._outcome is not None else ()
        return next((action for action in actions if action.id == id_), None)

    def _open(self, _action: str) -> None:
        """Go to what was agreed on the chosen fix."""
        self.details.state.setFocus()

    # -------------------------------------------------------------------------------------------------- changing
    def _tick(self, action: str, on: bool) -> None:
        """A fix with a saving of its own changes the losses; another one is only noted."""
        outcome = self._outcome
        if outcome is None:
            return
        control = next(row.control for row in self.table.rows if row.action == action)
        if control is None:
            outcome.plan.take(outcome.evaluation, outcome.controls)
            (outcome.plan.tick if on else outcome.plan.untick)(action)
            self._show()
            return
        kept = tuple(name for name in outcome.controls if name != control)
        self._take((*kept, control) if on else kept)

    def _change(self, item: PlanItem | None) -> None:
        """Something was entered about the chosen fix: it is in the plan by that, or out of it."""
        outcome, chosen = self._outcome, self.table.chosen()
        if outcome is None or chosen is None:
            return
        control = next(row.control for row in self.table.rows if row.action == chosen)
        outcome.plan.take(outcome.evaluation, outcome.controls)
        if item is None:
            outcome.plan.drop(chosen)
        else:
            outcome.session.set_fix(item)
        wanted = item is not None and item.status != "not_doing"
        if control is None or wanted == (control in outcome.controls):
            self._show()
        else:
            kept = tuple(name for name in outcome.controls if name != control)
            self._take((*kept, control) if wanted else kept)

    def _take(self, controls: tuple[str, ...]) -> None:
        assert self._outcome is not None
        self._outcome = replace(self._outcome, controls=controls)
        self._show()
        self.ticked.emit(controls)
