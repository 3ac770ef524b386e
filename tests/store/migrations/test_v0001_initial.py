from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from advisor_app.store.connection import Database
from advisor_app.store.keys import DatabaseKey
from advisor_app.store.migrations.runner import contents, migrate, schema_of
from advisor_app.store.migrations.v0001_initial import INITIAL

TABLES = {
    "meta", "practice", "setting", "client", "client_fact", "assessment", "fact", "answer", "policy", "answer_event",
    "document",
}


def test_an_empty_file_becomes_schema_1(tmp_path: Path) -> None:
    database = Database(tmp_path / "vault.db", DatabaseKey(bytes(range(1, 49))), new=True)
    assert migrate(database, [INITIAL], app_version="t") == schema_of(database) == 1
    with database.engine.begin() as connection:
        assert set(contents(connection)) == TABLES
        assert {entry.rows for entry in contents(connection).values()} == {0}
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting VALUES ('a', 'not json')",
        "INSERT INTO setting VALUES ('a', NULL)",
        "INSERT INTO client_fact VALUES ('nobody', 'staff', '1')",
        "INSERT INTO assessment VALUES ('a', 'nobody', 'quick', 'c', '1', '2026-01-01', 'x', NULL, 1, 0, '', '')",
    ],
)
def test_schema_1_takes_nothing_that_is_no_json_or_belongs_to_nobody(tmp_path: Path, statement: str) -> None:
    database = Database(tmp_path / "vault.db", DatabaseKey(bytes(range(1, 49))), new=True)
    migrate(database, [INITIAL], app_version="t")
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    database.close()
