from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.operations import Operations
from sqlalchemy import Column, Integer, Text
from sqlmodel import SQLModel

from advisor_app.store import opening, tables
from advisor_app.store.connection import Database
from advisor_app.store.errors import MigrationFailed, NewerSchema
from advisor_app.store.files import VaultFiles
from advisor_app.store.keys import DatabaseKey
from advisor_app.store.migrations import runner
from advisor_app.store.migrations.migration import Migration
from advisor_app.store.migrations.runner import MIGRATIONS, MigrationCheckError, contents, migrate, schema_of
from advisor_app.store.vault import Vault
from tests.fixtures import make_vault_0001
from tests.store.small_vault import OPTIONS, new_vault

HERE = Path(__file__).parent
KEY = DatabaseKey(bytes(range(1, 49)))


def remade_parent(op: Operations) -> None:
    with op.batch_alter_table("parent", recreate="always") as parent:
        parent.add_column(Column("note", Text, nullable=False, server_default=""))


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Database]:
    """A parent with three children that go with it."""
    database = Database(tmp_path / "vault.db", KEY, new=True)
    with database.engine.begin() as connection:
        for statement in (
            "CREATE TABLE meta (id INTEGER PRIMARY KEY, schema_number INTEGER, min_reader INTEGER, min_writer INTEGER,"
            " app_version TEXT, change INTEGER)",
            "INSERT INTO meta VALUES (1, 0, 0, 0, '', 0)",
            "CREATE TABLE parent (id TEXT PRIMARY KEY, name TEXT)",
            "CREATE TABLE child (id INTEGER PRIMARY KEY, parent TEXT REFERENCES parent(id) ON DELETE CASCADE)",
            "INSERT INTO parent VALUES ('p', 'one')",
            "INSERT INTO child VALUES (1, 'p'), (2, 'p'), (3, 'p')",
        ):
            connection.exec_driver_sql(statement)
    yield database
    database.abandon()


def children(database: Database) -> int:
    with database.engine.begin() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM child").scalar_one())


def test_remaking_a_parent_keeps_every_child(family: Database) -> None:
    assert migrate(family, [step(1, remade_parent)], app_version="t") == 1
    assert children(family) == 3
    assert family.pragma("foreign_keys") == 1
    assert schema_of(family) == 1


def test_the_trap_is_real_with_foreign_keys_on(family: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the precaution all children are deleted, without an error; the checks of each step notice it."""
    class LeftOn:
        def __init__(self, _database: Database) -> None:
            return

        def close(self) -> None:
            return

    monkeypatch.setattr(runner, "_ForeignKeysOff", LeftOn)
    with pytest.raises(MigrationCheckError, match="changed rows of child"):
        migrate(family, [step(1, remade_parent)], app_version="t")
    assert children(family) == 3
    monkeypatch.setattr(runner, "contents", lambda _connection, _columns=None: {})
    migrate(family, [step(1, remade_parent)], app_version="t")
    assert children(family) == 0


def test_foreign_keys_cannot_be_switched_inside_a_transaction(family: Database) -> None:
    with family.engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
        with pytest.raises(RuntimeError, match="off before a migration"):
            runner._ForeignKeysOff(family)


def step(number: int, upgrade: Callable[[Operations], None], **options: object) -> Migration:
    return Migration(number, "made by a test", upgrade, **options)  # type: ignore[arg-type]


def deletes_a_child(op: Operations) -> None:
    op.execute("DELETE FROM child WHERE id = 2")


def orphans(op: Operations) -> None:
    op.execute("UPDATE child SET parent = 'nobody' WHERE id = 2")


def renames_the_parent(op: Operations) -> None:
    op.execute("UPDATE parent SET name = 'two'")


def drops_a_column(op: Operations) -> None:
    with op.batch_alter_table("parent", recreate="always") as parent:
        parent.drop_column("name")


def stops_half_way(op: Operations) -> None:
    op.create_table("half", Column("id", Integer, primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    raise OSError("the power of the test")


@pytest.mark.parametrize(
    ("upgrade", "said"),
    [
        (deletes_a_child, "changed rows of child"), (renames_the_parent, "changed rows of parent"),
        (drops_a_column, "dropped columns of parent"), (stops_half_way, "the power of the test"),
    ],
)
def test_a_step_that_does_more_than_it_says_leaves_no_trace(
    family: Database, upgrade: Callable[[Operations], None], said: str
) -> None:
    with family.engine.begin() as connection:
        before = contents(connection)
    with pytest.raises((MigrationCheckError, OSError), match=said):
        migrate(family, [step(1, remade_parent), step(2, upgrade)], app_version="t")
    with family.engine.begin() as connection:
        assert contents(connection) == before
    assert schema_of(family) == 0 and family.pragma("foreign_keys") == 1
    assert migrate(family, [step(1, remade_parent)], app_version="t") == 1


def test_rows_without_their_parent_are_not_committed(family: Database) -> None:
    with pytest.raises(MigrationCheckError, match="refer to rows that are not there"):
        migrate(family, [step(1, orphans, rewrites=frozenset({"child"}))], app_version="t")
    assert schema_of(family) == 0


def test_a_step_may_rewrite_what_it_names(family: Database) -> None:
    migrate(family, [step(1, renames_the_parent, rewrites=frozenset({"parent"}))], app_version="t")
    with family.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT name FROM parent").scalar_one() == "two"


# ------------------------------------------------------------------------------------------ the shipped migrations
def test_migrations_are_numbered_without_a_gap() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_every_migration_has_its_own_test_and_every_released_schema_its_fixture() -> None:
    modules = sorted(path.stem for path in Path(runner.__file__).parent.glob("v[0-9]*.py"))
    assert len(modules) == len(MIGRATIONS)
    for module, migration in zip(modules, MIGRATIONS, strict=True):
        assert module.startswith(f"v{migration.number:04}_")
        assert (HERE / f"test_{module}.py").is_file(), f"write tests/store/migrations/test_{module}.py"
    for migration in MIGRATIONS[:-1]:
        assert (HERE.parents[1] / "fixtures" / f"vault-{migration.number:04}" / "vault.db").is_file()


def test_the_migrations_make_exactly_the_tables_of_the_program(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    found = vault._writer.maintain(_schema).result()
    vault.close()
    other = Database(tmp_path / "other.db", KEY, new=True)
    assert tables.MetaRow.metadata is SQLModel.metadata
    with other.engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
    assert found == _schema(other)
    other.abandon()


def _schema(database: Database) -> dict[str, object]:
    """Columns, keys, indexes and checks of every table, without the order of words."""
    schema: dict[str, object] = {}
    with database.engine.begin() as connection:
        def rows(statement: str) -> list[tuple[object, ...]]:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]

        for name, sql in rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' "
                              "ESCAPE '!'"):
            indexes = {
                (index[2], index[3], tuple(column[2] for column in rows(f"PRAGMA index_info({index[1]})")))
                for index in rows(f"PRAGMA index_list({name})")
            }
            checks = sorted(part.split(")")[0] for part in str(sql).split("CHECK (")[1:])
            keys = {key[2:7] for key in rows(f"PRAGMA foreign_key_list({name})")}
            schema[str(name)] = (rows(f"PRAGMA table_info({name})"), indexes, keys, checks, "AUTOINCREMENT" in str(sql))
    return schema


@pytest.fixture
def old(tmp_path: Path) -> Path:
    shutil.copytree(make_vault_0001.FOLDER, tmp_path / "old")
    return tmp_path / "old"


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_a_verified_backup_comes_first_and_opens_in_the_old_program(old: Path) -> None:
    vault = Vault.open(old, make_vault_0001.PASSPHRASE, OPTIONS)
    backup, = vault.backups()
    vault.close()
    assert (backup.reason, backup.schema) == ("pre-migration", 1)
    assert vault.report.migrated_from == 1
    place = old.parent / "as it was"
    place.mkdir()
    for name in ("vault.db", "vault.keys"):
        shutil.copyfile(old / "backups" / backup.name / name, place / name)
    options = replace(OPTIONS, migrations=MIGRATIONS[:1])
    Vault.open(place, make_vault_0001.PASSPHRASE, options).close()
    with pytest.raises(NewerSchema):
        Vault.open(old, make_vault_0001.PASSPHRASE, options)


def test_opening_again_migrates_nothing(old: Path) -> None:
    Vault.open(old, make_vault_0001.PASSPHRASE, OPTIONS).close()
    vault = Vault.open(old, make_vault_0001.PASSPHRASE, OPTIONS)
    assert vault.report.migrated_from is None and len(vault.backups()) == 1
    vault.close()


def test_a_migration_that_fails_leaves_the_old_file_and_says_so(old: Path) -> None:
    broken = replace(OPTIONS, migrations=(MIGRATIONS[0], step(2, stops_half_way)))
    before = hashes(old)["vault.db"]
    with pytest.raises(MigrationFailed, match="It is as it was before and nothing is lost"):
        Vault.open(old, make_vault_0001.PASSPHRASE, broken)
    assert hashes(old)["vault.db"] == before
    Vault.open(old, make_vault_0001.PASSPHRASE, replace(OPTIONS, migrations=MIGRATIONS[:1])).close()


def test_a_migrated_file_that_does_not_prove_itself_is_put_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_opens_clients", lambda _database: False)
    with pytest.raises(MigrationFailed):
        Vault.open(old, make_vault_0001.PASSPHRASE, OPTIONS)
    monkeypatch.undo()
    vault = Vault.open(old, make_vault_0001.PASSPHRASE, replace(OPTIONS, migrations=MIGRATIONS[:1]))
    assert vault.report.migrated_from is None
    vault.close()
    assert [path.name for path in VaultFiles(old).damaged.rglob("*") if path.is_file()] == ["vault.db"]


def test_no_backup_no_migration(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(opening.backups, "make_backup", fail)
    before = hashes(old)["vault.db"]
    with pytest.raises(Exception, match="no space left"):
        Vault.open(old, make_vault_0001.PASSPHRASE, OPTIONS)
    assert hashes(old)["vault.db"] == before
