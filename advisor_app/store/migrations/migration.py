"""What one step from one file format to the next is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alembic.operations import Operations


@dataclass(frozen=True)
class Migration:
    """Brings the schema from number - 1 to `number`.

    upgrade: all of it, with Alembic's operations, inside the one transaction of the run; it neither commits nor
    touches foreign_keys. rewrites: tables whose stored values it changes on purpose; of all others every value and
    the number of rows must be the same afterwards. oldest_reader: lowest schema number whose program may read the
    result; 0 for `number`.
    """

    number: int
    title: str
    upgrade: Callable[[Operations], None]
    rewrites: frozenset[str] = frozenset()
    oldest_reader: int = 0
