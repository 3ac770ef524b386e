"""Bringing a database to the newest schema: everything in one transaction, or nothing.

Alembic's operations are used, its environment and its search for version files are not: MIGRATIONS is the list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from advisor_app.store.connection import Database
from advisor_app.store.migrations.migration import Migration
from advisor_app.store.migrations.v0001_initial import INITIAL
from advisor_app.store.migrations.v0002_client_reference import CLIENT_REFERENCE
from advisor_app.store.migrations.v0003_beside_the_answers import BESIDE_THE_ANSWERS

MIGRATIONS: Final[tuple[Migration, ...]] = (INITIAL, CLIENT_REFERENCE, BESIDE_THE_ANSWERS)


class MigrationCheckError(Exception):
    """A step lost or changed rows it should not have touched. The transaction is rolled back."""


@dataclass(frozen=True)
class TableContents:
    """columns in their order, rows counted, and a digest over all rows in primary key order."""

    columns: tuple[str, ...]
    rows: int
    digest: str


def migrate(database: Database, migrations: Sequence[Migration], *, app_version: str) -> int:
    """Run every migration above the schema of the database; the schema number reached.

    Foreign keys are off before the transaction begins: with them on, making a parent table anew deletes all its
    children without an error, and inside a transaction they cannot be switched. Raises MigrationCheckError or driver
    errors; the database is then as it was.
    """
    current = schema_of(database)
    todo = [migration for migration in migrations if migration.number > current]
    if not todo:
        return current
    with closing(_ForeignKeysOff(database)), database.engine.begin() as connection:
        for migration in todo:
            _step(connection, migration)
        _sign(connection, todo[-1], app_version)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise MigrationCheckError(f"{len(broken)} rows refer to rows that are not there.")
    return todo[-1].number


def schema_of(database: Database) -> int:
    return int(str(database.pragma("user_version")))


def contents(connection: Connection, columns: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, TableContents]:
    """What each table holds; with `columns`, only these columns of these tables. Tables of SQLite left out."""
    wanted = _columns(connection) if columns is None else columns
    return {table: _table_contents(connection, table, names) for table, names in wanted.items()}


class _ForeignKeysOff:
    """Foreign keys off until closed. Must begin outside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.pragma("foreign_keys = OFF")
        if database.pragma("foreign_keys") != 0:
            raise RuntimeError("Foreign keys must be off before a migration; end the open transaction first.")

    def close(self) -> None:
        self._database.pragma("foreign_keys = ON")


def _step(connection: Connection, migration: Migration) -> None:
    before = contents(connection)
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True, "render_as_batch": True})
    migration.upgrade(Operations(context))
    after_columns = _columns(connection)
    kept = {
        table: tuple(name for name in entry.columns if name in after_columns.get(table, ()))
        for table, entry in before.items() if table not in migration.rewrites
    }
    missing = [table for table, names in kept.items() if names != before[table].columns]
    if missing:
        raise MigrationCheckError(f"Step {migration.number} dropped columns of {missing[0]} without saying so.")
    changed = [table for table, entry in contents(connection, kept).items() if entry != before[table]]
    if changed:
        raise MigrationCheckError(f"Step {migration.number} changed rows of {changed[0]} without saying so.")


def _sign(connection: Connection, last: Migration, app_version: str) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version = {last.number}")
    connection.exec_driver_sql(
        "UPDATE meta SET schema_number = ?, min_reader = ?, min_writer = ?, app_version = ?, change = change + 1",
        (last.number, last.oldest_reader or last.number, last.number, app_version),
    )


def _columns(connection: Connection) -> dict[str, tuple[str, ...]]:
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    ).scalars().all()
    return {
        table: tuple(str(row[1]) for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")'))
        for table in tables
    }


def _table_contents(connection: Connection, table: str, columns: tuple[str, ...]) -> TableContents:
    """Names come from the schema itself, never from a person, so they may be put into the statement."""
    key = [
        str(row[1]) for row in sorted(
            (row for row in connection.exec_driver_sql(f'PRAGMA table_info("{table}")') if row[5]),
            key=lambda row: int(row[5]),
        )
    ]
    order = ", ".join(f'"{name}"' for name in key or columns)
    names = ", ".join(f'"{name}"' for name in columns)
    digest, rows = hashlib.sha256(), 0
    for row in connection.exec_driver_sql(f'SELECT {names} FROM "{table}" ORDER BY {order}'):
        digest.update(repr(tuple(row)).encode())
        rows += 1
    return TableContents(columns, rows, digest.hexdigest())
