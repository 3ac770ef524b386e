"""The style sheet of standard controls, made from tokens. Our own widgets paint themselves and need none of it.

No font is set here: sizes in a style sheet would override the text size of the person.
"""

from __future__ import annotations

from collections.abc import Callable

_SHEET = """
QToolTip {{ background: {text}; color: {surface}; border: 0; padding: 6px 8px; }}

QScrollArea, QAbstractScrollArea {{ border: 0; background: transparent; }}

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {{
  background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r_control}px;
  padding: 0 {p10}px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox, QDateEdit, QSpinBox {{ min-height: {h34}px; }}
QPlainTextEdit {{ padding: {p6}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color: {text2}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on {{ border-color: {accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {danger}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ min-height: {h_wrong}px; padding: 0 {p_wrong}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {sunken}; color: {text3}; }}
QLineEdit[bare="true"] {{ border: 0; background: transparent; padding: 0; min-height: 0; }}
QPlainTextEdit#paper {{ border: 0; background: transparent; }}
QLineEdit:read-only[bare="false"] {{ border-color: transparent; background: transparent; padding: 0; }}

QComboBox::drop-down {{ border: 0; width: {p32}px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QListView#choices {{
  background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r_control}px;
  padding: 4px; outline: 0;
}}
QComboBox QAbstractItemView::item, QListView#choices::item {{
  min-height: {h34}px; padding: 0 {p8}px; border-radius: {r_small}px;
}}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
QListView#choices::item:selected, QListView#choices::item:hover {{ background: {accent_bg}; color: {text}; }}

QMenuBar {{
  background: {surface}; color: {text}; border: 0; border-bottom: 1px solid {border}; padding: 0 5px;
}}
QMenuBar::item {{ background: transparent; padding: {p5}px {p9}px; border-radius: {r_small}px; margin: 1px 0; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {hover}; color: {text}; }}
QMenu {{
  background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r_control}px; padding: 5px;
}}
QMenu::item {{ padding: {p7}px {p24}px {p7}px {p12}px; border-radius: {r_small}px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {accent_bg}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 5px 8px; }}

QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle {{ background: {border_strong}; border: 4px solid transparent; border-radius: 7px; }}
QScrollBar::handle:vertical {{ min-height: 40px; margin: 2px 4px; border: 0; border-radius: 3px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; margin: 4px 2px; border: 0; border-radius: 3px; }}
QScrollBar::handle:hover {{ background: {text3}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: 0; width: 0; height: 0;
}}

QTabBar::scroller {{ width: {p32}px; }}
QTabBar QToolButton {{ background: {surface}; border: 1px solid {border_strong}; border-radius: {r_small}px; }}
QTabBar QToolButton:hover {{ background: {hover}; }}

QTableView, QListView, QTreeView {{
  background: {surface}; color: {text}; border: 0; gridline-color: {border}; outline: 0;
  selection-background-color: {accent_bg}; selection-color: {text};
}}
QTableView::item {{ padding: 0 {p7}px; border-bottom: 1px solid {border}; }}
QHeaderView {{ background: {surface}; border: 0; }}
QHeaderView::section {{
  background: {surface}; color: {text3}; border: 0; border-bottom: 1px solid {border}; padding: {p8}px {p10}px;
}}
QTableCornerButton::section {{ background: {surface}; border: 0; }}

QCalendarWidget QWidget {{ background: {surface}; color: {text}; alternate-background-color: {sunken}; }}
QCalendarWidget QAbstractItemView:enabled {{
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QCalendarWidget QToolButton {{
  background: transparent; color: {text}; border: 0; border-radius: {r_small}px; padding: 6px;
}}
QCalendarWidget QToolButton:hover {{ background: {hover}; }}

QDialog {{ background: {surface}; }}
QSplitter::handle {{ background: {border}; }}
QStatusBar {{ background: {surface}; color: {text3}; border-top: 1px solid {border}; }}
"""
_TOKENS = (
    "text", "text2", "text3", "surface", "sunken", "hover", "border", "border_strong", "accent", "on_accent",
    "accent_bg", "danger",
)


def style_sheet(hex_of: Callable[[str], str], px: Callable[[float], int], radius: Callable[[str], int]) -> str:
    """The sheet for the present colours and text size.

    hex_of: token to "#RRGGBB". px: length at 100 % to pixels. radius: card, control or small to pixels.
    """
    colours = {token: hex_of(token) for token in _TOKENS}
    lengths = {f"p{n}": px(n) for n in (5, 6, 7, 8, 9, 10, 12, 24, 32)} | {"h34": px(34)}
    return _SHEET.format(**colours, **lengths, h_wrong=lengths["h34"] - 2,
                         p_wrong=lengths["p10"] - 1, r_control=radius("control"), r_small=radius("small"))
