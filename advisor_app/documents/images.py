"""Pictures a person brings: PNG and JPEG, read here so that nothing else in them is ever carried along or run."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo
from reportlab.platypus import Flowable

# Widest and highest, in points: a logo of 45 by 18 mm, a signature of 50 by 15 mm.
LOGO: Final = (45 * mm, 18 * mm)
SIGNATURE: Final = (50 * mm, 15 * mm)
MOST_BYTES: Final = 2_000_000
MOST_PIXELS: Final = 4_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
# Kind of colour of a PNG -> numbers for a pixel.
_NUMBERS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


class ImageError(ValueError):
    """A picture that cannot be used; one sentence that says why and what to do."""


@dataclass(frozen=True)
class Picture:
    """width, height: in pixels. rgb: three bytes for each, row by row; alpha: one byte for each, empty for none. jpeg:
    the file itself, where it is one; rgb is empty then."""

    width: int
    height: int
    rgb: bytes = b""
    alpha: bytes = b""
    jpeg: bytes = b""


def read_picture(data: bytes) -> Picture:
    """A PNG of 8 bits or a JPEG, up to 2 MB and 4 million pixels. Raises ImageError."""
    if len(data) > MOST_BYTES:
        raise ImageError("The picture has more than 2 MB; save it smaller.")
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    raise ImageError("The picture is neither PNG nor JPEG; save it as one of these.")


def _bounded(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_PIXELS:
        raise ImageError("The picture has more than 4 million pixels; save it smaller.")


def _jpeg(data: bytes) -> Picture:
    try:
        width, height, channels = readJPEGInfo(BytesIO(data))
    except Exception as error:
        raise ImageError("The picture is damaged; save it again.") from error
    _bounded(width, height)
    if channels not in (1, 3):
        raise ImageError("The picture is made for printing presses (CMYK); save it in RGB.")
    return Picture(width, height, jpeg=data)


# --------------------------------------------------------------------------------------------------------- PNG
def _png(data: bytes) -> Picture:
    try:
        chunks = list(_chunks(data))
        head = dict(chunks)[b"IHDR"]
        width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    except (struct.error, KeyError, ValueError) as error:
        raise ImageError("The picture is damaged; save it again.") from error
    _bounded(width, height)
    if depth != 8 or interlaced or kind not in _NUMBERS:
        raise ImageError("The picture is a PNG of an unusual kind; save it with 8 bits and without interlacing.")
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    size = height * (1 + width * _NUMBERS[kind])
    try:
        raw = zlib.decompressobj().decompress(packed, size)
        pixels = _unfiltered(raw, width * _NUMBERS[kind], height, _NUMBERS[kind])
        return _colored(pixels, width, height, kind, dict(chunks))
    except (zlib.error, IndexError, ValueError, KeyError) as error:
        raise ImageError("The picture is damaged; save it again.") from error


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[place:place + 8])
        content = data[place + 8:place + 8 + length]
        if len(content) != length:
            raise ValueError
        yield name, content
        if name == b"IEND":
            return
        place += 12 + length


def _unfiltered(raw: bytes, stride: int, height: int, step: int) -> bytes:
    """The rows without the differences that make them small to pack."""
    if len(raw) != height * (stride + 1):
        raise ValueError
    above, rows = bytearray(stride), []
    for number in range(height):
        start = number * (stride + 1)
        row = bytearray(raw[start + 1:start + 1 + stride])
        _add_differences(raw[start], row, above, step)
        rows.append(bytes(row))
        above = row
    return b"".join(rows)


def _add_differences(kind: int, row: bytearray, above: bytearray, step: int) -> None:
    if kind == 1:
        for place in range(step, len(row)):
            row[place] = (row[place] + row[place - step]) & 255
    elif kind == 2:
        row[:] = bytes((value + upper) & 255 for value, upper in zip(row, above, strict=True))
    elif kind == 3:
        for place in range(len(row)):
            left = row[place - step] if place >= step else 0
            row[place] = (row[place] + (left + above[place]) // 2) & 255
    elif kind == 4:
        for place in range(len(row)):
            left, corner = (row[place - step], above[place - step]) if place >= step else (0, 0)
            row[place] = (row[place] + _nearest(left, above[place], corner)) & 255
    elif kind:
        raise ValueError


def _nearest(left: int, upper: int, corner: int) -> int:
    guess = left + upper - corner
    return min((left, upper, corner), key=lambda value: abs(guess - value))


def _colored(pixels: bytes, width: int, height: int, kind: int, chunks: dict[bytes, bytes]) -> Picture:
    if kind == 3:
        colors, clear = chunks[b"PLTE"], chunks.get(b"tRNS", b"")
        rgb = b"".join(colors[3 * value:3 * value + 3] for value in pixels)
        alpha = bytes(clear[value] if value < len(clear) else 255 for value in pixels) if clear else b""
        if len(rgb) != 3 * width * height:
            raise ValueError
        return Picture(width, height, rgb, alpha)
    numbers = _NUMBERS[kind]
    planes = [pixels[place::numbers] for place in range(numbers)]
    shown = planes[:1] * 3 if numbers < 3 else planes[:3]
    woven = bytearray(3 * width * height)
    for place, plane in enumerate(shown):
        woven[place::3] = plane
    return Picture(width, height, bytes(woven), planes[-1] if numbers in (2, 4) else b"")


# ------------------------------------------------------------------------------------------------------- drawing
class _Source(ImageReader):  # type: ignore[misc]  # the PDF library has no types
    """A picture as the PDF library asks for it."""

    def __init__(self, picture: Picture, plane: bytes | None = None) -> None:
        """plane: one byte for a pixel instead of the colours, for how clear it is."""
        self._width, self._height = picture.width, picture.height
        self._picture, self.fileName, self._ident = picture, "picture", None
        self.mode = "RGB" if plane is None else "L"
        self._data = plane if plane is not None else picture.rgb or picture.jpeg
        self._dataA = _Source(picture, picture.alpha) if plane is None and picture.alpha else None

    def getRGBData(self) -> bytes:  # noqa: N802  # the library's names
        return bytes(self._data)

    def getTransparent(self) -> None:  # noqa: N802
        return None

    def jpeg_fh(self) -> BytesIO | None:
        return BytesIO(self._picture.jpeg) if self._picture.jpeg and self.mode == "RGB" else None


class Shown(Flowable):  # type: ignore[misc]
    """A picture no larger than a box, in its own proportions."""

    def __init__(self, data: bytes, widest: float, highest: float, *, at_right: bool = False) -> None:
        super().__init__()
        self.picture = read_picture(data)
        scale = min(widest / self.picture.width, highest / self.picture.height)
        self.shown = (self.picture.width * scale, self.picture.height * scale)
        self.at_right, self.room = at_right, 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = max(0.0, width - self.shown[0]) if self.at_right else 0.0
        return self.shown

    def draw(self) -> None:
        drawn: Any = _Source(self.picture)
        self.canv.drawImage(drawn, self.room, 0, *self.shown, mask="auto")
