"""How sure we are: ranges, what moves the figures, what nobody knows, own figures, where the numbers come from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.domain.losses.overrides import with_overrides
from advisor_app.ui.charts.card import plain_card
from advisor_app.ui.charts.spans import SpanBars
from advisor_app.ui.pages.results.figures_used import FiguresUsed
from advisor_app.ui.pages.results.tab import Outcome, ResultsTab
from advisor_app.ui.presenters.doubt import (
    caveats,
    grade_lines,
    open_points,
    own_line,
    range_spans,
    swing_spans,
    swing_summary,
)
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.card_column import CardColumn
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import FlowLayout, clear, column, row
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.text import Text, body, caption, name_for


class DoubtTab(ResultsTab):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outcome: Outcome | None = None
        self.ranges, self.swings = SpanBars(theme), SpanBars(theme, shared=True)
        self.range_card = plain_card(theme, self.tr("How high and how low could it be?"), self.tr(
            "The figure may lie anywhere in its band; one time in ten lower, one in ten higher."), self.ranges)
        self.swing_card = plain_card(theme, self.tr("What moves the average cost most?"), self.tr(
            "Average cost a year with one thing changed at a time."), self.swings)
        self.swing_sentence = body(theme, "", "text2")
        self.swing_card.content.insertWidget(0, self.swing_sentence)
        self.answers = Card(theme, self.tr("What is not known yet"))
        self._answered = Text(theme, "", "body", wrap=True)
        self._points = QVBoxLayout()
        self._points.setSpacing(8)
        self.answers.add(self._answered, self._points, None)
        self.own = Card(theme, self.tr("Your own figures"))
        self._own = QVBoxLayout()
        self._own.setSpacing(8)
        self._own_note = caption(theme, "", "text2")
        self.replace = Button(theme, self.tr("Replace a figure"), icon="pencil")
        self.replace.clicked.connect(self.open_figures)
        self.own.add(self._own_note, self._own, self._buttons(self.replace), None)
        self.sources = Card(theme, self.tr("Where the numbers come from"))
        self._grades = QVBoxLayout()
        self.method = Button(theme, self.tr("How the figures are made"), icon="book-open")
        self.all_figures = Button(theme, self.tr("All figures"), icon="search")
        self.method.clicked.connect(lambda: self.reference_asked.emit("method", ""))
        self.all_figures.clicked.connect(self.open_figures)
        self.sources.add(self._grades, self._buttons(self.method, self.all_figures), None)
        self.limits = Card(theme, self.tr("What the figures cannot tell"))
        self._limits = QVBoxLayout()
        self._limits.setSpacing(8)
        self.limits.add(self._limits, None)
        self.figures = FiguresUsed(theme)
        self.figures.closed.connect(self.close_figures)
        self.figures.changed.connect(self.case_changed)
        self._views = QStackedWidget()
        self._views.addWidget(CardColumn(theme, [
            [(self.range_card, 1), (self.answers, 1)], [(self.swing_card, 1)],
            [(self.own, 1), (self.sources, 1)], [(self.limits, 1)],
        ]))
        self._views.addWidget(self.figures)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._views)

    def _buttons(self, *buttons: Button) -> QWidget:
        held = QWidget()
        flow = FlowLayout(10, held)
        for button in buttons:
            flow.addWidget(button)
        return held

    # -------------------------------------------------------------------------------------------------- showing
    def show_outcome(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._show_charts(outcome)
        self._show_points(outcome)
        self._show_own(outcome)
        parameters = with_overrides(outcome.pack.losses, outcome.evaluation.case.overrides)
        for layout, lines in (
            (self._grades, grade_lines(parameters, outcome.words)),
            (self._limits, caveats(outcome.words, outcome.figures)),
        ):
            clear(layout)
            for text in lines:
                layout.addWidget(IconLine(self._theme, "info", text))
        if self._views.currentWidget() is self.figures:
            self.figures.show_outcome(outcome)
        if outcome.studied.swings is None:
            self.study_asked.emit("swings", None)

    def open_figures(self) -> None:
        if self._outcome is not None:
            self.figures.show_outcome(self._outcome)
        self._views.setCurrentIndex(1)
        self.figures.search.setFocus()

    def close_figures(self) -> None:
        self._views.setCurrentIndex(0)
        self.replace.setFocus()

    def _show_charts(self, outcome: Outcome) -> None:
        evaluation, figures = outcome.evaluation, outcome.figures
        low, high = self.tr("Could be as low as"), self.tr("Could be as high as")
        spans = range_spans(evaluation, figures)
        self.ranges.show_spans(
            spans, title=self.range_card.title.text(), summary=". ".join(
                self.tr("{label}: {figure}, could be {low} to {high}").format(
                    label=s.label, figure=s.middle_words, low=s.low_words, high=s.high_words) for s in spans),
            headers=(self.tr("Figure"), self.tr("Estimate"), low, high),
        )
        self.range_card.refresh()
        swings = swing_spans(outcome.studied.swings or (), evaluation, outcome.pack, outcome.words, figures)
        known = outcome.studied.swings is not None
        said = swing_summary(swings) if known else self.tr("Being worked out…")
        self.swing_sentence.setText(said)
        self.swings.show_spans(
            swings, title=self.swing_card.title.text(), summary=said,
            headers=(self.tr("What is changed"), self.tr("Figure"), self.tr("Average at one end"),
                     self.tr("Average at the other end")),
        )
        self.swing_card.refresh()

    def _show_points(self, outcome: Outcome) -> None:
        """What nobody knows yet, each with the way to its question."""
        done, asked, unknown = outcome.answered
        self._answered.setText(self.tr(
            "{done} of {asked} questions answered, {unknown} not known. Of what was answered, {share} in 100 was seen "
            "or tested."
        ).format(done=done, asked=asked, unknown=unknown, share=round(100 * outcome.evaluation.assessment.confidence)))
        clear(self._points)
        order = outcome.session.wizard().order
        for point in open_points(outcome.evaluation, outcome.pack, order, outcome.words, outcome.figures):
            said = " · ".join(text for text in (point.state, point.worth) if text)
            buttons = []
            if point.asked:
                button = self._link(self.tr("Answer"), point.text)
                button.clicked.connect(lambda _checked=False, id_=point.question: self.question_asked.emit(id_))
                buttons.append(button)
            self._points.addLayout(self._line(point.text, said, buttons))
        if not self._points.count():
            self._points.addWidget(caption(self._theme, self.tr("Everything that was asked is answered."), "text2"))

    def _show_own(self, outcome: Outcome) -> None:
        clear(self._own)
        own = outcome.session.case.overrides
        self._own_note.setText(
            self.tr("They replace numbers of the model for this client, and are printed with their reasons.") if own
            else self.tr("None. Numbers marked as estimates can be replaced by better ones, with the reason.")
        )
        for override in own:
            name, said = own_line(override, outcome.pack.losses, outcome.figures)
            change, remove = self._link(self.tr("Change"), name), self._link(self.tr("Remove"), name)
            change.clicked.connect(lambda _checked=False, id_=override.parameter: self._change(id_))
            remove.clicked.connect(lambda _checked=False, id_=override.parameter: self._remove(id_))
            self._own.addLayout(self._line(name, said, [change, remove]))

    def _link(self, words: str, about: str) -> Button:
        button = Button(self._theme, words, "link")
        name_for(button, f"{words}: {about}")
        return button

    def _line(self, title: str, note: str, buttons: list[Button]) -> QHBoxLayout:
        line = row(gap=4)
        line.addLayout(column(
            Text(self._theme, title, "label", wrap=True), caption(self._theme, note, "text2"), gap=1), 1)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    # -------------------------------------------------------------------------------------------------- changing
    def _change(self, parameter: str) -> None:
        self.open_figures()
        self.figures.open_figure(parameter)

    def _remove(self, parameter: str) -> None:
        assert self._outcome is not None
        self._outcome.session.clear_override(parameter)
        self._show_own(self._outcome)
        self.case_changed.emit()
