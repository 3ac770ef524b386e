"""Finds given words in every file below a folder, however they were written there."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Leak:
    """A canary found in a file. form: how it was written."""

    file: Path
    canary: str
    form: str


def find_leaks(folder: Path, canaries: Iterable[str], *, besides: Iterable[Path] = ()) -> list[Leak]:
    """Every canary in every file below `folder`, but for the files `besides`.

    Looked for as UTF-8, UTF-16 of both byte orders, hex, base64 at its three offsets, and inside every deflated
    stream. File and folder names count too. A canary needs six letters or more, or chance would find it.
    """
    wanted = tuple(canaries)
    forms = [(canary, form, needle) for canary in wanted for form, needle in _forms(canary)]
    left_out = {path.resolve() for path in besides}
    leaks = []
    for path in sorted(folder.rglob("*")):
        if path.resolve() in left_out:
            continue
        name = str(path.relative_to(folder))
        leaks += [Leak(path, canary, "file name") for canary in wanted if canary in name]
        if path.is_file():
            leaks += _in_file(path, forms)
    return leaks


def _in_file(path: Path, forms: list[tuple[str, str, bytes]]) -> Iterator[Leak]:
    data = path.read_bytes()
    lowered = data.lower()
    for canary, form, needle in forms:
        if needle in (lowered if form == "hex" else data):
            yield Leak(path, canary, form)
    for stream in _inflated(data):
        for canary, form, needle in forms:
            if needle in stream:
                yield Leak(path, canary, f"deflated {form}")


def _forms(canary: str) -> Iterator[tuple[str, bytes]]:
    if len(canary) < 6:
        raise ValueError(f"A canary needs six letters or more; {canary!r} has {len(canary)}.")
    text = canary.encode()
    yield "utf-8", text
    yield "utf-16-le", canary.encode("utf-16-le")
    yield "utf-16-be", canary.encode("utf-16-be")
    yield "hex", text.hex().encode()
    for offset in range(3):
        # The letters at both ends hold bits of neighbours, so only those in between are looked for.
        encoded = base64.b64encode(bytes(offset) + text)
        yield f"base64 at {offset}", encoded[-(-offset * 8 // 6):(offset + len(text)) * 8 // 6]


def _inflated(data: bytes) -> Iterator[bytes]:
    """What lies in zlib streams, found by their two first bytes; of gzip and zip members the raw stream behind."""
    for start in range(len(data) - 1):
        if data[start] == 0x78 and (data[start] << 8 | data[start + 1]) % 31 == 0:
            yield from _tried(data[start:], zlib.MAX_WBITS)
        elif data[start:start + 4] == b"PK\x03\x04" and len(data) > start + 30:
            names = int.from_bytes(data[start + 26:start + 28], "little")
            extra = int.from_bytes(data[start + 28:start + 30], "little")
            yield from _tried(data[start + 30 + names + extra:], -zlib.MAX_WBITS)
        elif data[start:start + 3] == b"\x1f\x8b\x08":
            yield from _tried(data[start:], 16 + zlib.MAX_WBITS)


def _tried(data: bytes, window: int) -> Iterator[bytes]:
    reader = zlib.decompressobj(window)
    try:
        found = reader.decompress(data, 50_000_000)
    except zlib.error:
        return
    if found:
        yield found
