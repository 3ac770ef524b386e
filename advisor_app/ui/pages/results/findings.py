"""Every finding with its reason, cause and fix; who looks after it; and real cases like this firm."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from advisor_app.domain.cases import cases_like
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.findings import Finding
from advisor_app.domain.register import FindingNote
from advisor_app.services.plans import lead_fixes
from advisor_app.ui.pages.case_card import case_card
from advisor_app.ui.pages.results.finding_details import Leads, finding_details, resolved_details
from advisor_app.ui.pages.results.finding_form import FindingForm
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.findings import SHOWN, SORTS, Findings, Resolved, records, resolved_since
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import EmptyState
from advisor_app.ui.widgets.fields import Select
from advisor_app.ui.widgets.layout import Divider, boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import RecordList
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import body, caption, field_label, heading

FINDINGS, CASES = "findings", "cases"
CASES_WIDTH = 800


class FindingsTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self._resolved: tuple[Evaluation, tuple[Resolved, ...]] | None = None
        self.form: FindingForm | None = None
        self.views = SegmentedControl(
            theme, [(FINDINGS, self.tr("Findings")), (CASES, self.tr("Cases like yours"))], name=self.tr("Show")
        )
        self.sort = Select(theme, [(id_, self._sort_words()[id_]) for id_ in SORTS], name=self.tr("Sort by"))
        self.shown = Select(theme, [(id_, self._shown_words()[id_]) for id_ in SHOWN], name=self.tr("Show"))
        for box in (self.sort, self.shown):
            box.setMinimumContentsLength(8)
        self.list = RecordList(theme, self.tr("Findings"))
        self.none = EmptyState(theme, self.tr(
            "No gaps found in the questions answered. That is not the same as no risk."))
        choices = row(
            boxed(column(field_label(theme, self.tr("Sort by"), self.sort), 3, self.sort)),
            boxed(column(field_label(theme, self.tr("Show"), self.shown), 3, self.shown)),
            gap=10, margins=(0, 0, 16, 0),
        )
        side = boxed(column(choices, 8, self.none, self.list, margins=(16, 12, 0, 0)))
        self._split = MasterDetail(theme, side)
        self._cases = QVBoxLayout()
        self._cases.setSpacing(12)
        holder = boxed(column(self._cases, None, margins=(24, 18, 24, 24)))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._split)
        self._pages.addWidget(ScrollPage(holder, widest=theme.px(CASES_WIDTH)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.views, None, margins=(16, 10, 16, 10)))
        whole.addWidget(Divider(theme))
        whole.addWidget(self._pages, 1)
        self.views.picked.connect(self.show_part)
        self.list.picked.connect(self._show)
        self.sort.picked.connect(self._refill)
        self.shown.picked.connect(self._refill)

    def _sort_words(self) -> dict[str, str]:
        return {
            "level": self.tr("Level"), "first": self.tr("What to do first"), "saving": self.tr("Saving"),
            "effort": self.tr("Effort"), "section": self.tr("Section"),
        }

    def _shown_words(self) -> dict[str, str]:
        return {
            "open": self.tr("Open"), "to_find_out": self.tr("To find out"), "planned": self.tr("Planned"),
            "accepted": self.tr("Accepted"), "resolved": self.tr("Resolved"), "all": self.tr("All"),
        }

    # --------------------------------------------------------------------------------------------------- showing
    def show_outcome(self, outcome: Outcome) -> None:
        self.settle()
        same = self._outcome is not None and self._outcome.evaluation is outcome.evaluation
        self._outcome = outcome
        self._fill(keep=same)
        self._show_cases()

    def show_part(self, part: str) -> None:
        """findings or cases."""
        self.views.show_choice(part)
        self._pages.setCurrentIndex((FINDINGS, CASES).index(part))

    def settle(self) -> None:
        if self.form is not None:
            self.form.take()

    def view(self) -> Findings:
        outcome = self._outcome
        assert outcome is not None
        if self._resolved is None or self._resolved[0] is not outcome.evaluation:
            before = outcome.practice.case_before(outcome.assessment)
            self._resolved = outcome.evaluation, resolved_since(outcome.evaluation, outcome.pack, before)
        return Findings(
            outcome.evaluation, outcome.pack, outcome.words, outcome.figures, outcome.session.register,
            outcome.controls, self._resolved[1],
        )

    def _refill(self, _choice: str) -> None:
        self._fill()

    def _fill(self, *, keep: bool = False) -> None:
        found = records(self.view(), self.sort.choice() or "level", self.shown.choice() or "open")
        chosen = self.list.show_records(found)
        self.none.setVisible(not found)
        self.list.setVisible(bool(found))
        if chosen is not None:
            self.list.choose(chosen.id)
            self._show(chosen.id, keep=keep)
        else:
            self.form = None
            self._split.show_details([body(self._theme, self.tr("Nothing to show here."), "text2")])

    def _show(self, id_: str, *, keep: bool = False) -> None:
        view, outcome = self.view(), self._outcome
        assert outcome is not None
        finding = view.finding(id_)
        leads = Leads(
            self.question_asked.emit, self.source_asked.emit, lambda law: self.tab_asked.emit(f"laws:{law}"), self._plan
        )
        if finding is None:
            self.form = None
            self._split.show_details(resolved_details(self._theme, view, id_, leads))
            return
        self.form = FindingForm(
            self._theme, outcome.session.register.finding(id_), outcome.language, outcome.session.today
        )
        self.form.changed.connect(self._keep)
        cases = cases_like(outcome.evaluation.facts, [finding], outcome.pack, most=2)
        shown = finding_details(self._theme, view, finding, cases, leads, self.form)
        self._split.show_details(shown, keep_place=keep)

    def _show_cases(self) -> None:
        outcome = self._outcome
        assert outcome is not None
        while (item := self._cases.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        theme, evaluation = self._theme, outcome.evaluation
        found = cases_like(evaluation.facts, evaluation.assessment.findings, outcome.pack)
        shown: list[QWidget] = [
            heading(theme, self.tr("Cases like yours"), "page_title"),
            caption(theme, self.tr(
                "Firms of the same trade, for causes found here. Only cases whose sources were read. Most settlements "
                "are made without admission of fault."), "text2"),
        ]
        if not found:
            shown.append(body(theme, self.tr("There is no certain case of this trade for the causes found."), "text2"))
        shown += [case_card(theme, case, outcome.words, outcome.figures, self.source_asked.emit) for case in found]
        for widget in shown:
            self._cases.addWidget(widget)

    # ------------------------------------------------------------------------------------------------- changing
    def _keep(self, note: object) -> None:
        outcome = self._outcome
        assert outcome is not None and isinstance(note, FindingNote)
        outcome.session.set_finding(note)
        self.list.show_records(records(self.view(), self.sort.choice() or "level", self.shown.choice() or "open"))

    def _plan(self, finding: Finding, on: bool) -> None:
        """Put the fix into the plan or take it out; the losses with the plan follow."""
        outcome = self._outcome
        assert outcome is not None and finding.action is not None
        (outcome.plan.tick if on else outcome.plan.untick)(finding.action)
        control = finding.control or ""
        lead = lead_fixes(outcome.evaluation).get(control)
        controls = outcome.controls
        if lead is not None and lead.id == finding.action:
            controls = tuple(c for c in controls if c != control) + ((control,) if on else ())
        self.ticked.emit(controls)
