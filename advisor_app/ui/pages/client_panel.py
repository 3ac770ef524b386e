"""What is known of one client, beside the list: where things stand, what to do next, the facts of the firm."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, ClientRow
from advisor_app.ui.presenters.clients import STEPS_SHOWN, ClientWords
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button, IconButton
from advisor_app.ui.widgets.layout import Divider, boxed, column, row
from advisor_app.ui.widgets.levels import LevelChip
from advisor_app.ui.widgets.painting import hairline, rounded
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, name_for

PANEL_WIDTH = 308
MARGIN: Final = 20


class PairLine(QWidget):
    """A name at the start and its value at the end of the line; read out as one."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self._label = label
        self._value = Text(theme, "", "label_strong", wrap=True, tabular=True)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = row(gap=12, margins=(0, 6, 0, 6))
        layout.addWidget(Text(theme, label, "label", "text2", weight=400), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._value, 1)
        self.setLayout(layout)

    def show_value(self, value: str) -> None:
        """An empty value hides the line."""
        self._value.setText(value)
        name_for(self, f"{self._label}: {value}")
        self.setVisible(bool(value))


class StepLine(QWidget):
    """One thing to do next, with an open mark before it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = Text(theme, "", "label", wrap=True)
        layout = row(gap=0, margins=(theme.px(28), 5, 0, 5))
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        theme.changed.connect(self._restyle)

    def show_step(self, step: str) -> None:
        self._text.setText(step)
        name_for(self, step)
        self.setVisible(bool(step))

    def _restyle(self) -> None:
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(self._theme.px(28), 5, 0, 5)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        side = theme.px(15)
        x = self.width() - side - 2 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 2
        painter = QPainter(self)
        box = QRectF(x, 5 + (theme.line("label") - side) / 2, side, side)
        rounded(painter, box, 4, None, theme.color("border_strong"), width=1.5)
        painter.end()


class ClientPanel(QWidget):
    """Signals: continue_asked, results_asked, letter_asked, menu_asked, closed. It shows one client at a time."""

    continue_asked = Signal()
    results_asked = Signal()
    letter_asked = Signal()
    menu_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, words: ClientWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._drawer = False
        self.name = Text(theme, "", "header_name", wrap=True)
        self.line = Text(theme, "", "label", "text2", wrap=True, weight=400)
        self.demo = Pill(theme, self.tr("Demo"))
        self.more = IconButton(theme, "ellipsis", self.tr("More for this client"), size=32)
        self.close_button = IconButton(theme, "x", self.tr("Close details"), size=32)
        self.go_on = Button(theme, "", "primary", icon="play")
        self.results = Button(theme, self.tr("Results"), icon="chart-line")
        self.letter = Button(theme, self.tr("Letter"), icon="file-text")
        self.go_on.clicked.connect(self.continue_asked)
        self.results.clicked.connect(self.results_asked)
        self.letter.clicked.connect(self.letter_asked)
        self.more.clicked.connect(self.menu_asked)
        self.close_button.clicked.connect(self.closed)
        self.pairs = self._made_pairs()
        self.steps = [StepLine(theme) for _ in range(STEPS_SHOWN)]
        self._build()
        name_for(self, self.tr("Details"))
        theme.changed.connect(self.update)

    def _made_pairs(self) -> dict[str, PairLine]:
        labels = {
            "serious": self.tr("Serious loss in a year"), "bad": self.tr("Bad incident (5 in 100)"),
            "held": self.tr("Policy limit now"), "wanted": self.tr("Recommended limit"),
            "answered": self.tr("Questions answered"),
            "country": self.tr("Country"), "records": self.tr("People in the files"),
            "assessed": self.tr("Assessed"), "reference": self.tr("Reference"),
        }
        return {id_: PairLine(self._theme, label) for id_, label in labels.items()}

    def _build(self) -> None:
        theme = self._theme
        head = row(gap=2)
        head.addWidget(self.name, 1)
        for button in (self.more, self.close_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._outputs = boxed(row(self.results, self.letter, gap=8, margins=(0, 8, 0, 0)))
        self.chip = LevelChip(theme, "low")
        self._risk_label = Text(theme, "", "label", "text2", weight=400)
        self._risk = boxed(row(self._risk_label, None, self.chip, gap=12, margins=(0, 4, 0, 4)))
        self.nothing = Text(theme, "", "label", "text2", wrap=True, weight=400)
        lines = list(self.pairs.values())
        self._steps_box = boxed(column(
            18, Divider(theme), 14, self._head(self.tr("Next steps")), 4, *self.steps
        ))
        content = QWidget()
        content.setLayout(column(
            head, 2, self.line, row(self.demo, None, margins=(0, 8, 0, 0)), 16, self.go_on, self._outputs, 18,
            Divider(theme), 14, self._head(self.tr("Where things stand")), 4, self.nothing, self._risk, *lines[:5],
            self._steps_box, 18, Divider(theme), 14, self._head(self.tr("The firm")), 4, *lines[5:], None,
            margins=(MARGIN - 1, 20, MARGIN, 20),
        ))
        self._content = ScrollPage(content)
        self.setLayout(column(self._content, margins=(1, 0, 0, 0)))

    def _head(self, words: str) -> Text:
        return Text(self._theme, words, "label_strong", "text2")

    # ---------------------------------------------------------------------------------------------------- verbs
    def show_nobody(self) -> None:
        """The search finds nobody: the place stays, empty, so that the list does not jump."""
        self._content.hide()

    def show_client(self, client: ClientRow) -> None:
        words = self._words
        self._content.show()
        self.name.setText(client.name)
        self.line.setText(words.line(client))
        self.line.setVisible(bool(self.line.text()))
        self.demo.setVisible(client.demo)
        self.go_on.setText(self._verb(client))
        self._outputs.setVisible(client.level is not None)
        self._show_standing(client)
        for id_, value in {**words.standing(client), **words.facts(client)}.items():
            self.pairs[id_].show_value(value)
        for place, line in enumerate(self.steps):
            line.show_step(client.next_steps[place] if place < len(client.next_steps) else "")
        self._steps_box.setVisible(bool(client.next_steps))

    def show_as_drawer(self, on: bool) -> None:
        """Over the list, with a button that closes it; or beside the list."""
        self._drawer = on
        self.close_button.setVisible(on)
        self.update()

    def _verb(self, client: ClientRow) -> str:
        if client.status == IN_PROGRESS:
            return self.tr("Continue assessment")
        return self.tr("Review answers") if client.status == FINISHED else self.tr("Start assessment")

    def _show_standing(self, client: ClientRow) -> None:
        known = client.level is not None
        self._risk.setVisible(known)
        self.nothing.setVisible(not known)
        if client.level is not None:
            open_ = client.status == IN_PROGRESS
            self._risk_label.setText(self.tr("Risk today (so far)") if open_ else self.tr("Risk today"))
            self.chip.show_level(client.level)
        elif client.status == IN_PROGRESS:
            self.nothing.setText(self.tr("No results yet."))
        else:
            self.nothing.setText(self.tr("Not assessed yet."))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 1 if right else 0
        edge = self._theme.color("border_strong" if self._drawer else "border")
        hairline(painter, QLineF(x, 0, x, self.height()), edge)
        painter.end()
