"""The gaps between what is held and what is recommended: what each means and what to ask the insurer for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.ui.pages.results.tab import Outcome
from advisor_app.ui.presenters.cover_gaps import GapLine, gap_lines
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card, EmptyState
from advisor_app.ui.widgets.layout import boxed, column
from advisor_app.ui.widgets.levels import LevelChip, level_word
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.text import Text, body, caption


class GapsView(QWidget):
    """A list by severity, and the chosen gap beside it."""

    source_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[str, GapLine] = {}
        self.list = RecordList(theme, self.tr("Gaps"))
        self.list.picked.connect(self._show)
        self._split = MasterDetail(theme, boxed(column(self.list, margins=(16, 6, 0, 0))))
        self._none = EmptyState(theme, self.tr(
            "No gaps were found between the policies on file and what is recommended. With no policy on file there is "
            "nothing to compare."
        ))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        whole.addWidget(self._none)

    def show_outcome(self, outcome: Outcome) -> None:
        lines = gap_lines(outcome.evaluation, outcome.pack, outcome.language)
        self._lines = {line.id: line for line in lines}
        last, records = "", []
        for line in lines:
            head = "" if line.severity == last else level_word(line.severity)
            records.append(Record(line.id, line.text, level=line.severity, head=head))
            last = line.severity
        shown = self.list.show_records(records)
        self._split.setVisible(bool(lines))
        self._none.setVisible(not lines)
        if shown is not None:
            self._show(shown.id)

    def _show(self, id_: str) -> None:
        line, theme = self._lines[id_], self._theme
        shown: list[QWidget] = [LevelChip(theme, line.severity), Text(theme, line.text, "question", wrap=True)]
        if line.ask:
            card = Card(theme, self.tr("What to do or to ask the insurer for"))
            card.add(body(theme, line.ask))
            card.cite("cover:gaps", self.source_asked.emit)
            shown.append(card)
        if line.effect:
            card = Card(theme, self.tr("What it leaves with the firm"))
            card.add(body(theme, line.effect))
            card.cite("cover:gaps", self.source_asked.emit)
            shown.append(card)
        shown.append(caption(theme, line.basis, "text2"))
        self._split.show_details(shown)
