"""Icons: drawn in the colour asked for, kept, mirrored, and all of them there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from advisor_app.ui.icons import IconMissingError, Icons
from advisor_app.ui.theme import Theme


def colours(image: QImage) -> set[str]:
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in spots if image.pixelColor(x, y).alpha() > 250}


def test_an_icon_has_the_colour_and_size_asked_for(theme: Theme) -> None:
    pixmap = theme.icons.pixmap("check", 48, QColor("red"), ratio=1.0)
    assert (pixmap.width(), pixmap.height()) == (48, 48)
    assert colours(pixmap.toImage()) == {"#ff0000"}


def test_a_pixmap_is_drawn_once_until_colours_change(theme: Theme) -> None:
    first = theme.icons.pixmap("users", 20, QColor("red"))
    assert theme.icons.pixmap("users", 20, QColor("red")).cacheKey() == first.cacheKey()
    theme.set_appearance("dark")
    assert theme.icons.pixmap("users", 20, QColor("red")).cacheKey() != first.cacheKey()


def test_pointing_icons_mirror_where_reading_runs_the_other_way(theme: Theme, qapp: QApplication) -> None:
    plain = theme.icons.pixmap("chevron-left", 24, QColor("red"), ratio=1.0).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = theme.icons.pixmap("chevron-left", 24, QColor("red"), ratio=1.0).toImage()
        assert turned != plain
        assert turned.flipped(Qt.Orientation.Horizontal) == plain
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_missing_icon_is_named(tmp_path: Path) -> None:
    icons = Icons(tmp_path)
    assert not icons.has("nothing")
    with pytest.raises(IconMissingError, match=r"add nothing\.svg there"):
        icons.pixmap("nothing", 20, QColor("red"))


def test_every_icon_the_program_names_is_there(resources: Path) -> None:
    room = Path(__file__).resolve().parents[2] / "advisor_app" / "ui"
    have = {path.stem for path in (resources / "icons").glob("*.svg")}
    asked = set()
    for path in room.rglob("*.py"):
        text = path.read_text("utf-8")
        asked |= set(re.findall(r'icon(?:_after)?="([a-z0-9-]+)"', text))
        asked |= set(re.findall(r'(?:IconButton|IconNote)\([\w.]+, "([a-z0-9-]+)"', text))
        asked |= set(re.findall(r'icons\.(?:pixmap|icon)\("([a-z0-9-]+)"', text))
        asked |= set(re.findall(r'StatusLine\([\w.]+, "([a-z0-9-]+)"', text))
    assert len(asked) > 10
    assert not asked - have
