"""Line icons from resources/icons, drawn in the colour of a token. Source: Lucide, ISC licence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = "1.75"
# Icons that point along the line of reading; mirrored when it runs from right to left.
DIRECTIONAL = frozenset({
    "arrow-left", "arrow-right", "chevron-left", "chevron-right", "undo-2", "chart-line", "corner-down-left",
})


class IconMissingError(KeyError):
    """The program asks for an icon that is not in its resources."""


class Icons:
    """Pixmaps of icons by name, size and colour, kept until `forget`.

    Sizes are device-independent pixels; pixmaps carry the device pixel ratio they were drawn for.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, int, str, float, bool], QPixmap] = {}

    def forget(self) -> None:
        """Drop the drawn pixmaps; called when colours change."""
        self._pixmaps.clear()

    def has(self, name: str) -> bool:
        return name in self._sources or (self._folder / f"{name}.svg").is_file()

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float | None = None) -> QPixmap:
        """The icon `name`, `size` wide and high. Raises IconMissingError."""
        app = QGuiApplication.instance()
        scale = ratio or (app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0)
        mirrored = name in DIRECTIONAL and QGuiApplication.isRightToLeft()
        key = (name, size, colour.name(QColor.NameFormat.HexArgb), scale, mirrored)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw(name, size, colour, scale, mirrored)
        return self._pixmaps[key]

    def icon(self, name: str, size: int, colour: QColor, disabled: QColor | None = None) -> QIcon:
        """The same as a QIcon, for menus and standard controls."""
        icon = QIcon(self.pixmap(name, size, colour))
        if disabled is not None:
            icon.addPixmap(self.pixmap(name, size, disabled), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, size: int, colour: QColor, scale: float, mirrored: bool) -> QPixmap:
        renderer = QSvgRenderer(QByteArray(self._source(name).replace(b"currentColor", colour.name().encode())))
        side = round(size * scale)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        if mirrored:
            pixmap = QPixmap.fromImage(pixmap.toImage().flipped(Qt.Orientation.Horizontal))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            if not path.is_file():
                raise IconMissingError(f'There is no icon "{name}" in {self._folder.name}; add {name}.svg there.')
            raw = path.read_bytes().replace(b'stroke-width="2"', f'stroke-width="{STROKE}"'.encode())
            self._sources[name] = raw
        return self._sources[name]
