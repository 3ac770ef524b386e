"""Theme: the tokens applied to this computer. Light, dark or as the system; text size; fonts; palette; style sheet.

Handed down by constructor. Every widget that keeps something derived from it listens to `changed`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from advisor_app.ui.icons import Icons
from advisor_app.ui.style_sheet import style_sheet
from advisor_app.ui.tokens import Tokens, load_tokens, mixed

APPEARANCES: Final = ("system", "light", "dark")
TEXT_PERCENT: Final = (90, 200)
LEVELS: Final = ("low", "moderate", "high", "critical")
FAMILY: Final = "Inter"


@dataclass(frozen=True)
class LevelColours:
    """Colours of one level of risk, and how many of the four bars are filled."""

    bars: int
    chip: QColor
    text: QColor
    mark: QColor


class Theme(QObject):
    """Colours by token, fonts by style, lengths by text size.

    app: styled as a whole. resources: folder with themes/, fonts/ and icons/. appearance: system, light or dark.
    text_percent: 90 to 200; text and the heights that hold text grow with it.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, resources: Path, appearance: str = "system", text_percent: int = 100
    ) -> None:
        super().__init__()
        self._app = app
        self._tokens = load_tokens(resources)
        self._hints = QGuiApplication.styleHints()
        self._family = _load_fonts(resources / "fonts") or app.font().family()
        self._icons = Icons(resources / "icons")
        self._points = 1.0 if sys.platform == "darwin" else 0.75
        self._appearance = appearance if appearance in APPEARANCES else "system"
        self._scale = _clamped(text_percent) / 100
        self._contrast = False
        # Kept: Qt's object for it lives only as long as somebody holds it.
        self._access = self._hints.accessibility()
        app.setStyle("Fusion")
        self._apply()
        self._hints.colorSchemeChanged.connect(self._on_system_change)
        self._access.contrastPreferenceChanged.connect(self._apply)

    # ------------------------------------------------------------------------------------------------ settings
    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def appearance(self) -> str:
        return self._appearance

    @property
    def dark(self) -> bool:
        if self._appearance == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._appearance == "dark"

    @property
    def text_percent(self) -> int:
        return round(self._scale * 100)

    @property
    def high_contrast(self) -> bool:
        """Whether more contrast is wanted, by the person here or by the system."""
        return self._contrast or self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    def set_appearance(self, appearance: str) -> None:
        """system, light or dark."""
        if appearance not in APPEARANCES:
            raise ValueError(f'There is no appearance "{appearance}"; choose one of {", ".join(APPEARANCES)}.')
        self._appearance = appearance
        self._apply()

    def set_text_percent(self, percent: int) -> None:
        """Text size in percent; what is out of range is brought to the nearest end."""
        self._scale = _clamped(percent) / 100
        self._apply()

    def set_high_contrast(self, on: bool) -> None:
        self._contrast = on
        self._apply()

    # ------------------------------------------------------------------------------------------------- colours
    def hex(self, token: str) -> str:
        """The colour of a token as "#RRGGBB". KeyError for a name that is not a token."""
        table = self._tokens.dark if self.dark else self._tokens.light
        return table[_stronger(token)] if self.high_contrast else table[token]

    def color(self, token: str) -> QColor:
        return QColor(self.hex(token))

    def inverse(self, token: str) -> QColor:
        """The colour a token has in the opposite appearance, for text on a ground of the token `text`."""
        table = self._tokens.light if self.dark else self._tokens.dark
        return QColor(table[token])

    def mix(self, token: str, other: str, share: float) -> QColor:
        """`token` with `share` (0 to 1) of `other`: pressed states and faint fills."""
        return QColor(mixed(self.hex(token), self.hex(other), share))

    def level(self, level: str) -> LevelColours:
        """Colours of low, moderate, high or critical."""
        bars = LEVELS.index(level) + 1
        key = f"r{bars}"
        return LevelColours(bars, self.color(f"{key}_bg"), self.color(f"{key}_fg"), self.color(key))

    # ---------------------------------------------------------------------------------------- fonts and lengths
    def font(self, style: str = "body", weight: int | None = None, *, tabular: bool = False) -> QFont:
        """The font of a style by name. tabular: figures of equal width, for columns and headline numbers."""
        entry = self._tokens.types[style]
        font = QFont(self._family)
        font.setPointSizeF(entry.size * self._points * self._scale)
        font.setWeight(QFont.Weight(weight or entry.weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, style: str) -> float:
        """Height of one line of a style, pixels."""
        return self._tokens.types[style].line * self._scale

    def px(self, length: float) -> int:
        """A length that grows with the text, pixels."""
        return round(length * self._scale)

    def radius(self, name: str) -> int:
        return self._tokens.radius[name]

    def height(self, name: str) -> int:
        """Height of a control by name, pixels at the present text size."""
        return self.px(self._tokens.height[name])

    # --------------------------------------------------------------------------------------------------- icons
    @property
    def icons(self) -> Icons:
        return self._icons

    # ------------------------------------------------------------------------------------------------- inside
    def _on_system_change(self) -> None:
        if self._appearance == "system":
            self._apply()

    def _apply(self) -> None:
        self._icons.forget()
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._hints.setColorScheme(scheme.get(self._appearance, Qt.ColorScheme.Unknown))
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(style_sheet(self.hex, self.px, self.radius))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette()
        for target, token in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"),
            (role.AlternateBase, "sunken"), (role.Text, "text"), (role.Button, "surface"),
            (role.ButtonText, "text"), (role.BrightText, "danger"), (role.ToolTipBase, "text"),
            (role.ToolTipText, "surface"), (role.PlaceholderText, "text3"), (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"), (role.Link, "accent_text"), (role.LinkVisited, "accent_text"),
            (role.Light, "surface"), (role.Midlight, "sunken"), (role.Mid, "border"),
            (role.Dark, "border_strong"), (role.Shadow, "shadow"), (role.Accent, "accent"),
        ):
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, target, self.color("text3"))
        return palette


def _clamped(percent: int) -> int:
    return max(TEXT_PERCENT[0], min(TEXT_PERCENT[1], percent))


def _stronger(token: str) -> str:
    """The token that stands for another when more contrast is wanted."""
    if token.endswith("_bg") and token[0] == "r":
        return "surface"
    return {"border": "text2", "border_strong": "text", "text2": "text", "text3": "text"}.get(token, token)


def _load_fonts(folder: Path) -> str | None:
    """Load the program's own fonts; the family to use, or None where they are not there."""
    for path in sorted(folder.glob("Inter*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    return FAMILY if FAMILY in QFontDatabase.families() else None
