"""One of a few views, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Painted
from advisor_app.ui.widgets.painting import rounded, text_width
from advisor_app.ui.widgets.text import name_for


class _Segment(Painted):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        theme = self._theme
        wide = text_width(self.text(), theme.font("label_strong"))
        return QSize(round(wide + theme.px(26)), theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        if on or self._over:
            rounded(painter, self.rect(), 5, theme.color("accent_bg" if on else "hover"))
        painter.setFont(theme.font("label_strong"))
        painter.setPen(theme.color("accent_text" if on else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class SegmentedControl(QWidget):
    """picked(id) when a person chooses another segment. choices: (id, words)."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[tuple[str, str]], *, name: str, stretched: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons = {id_: _Segment(theme, words) for id_, words in choices}
        name_for(self, name)
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        for id_, button in self._buttons.items():
            group.addButton(button)
            layout.addWidget(button, 1 if stretched else 0)
            button.clicked.connect(lambda _checked=False, chosen=id_: self.picked.emit(chosen))
        self.show_choice(choices[0][0])
        across = QSizePolicy.Policy.Expanding if stretched else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._tall = 36 if stretched else 32
        theme.changed.connect(self.update)

    def choice(self) -> str:
        return next(id_ for id_, button in self._buttons.items() if button.isChecked())

    def focus(self) -> None:
        """Put the focus on the chosen segment."""
        self._buttons[self.choice()].setFocus(Qt.FocusReason.TabFocusReason)

    def show_choice(self, id_: str) -> None:
        """Show a choice without `picked`."""
        self._buttons[id_].setChecked(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(self._tall))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        rounded(
            painter, QRectF(self.rect()), theme.radius("control"), theme.color("surface"),
            theme.color("border_strong"),
        )
        painter.end()
