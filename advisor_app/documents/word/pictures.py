"""Drawings as PNG pictures for documents that cannot hold them as lines."""

from __future__ import annotations

import struct
import zlib
from typing import Any, Final

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, String

from advisor_app.documents import blocks as b
from advisor_app.documents.chart_geometry import scale_end
from advisor_app.documents.charts import curve_drawing, dots_drawing, level_bar
from advisor_app.documents.safe_text import line
from advisor_app.documents.style import INK, REGULAR, STRONG

# Pixels for a point: 216 dots per inch, sharp on paper.
SCALE: Final = 3.0
_ROW: Final = 18.0


def picture(block: b.Dots | b.Bars | b.Curve, width: float) -> bytes:
    """The drawing of a block as PNG, `width` points wide."""
    if isinstance(block, b.Dots):
        return _png(dots_drawing(block, width))
    return _png(curve_drawing(block, width) if isinstance(block, b.Curve) else _bars(block, width))


def _bars(block: b.Bars, width: float) -> Any:
    """Label, bar and value in a row for each bar."""
    label, room = width * 0.34, width * 0.45
    end = scale_end([*(sum(part.length for part in row.parts) for row in block.rows),
                     *(mark.amount for mark in block.marks)], room=0.0)
    drawing = Drawing(width, _ROW * len(block.rows))
    for number, row in enumerate(block.rows):
        low = drawing.height - _ROW * (number + 1)
        drawing.add(String(0, low + 5, line(row.label), fontName=REGULAR, fontSize=9, fillColor=INK))
        bar = level_bar(row, block.marks, end, room - 8)
        drawing.add(Group(*bar.contents, transform=(1, 0, 0, 1, label, low + 1)))
        drawing.add(String(width, low + 5, line(row.value, STRONG), fontName=STRONG, fontSize=9, fillColor=INK,
                           textAnchor="end"))
    return drawing


def _png(drawing: Any) -> bytes:
    document = pypdfium2.PdfDocument(renderPDF.drawToString(drawing))
    try:
        bitmap = document[0].render(scale=SCALE, rev_byteorder=True)
        rows, channels = bytes(bitmap.buffer), bitmap.n_channels
        return _encoded(rows, bitmap.width, bitmap.height, bitmap.stride, channels)
    finally:
        document.close()


def _encoded(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Red, green and blue, eight bits each, row by row, compressed."""
    lines = []
    for row in range(height):
        start = row * stride
        own = pixels[start:start + width * channels]
        if channels > 3:
            own = bytes(value for place in range(0, len(own), channels) for value in own[place:place + 3])
        lines.append(b"\0" + own)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
