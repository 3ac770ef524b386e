"""Small PNG files made by hand, with each way of packing rows."""

from __future__ import annotations

import struct
import zlib


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(
    rows: list[bytes], width: int, *, kind: int = 2, depth: int = 8, interlaced: int = 0, extra: bytes = b""
) -> bytes:
    """rows: each with its filter byte in front."""
    head = struct.pack(">IIBBBBB", width, len(rows), depth, kind, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(b"".join(rows)))
            + chunk(b"IEND", b""))


def square(color: bytes = b"\x12\x46\x6e", size: int = 40) -> bytes:
    """One colour, without a filter."""
    return png([b"\0" + color * size for _ in range(size)], size)
