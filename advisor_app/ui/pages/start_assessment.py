"""Starting an assessment: how deep, how long it will take, and dated when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.services.typed_dates import show_day
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.options import Choice, OptionGroup
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text

WIDTH = 640


@dataclass(frozen=True)
class DepthOffer:
    """One way to assess. depth: quick or standard. questions: how many this firm will be asked. minutes: from, to.
    about: later answers can change the number."""

    depth: str
    questions: int
    minutes: tuple[int, int]
    about: bool = True


class StartAssessmentPage(QWidget):
    """started(depth), cancelled(). offers: the first is chosen to begin with. today: the day it will be dated."""

    started = Signal(str)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, client: str, offers: Sequence[DepthOffer], language: str, *, today: date
    ) -> None:
        super().__init__()
        self.header = HeaderBar(theme)
        self.header.show_place(client, self.tr("New assessment"))
        self.header.went_back.connect(self.cancelled)
        choices = [Choice(offer.depth, self._title(offer), self._note(offer)) for offer in offers]
        self.options = OptionGroup(theme, choices, name=self.tr("Kind of assessment"))
        self.options.show_value((offers[0].depth,))
        self.options.repeated.connect(lambda _id: self._start())
        self.start_button = Button(theme, self.tr("Start"), "primary", large=True)
        self.start_button.clicked.connect(self._start)
        cancel = Button(theme, self.tr("Cancel"), "quiet", large=True)
        cancel.clicked.connect(self.cancelled)
        dated = Text(
            theme, self.tr("Dated {day}").format(day=show_day(today, language)), "body", "text2"
        )
        card = Card(
            theme, self.tr("How deep should it go?"),
            self.tr("A quick assessment can become a full one at any time. All answers are kept."),
        )
        card.add(self.options, row(dated, None, cancel, self.start_button, gap=10))
        content = QWidget()
        content.setLayout(column(card, None, margins=(24, 22, 24, 24)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDTH + 48), centred=True), 1)
        QTimer.singleShot(0, self, self.options.focus_first)

    def _title(self, offer: DepthOffer) -> str:
        low, high = offer.minutes
        minutes = str(low) if low == high else self.tr("{low} to {high}").format(low=low, high=high)
        name = self.tr("Quick") if offer.depth == "quick" else self.tr("Full")
        pattern = (
            self.tr("{name}: about {n} questions, {minutes} minutes") if offer.about
            else self.tr("{name}: {n} questions, about {minutes} minutes")
        )
        return pattern.format(name=name, n=offer.questions, minutes=minutes)

    def _note(self, offer: DepthOffer) -> str:
        if offer.depth == "quick":
            return self.tr("For a first visit or a small firm")
        return self.tr("For a renewal, a proposal or a firm above 20 people")

    def _start(self) -> None:
        self.started.emit(self.options.value()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Escape goes back."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
