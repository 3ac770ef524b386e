"""While a window goes, its parts still hear events, when half of them is gone already."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import Shiboken


def whole(heard: QObject, attribute: str = "") -> bool:
    """Whether an object that listens is still there on both sides: in Qt, and in Python with its attributes."""
    return Shiboken.isValid(heard) and (not attribute or attribute in vars(heard))
