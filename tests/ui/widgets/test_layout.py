"""Rows that wrap, and taking layouts apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.widgets.layout import FlowLayout, boxed, clear, column, row


def tags(widths: list[int]) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    holder, layout, made = QWidget(), FlowLayout(8), []
    holder.setLayout(layout)
    for width in widths:
        tag = QWidget()
        tag.setFixedSize(width, 20)
        layout.addWidget(tag)
        made.append(tag)
    return holder, layout, made


@given(st.lists(st.integers(10, 300), min_size=1, max_size=12), st.integers(300, 900), st.booleans())
def test_nothing_overlaps_or_sticks_out(qtbot: QtBot, widths: list[int], room: int, mirrored: bool) -> None:
    holder, layout, made = tags(widths)
    if mirrored:
        holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    height = layout.heightForWidth(room)
    layout.setGeometry(QRect(0, 0, room, height))
    boxes = [tag.geometry() for tag in made]
    frame = QRect(0, 0, room, height)
    assert all(frame.contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1:])
    holder.deleteLater()


def test_a_narrower_place_needs_more_lines() -> None:
    holder, layout, _made = tags([100] * 6)
    assert layout.heightForWidth(700) == 20
    assert layout.heightForWidth(320) == 48
    assert layout.sizeHint().width() == 640 and layout.minimumSize().width() == 100
    holder.deleteLater()


def test_clearing_deletes_everything_inside(qtbot: QtBot) -> None:
    inner = QWidget()
    outer = boxed(column(row(inner, 10, None), QWidget(), gap=3))
    qtbot.addWidget(outer)
    layout = outer.layout()
    assert layout is not None
    with qtbot.waitSignal(inner.destroyed):
        clear(layout)
    assert layout.count() == 0 and outer.findChildren(QLabel) == []
