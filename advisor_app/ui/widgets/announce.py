"""Saying something to screen readers without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have `text` read out: after what is being said, or at once when urgent."""
    event = QAccessibleAnnouncementEvent(widget, text)
    urgency = QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
    event.setPoliteness(urgency)
    QAccessible.updateAccessibility(event)
