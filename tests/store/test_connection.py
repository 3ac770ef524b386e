from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from advisor_app.store import connection as module
from advisor_app.store.connection import PRAGMAS, Database, schema_without_touching
from advisor_app.store.errors import Damaged
from advisor_app.store.keys import DatabaseKey

KEY = DatabaseKey(bytes(range(1, 49)))


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "vault.db", KEY, new=True)


@pytest.mark.parametrize("pragma", PRAGMAS, ids=lambda pragma: pragma.name)
def test_every_setting_is_in_force(database: Database, pragma: module.Pragma) -> None:
    assert database.pragma(pragma.name) == pragma.reads
    database.close()


def test_the_settings_of_the_cipher_are_in_force(database: Database) -> None:
    assert database.pragma("cipher_status") == "1"
    assert database.pragma("cipher_memory_security") == "1"
    assert database.pragma("cipher_log_level") == "NONE"
    assert database.pragma("application_id") == module.APPLICATION_ID
    assert database.pragma("cipher_page_size") == "4096"
    database.close()


def test_memory_security_comes_first_and_nothing_is_read_before_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    real = sqlcipher.connect

    def connect(*arguments: object, **options: object) -> object:
        raw = real(*arguments, **options)
        raw.set_trace_callback(said.append)
        return raw

    monkeypatch.setattr(module.sqlcipher, "connect", connect)
    Database(tmp_path / "vault.db", KEY, new=True).abandon()
    words = [statement.split("=")[0].removeprefix("PRAGMA ").strip() for statement in said]
    assert words[:5] == [
        "cipher_memory_security", "cipher_log_level", "key", "locking_mode", "SELECT count(*) FROM sqlite_master",
    ]
    settings = [word for word in words if word in {pragma.name for pragma in PRAGMAS}]
    assert settings[1:] == [pragma.name for pragma in PRAGMAS]


def test_the_file_is_ciphertext_from_its_first_byte(tmp_path: Path, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a TEXT)")
    database.close()
    assert (tmp_path / "vault.db").read_bytes()[:16] == KEY.raw()[32:]
    assert [path.name for path in tmp_path.iterdir()] == ["vault.db"]


def test_a_plain_file_is_never_taken_for_a_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens when the key is forgotten: the library says nothing, so this program must."""
    def without_key(raw: object, _key: DatabaseKey) -> None:
        raw.execute("SELECT count(*) FROM sqlite_master")  # type: ignore[attr-defined]

    monkeypatch.setattr(module, "_unlock", without_key)
    with pytest.raises(Damaged):
        Database(tmp_path / "vault.db", KEY, new=True)


def test_another_program_s_file_and_another_key_are_refused(tmp_path: Path, database: Database) -> None:
    database.pragma("application_id = 7")
    database.close()
    with pytest.raises(Damaged):
        Database(tmp_path / "vault.db", KEY)
    with pytest.raises(sqlcipher.DatabaseError, match="file is not a database"):
        Database(tmp_path / "vault.db", DatabaseKey(bytes(range(2, 50))))


@pytest.mark.parametrize(("floor", "value"), [("CIPHER_FLOOR", (99,)), ("SQLITE_FLOOR", (4, 0, 0))])
def test_an_old_library_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floor: str, value: tuple[int, ...]
) -> None:
    monkeypatch.setattr(module, floor, value)
    with pytest.raises(RuntimeError, match="install the locked packages again"):
        Database(tmp_path / "vault.db", KEY, new=True)


@pytest.mark.parametrize(
    "statement", ["ATTACH ':memory:' AS other", "ATTACH DATABASE 'x.db' AS plain KEY ''", "SELECT load_extension('x')"]
)
def test_nothing_can_be_attached_or_loaded(tmp_path: Path, database: Database, statement: str) -> None:
    with pytest.raises(DatabaseError, match="not authorized"), database.engine.connect() as connection:
        connection.exec_driver_sql(statement)
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["vault.db"]


def test_sorting_much_writes_no_temporary_file(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = set(Path(tempfile.gettempdir()).glob("etilqs_*"))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a TEXT)")
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO t SELECT hex(randomblob(200)) FROM n"
        )
        rows = connection.exec_driver_sql("SELECT a FROM t ORDER BY a")
        rows.fetchone()
        assert list((tmp_path / "temporary").iterdir()) == []
        assert set(Path(tempfile.gettempdir()).glob("etilqs_*")) == before
        rows.close()
    database.close()


def test_every_transaction_takes_the_write_lock_at_once(database: Database) -> None:
    said: list[str] = []
    database.engine.connect().close()
    database._raw.set_trace_callback(said.append)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
    assert said == ["BEGIN IMMEDIATE", "SELECT 1", "COMMIT"]
    database.abandon()


def test_parameters_stay_out_of_error_messages(database: Database) -> None:
    with pytest.raises(DatabaseError) as caught, database.engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM missing WHERE a = ?", ("Quillfeather",))
    assert "Quillfeather" not in str(caught.value)
    database.close()


def test_the_schema_number_is_read_without_changing_a_byte(tmp_path: Path, database: Database) -> None:
    database.pragma("user_version = 5")
    database.checkpoint()
    database.pragma("user_version = 6")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert schema_without_touching(tmp_path / "vault.db", KEY) == 5
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    database.close()


def test_checks_name_what_is_wrong(tmp_path: Path, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a BLOB)")
        connection.exec_driver_sql("INSERT INTO t VALUES (zeroblob(50000))")
    assert database.problems() == ()
    database.close()
    data = bytearray((tmp_path / "vault.db").read_bytes())
    data[5 * 4096 + 100] ^= 1
    (tmp_path / "vault.db").write_bytes(data)
    again = Database(tmp_path / "vault.db", KEY)
    assert any("page 6" in problem for problem in again.problems())
    again.abandon()
