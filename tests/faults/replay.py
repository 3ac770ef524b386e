"""What a disk may hold after the power is cut at some moment of a recording.

Everything synced is there. Of the rest a random part is: whole writes and truncations in any combination, some
writes torn at 512 bytes. Names follow their folder's sync; later changes of names are there up to some point, in
order, as on a file system with a journal. A file's own sync does not make its name durable.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<cQQI")
_TORN = 0.15
_SECTOR = 512


@dataclass(frozen=True)
class Record:
    """op: C create, K make folder, W write, T truncate, S sync file, D sync folder, U unlink, R rename, M mark."""

    op: str
    id: int
    offset: int
    data: bytes


def read_records(log: Path) -> list[Record]:
    raw, at, records = log.read_bytes(), 0, []
    while at < len(raw):
        op, number, offset, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        records.append(Record(op.decode(), number, offset, raw[at:at + length]))
        at += length
    return records


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)

    def sync(self) -> None:
        for record in self.pending:
            _apply(self.durable, record)
        self.pending.clear()

    def after_crash(self, rng: random.Random, keep: float) -> bytes:
        content = bytearray(self.durable)
        for record in self.pending:
            if rng.random() >= keep:
                continue
            if record.op == "W" and rng.random() < _TORN:
                for piece in _sectors(record):
                    if rng.random() < 0.5:
                        _apply(content, piece)
            else:
                _apply(content, record)
        return bytes(content)


class Disk:
    """The disk while a recording is played; crash() writes down what a power cut would leave at this moment."""

    def __init__(self) -> None:
        self._files: list[_File] = []
        self._by_inode: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        self._names: dict[str, int] = {}
        self._made: set[str] = set()
        self._pending_names: list[tuple[Record, int]] = []

    def play(self, record: Record) -> None:
        if record.op in "WT":
            self._file(record.id).pending.append(record)
        elif record.op == "S":
            self._file(record.id).sync()
        elif record.op == "D":
            self._sync_names(self._folders.get(record.id, ""))
        elif record.op in "CKUR":
            self._note_name(record)

    def crash(self, rng: random.Random, target: Path, below: str = "") -> None:
        """Write the files below the recorded folder `below` into `target`, which must not exist."""
        names, made = dict(self._names), set(self._made)
        for record, number in self._pending_names[:rng.randint(0, len(self._pending_names))]:
            _rename(names, made, record, number)
        keep = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        target.mkdir(parents=True)
        for path in made:
            if _inside(path, below):
                (target / path[len(below):].lstrip("/")).mkdir(parents=True, exist_ok=True)
        for path, number in names.items():
            if _inside(path, below):
                file = target / path[len(below):].lstrip("/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._files[number].after_crash(rng, keep))

    def _file(self, inode: int) -> _File:
        return self._files[self._by_inode[inode]]

    def _note_name(self, record: Record) -> None:
        number = -1
        if record.op == "C":
            number = len(self._files)
            self._files.append(_File())
            self._by_inode[record.id] = number
        elif record.op == "K":
            self._folders[record.id] = record.data.decode()
        elif record.op == "R":
            old, new = record.data.decode().split("\0")
            for inode, path in self._folders.items():
                if path == old or path.startswith(old + "/"):
                    self._folders[inode] = new + path[len(old):]
        self._pending_names.append((record, number))

    def _sync_names(self, folder: str) -> None:
        touched = [
            place for place, (record, _number) in enumerate(self._pending_names)
            if any(_parent(path) == folder for path in record.data.decode().split("\0"))
        ]
        upto = touched[-1] + 1 if touched else 0
        for record, number in self._pending_names[:upto]:
            _rename(self._names, self._made, record, number)
        del self._pending_names[:upto]


def crash_points(
    records: list[Record], first: int, last: int, count: int, rng: random.Random
) -> Iterator[tuple[Disk, int]]:
    """`count` moments between two records, in order: the disk at that moment, and the last mark before it (0: none)."""
    wanted = sorted(rng.randint(first, last) for _ in range(count))
    disk, mark, place = Disk(), 0, 0
    for moment in wanted:
        while place < moment:
            record = records[place]
            mark = record.id if record.op == "M" else mark
            disk.play(record)
            place += 1
        yield disk, mark


def _apply(content: bytearray, record: Record) -> None:
    if record.op == "T":
        if record.offset <= len(content):
            del content[record.offset:]
        else:
            content.extend(bytes(record.offset - len(content)))
        return
    if record.offset > len(content):
        content.extend(bytes(record.offset - len(content)))
    content[record.offset:record.offset + len(record.data)] = record.data


def _sectors(record: Record) -> Iterator[Record]:
    at = 0
    while at < len(record.data):
        end = min(len(record.data), at + _SECTOR - (record.offset + at) % _SECTOR)
        yield Record("W", record.id, record.offset + at, record.data[at:end])
        at = end


def _rename(names: dict[str, int], made: set[str], record: Record, number: int) -> None:
    if record.op == "C":
        names[record.data.decode()] = number
    elif record.op == "K":
        made.add(record.data.decode())
    elif record.op == "U":
        names.pop(record.data.decode(), None)
    else:
        old, new = record.data.decode().split("\0")
        for path in [path for path in names if path == old or path.startswith(old + "/")]:
            names[new + path[len(old):]] = names.pop(path)
        for path in [path for path in made if path == old or path.startswith(old + "/")]:
            made.remove(path)
            made.add(new + path[len(old):])


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + "/") or not folder
