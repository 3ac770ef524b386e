"""What the two pages before the vault is open share: a narrow column in the middle of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Panel
from advisor_app.ui.widgets.layout import Part, column, row
from advisor_app.ui.widgets.text import Text

COLUMN = 440


class StartPage(QWidget):
    """A title, a line under it and a card, centred. Add to `card`."""

    def __init__(self, theme: Theme, title: str, line: str = "", *, width: int = COLUMN) -> None:
        super().__init__()
        self.theme = theme
        self.title = Text(theme, title, "page_title", wrap=True)
        self.line = Text(theme, line, "body", "text2", wrap=True)
        self.line.setVisible(bool(line))
        panel = Panel(theme)
        self.card = QVBoxLayout(panel)
        self.card.setContentsMargins(24, 22, 24, 24)
        self.card.setSpacing(0)
        middle = QWidget()
        middle.setFixedWidth(theme.px(width))
        middle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        middle.setLayout(column(self.title, 6, self.line, 18, panel))
        self.setLayout(column(None, row(None, middle, None), None, None))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)

    def show_head(self, title: str, line: str) -> None:
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))

    def add(self, *parts: Part) -> None:
        for part in parts:
            if part is None:
                self.card.addStretch(1)
            elif isinstance(part, int):
                self.card.addSpacing(part)
            elif isinstance(part, QWidget):
                self.card.addWidget(part)
            else:
                self.card.addLayout(part)
