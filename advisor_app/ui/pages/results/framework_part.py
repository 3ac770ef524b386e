"""The answers seen through a published framework: its references at the left, the questions behind one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.frameworks import FrameworkRow
from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.scores import framework_note, framework_records, framework_rows, state_of
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import Select
from advisor_app.ui.widgets.layout import Divider, boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import RecordList
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, body, caption, field_label, name_for


class FrameworkPart(QWidget):
    """question_asked(id), source_asked(id)."""

    question_asked = Signal(str)
    source_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._outcome: Outcome | None = None
        self._rows: tuple[FrameworkRow, ...] = ()
        self.picker = Select(theme, [], name=self.tr("Framework"))
        self.list = RecordList(theme, self.tr("References"))
        side = boxed(column(
            boxed(column(field_label(theme, self.tr("Framework"), self.picker), 3, self.picker,
                         margins=(0, 0, 16, 0))), 8, self.list, margins=(16, 12, 0, 0),
        ))
        self._split = MasterDetail(theme, side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.picker.picked.connect(self.show_framework)
        self.list.picked.connect(self._show)

    def show_outcome(self, outcome: Outcome) -> None:
        first = self._outcome is None
        self._outcome = outcome
        if first:
            self.picker.set_choices([
                (framework.key, outcome.words.frameworks[framework.key].name) for framework in outcome.pack.frameworks
            ])
        self.show_framework(self.picker.choice() or outcome.pack.frameworks[0].key)

    def show_framework(self, key: str) -> None:
        outcome = self._outcome
        assert outcome is not None
        self.picker.show_choice(key)
        self._rows = framework_rows(outcome.evaluation, outcome.pack, key)
        chosen = self.list.show_records(framework_records(self._rows, outcome.words, key))
        if chosen is not None:
            self.list.choose(chosen.id)
            self._show(chosen.id)

    def _show(self, reference: str) -> None:
        outcome, theme = self._outcome, self._theme
        assert outcome is not None
        key = self.picker.choice() or ""
        found = next(entry for entry in self._rows if entry.reference == reference)
        words = outcome.words
        group = words.frameworks[key].groups.get(found.group, "")
        card = Card(theme, self.tr("Questions that inform it"))
        for place, question in enumerate(found.questions):
            if place:
                card.add(Divider(theme))
            card.add(self._question(question))
        source = SourceLink(theme, f"framework:{key}", words.frameworks[key].name)
        source.asked.connect(self.source_asked)
        shown: list[QWidget] = [
            caption(theme, " · ".join(part for part in (words.frameworks[key].name, group) if part), "text2"),
            Text(theme, reference, "question", wrap=True),
            body(theme, words.word("framework_states", found.state)), card,
        ]
        if found.relieved and words.frameworks[key].relief:
            shown.append(body(theme, words.frameworks[key].relief, "text2"))
        shown += [caption(theme, framework_note(outcome.pack, words, outcome.figures, key), "text2"),
                  boxed(row(source, None))]
        self._split.show_details(shown)

    def _question(self, question: str) -> QWidget:
        outcome, theme = self._outcome, self._theme
        assert outcome is not None
        state = outcome.evaluation.assessment.states[question]
        short = outcome.words.questions[question].short
        line = row(gap=12)
        line.addLayout(column(
            Text(theme, short, "body", wrap=True), caption(theme, state_of(state, outcome.words), "text2"), gap=2,
        ), 1)
        if state.applies:
            button = Button(theme, self.tr("Open"))
            name_for(button, self.tr("Open the question: {what}").format(what=short))
            button.clicked.connect(lambda: self.question_asked.emit(question))
            line.addWidget(button)
        return boxed(line)
