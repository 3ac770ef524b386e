"""The estimate beside the questions: chance, size, newest findings, and how rough it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.ui.charts.cover import PolicyBar
from advisor_app.ui.charts.years import HundredYears, YearsData
from advisor_app.ui.presenters.estimate import EstimateView, FindingLine, estimate_view
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.announce import announce
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import IconNote, Panel
from advisor_app.ui.widgets.layout import Divider, clear, column, row
from advisor_app.ui.widgets.levels import LevelBars
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, caption, heading

PANEL_WIDTH = 312


class EstimatePanel(Panel):
    """hidden_by_person(shown) when a person hides it or brings it back."""

    hidden_by_person = Signal(bool)
    source_asked = Signal(str)

    def __init__(self, theme: Theme, *, wanted: bool = True) -> None:
        super().__init__(theme, fill="surface", edge="", radius="")
        self.wanted = wanted
        self._theme = theme
        self.setFixedWidth(theme.px(PANEL_WIDTH))
        self.hide_button = Button(theme, self.tr("Hide"), "quiet", icon="eye-off")
        self.hide_button.clicked.connect(self.toggle)
        self.missing = caption(theme, "", "text2")
        self.title = Text(theme, "", "label", "text2", wrap=True)
        self.headline = Text(theme, "", "figure", tabular=True)
        self.change = Text(theme, "", "label", "text2", weight=600)
        self.years = HundredYears(theme)
        self.years_note = caption(theme, "", "text2")
        self.bad_title = Text(theme, "", "label", "text2", wrap=True)
        self.bad = Text(theme, "", "figure", tabular=True)
        self.policy = PolicyBar(theme)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(8)
        self.rough = IconNote(theme, "info", "", "", "sunken")
        self._body = QWidget()
        self._body.setLayout(column(
            self.title, 2, row(self.headline, None, self.change), 8, self.years, 8, self.years_note, 14,
            Divider(theme), 14, self.bad_title, 2, self.bad, 8, self.policy, 14, Divider(theme), 14,
            Text(theme, self.tr("Findings so far"), "label", "text2"), 8, self._findings, None,
        ))
        source = SourceLink(theme, MODEL, self.tr("Estimate so far"))
        source.asked.connect(self.source_asked)
        inside = self._body.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertLayout(inside.count() - 1, row(source, None, margins=(0, 14, 0, 0)))
        self._body.hide()
        scrolled = QWidget()
        scrolled.setLayout(column(self.missing, self._body, None, margins=(0, 0, 4, 0)))
        head = row(heading(theme, self.tr("Estimate so far")), None, self.hide_button)
        whole = column(head, 8, margins=(20, 16, 16, 14))
        whole.addWidget(ScrollPage(scrolled), 1)
        whole.addSpacing(8)
        whole.addWidget(self.rough)
        self.setLayout(whole)
        self.rough.hide()

    def show_missing(self, count: int) -> None:
        """Too few answers for any figure."""
        self._body.hide()
        self.rough.hide()
        self.missing.show()
        self.missing.setText(
            self.tr("Answer {n} more to see a first estimate.").format(n=count) if count > 1
            else self.tr("Answer 1 more to see a first estimate.")
        )

    def show_evaluation(
        self, now: Evaluation, before: Evaluation | None, pack: ContentPack, figures: Figures, language: str,
        answered: tuple[int, int, int],
    ) -> None:
        self._show(estimate_view(now, before, pack, figures, language, answered))

    def toggle(self) -> None:
        """Hide it, or bring it back."""
        self.wanted = not self.wanted
        self.setVisible(self.wanted)
        self.hidden_by_person.emit(self.wanted)

    def _show(self, view: EstimateView) -> None:
        self.missing.hide()
        self._body.show()
        self.rough.show()
        self.title.setText(self.tr("Chance of a serious loss in a year"))
        self.headline.setText(view.headline)
        self.change.setText(view.change)
        self.change.set_colour("danger" if view.worse else "text2")
        self.years.show_years(YearsData(
            0, max(view.dots, 0), added=max(0, view.added), gone=max(0, -view.added), total=view.per,
            title=self.title.text(), summary=f"{view.headline}. {view.caption}",
        ))
        self.years_note.setText(view.caption)
        self.bad_title.setText(view.bad_title)
        self.bad.setText(view.bad_text)
        self.policy.show_amounts(
            view.policy, view.bad, (view.policy_text, view.bad_text), title=view.bad_title,
            summary=f"{view.bad_text}. {view.policy_text}.",
        )
        self._show_findings(view.findings)
        self.rough.show_text(view.rough_title, view.rough_text)
        if view.change:
            announce(self, self.tr("Now {chance}, {change}").format(chance=view.headline, change=view.change))

    def _show_findings(self, findings: tuple[FindingLine, ...]) -> None:
        clear(self._findings)
        for finding in findings:
            line = row(LevelBars(self._theme, finding.level), gap=10)
            words = Text(self._theme, finding.text, "label", weight=500, wrap=True)
            line.addWidget(words, 1)
            if finding.new:
                line.addWidget(Pill(self._theme, self.tr("New"), "accent"))
            self._findings.addLayout(line)
        if not findings:
            self._findings.addWidget(caption(self._theme, self.tr("None yet."), "text2"))
