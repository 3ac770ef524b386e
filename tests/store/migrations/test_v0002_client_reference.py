"""From the vault a program with schema 1 has left to schema 2: everything is there, and clients have a reference."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from advisor_app.domain.answers import Answer
from advisor_app.store.vault import Vault
from tests.fixtures import make_vault_0001
from tests.store.small_vault import OPTIONS, PRACTICE


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Vault]:
    shutil.copytree(make_vault_0001.FOLDER, tmp_path / "old")
    vault = Vault.open(tmp_path / "old", make_vault_0001.PASSPHRASE, OPTIONS)
    yield vault
    vault.close()


def test_everything_of_schema_1_is_there(migrated: Vault) -> None:
    stored = migrated.assessments().load("a1")
    assert stored.answers.get("AC-01") == Answer("AC-01", "mostly", "seen", date(2026, 11, 20), "portal shown")
    assert dict(stored.profile.values) == {"client_name": "Bright Dental", "revenue": 610_000.5}
    assert (stored.record.place, stored.policies, stored.record.seed) == ("AC-02", (), 7)
    assert [client.name for client in migrated.clients().list()] == ["Bright Dental"]
    assert [client.name for client in migrated.clients().list("café", deleted=True)] == ["Old Mill Café"]
    assert [change.id for change in migrated.assessments().history("a1")] == ["e1"]
    assert migrated.documents().content("d1") == b"%PDF"
    assert migrated.settings().get("tour") is True
    assert migrated.practice().get() == PRACTICE
    assert not migrated.report.older_than_noted


def test_clients_have_a_reference_now(migrated: Vault) -> None:
    client = migrated.clients().get("c1")
    assert client.reference == ""
    migrated.clients().update("c1", client.profile, reference="2026/3").result()
    assert [found.name for found in migrated.clients().list("2026/3")] == ["Bright Dental"]


def test_the_database_itself_refuses_a_huge_reference(migrated: Vault) -> None:
    def work(database: object) -> None:
        with database.engine.begin() as connection:  # type: ignore[attr-defined]
            connection.exec_driver_sql("UPDATE client SET reference = ?", ("x" * 201,))

    with pytest.raises(IntegrityError):
        migrated._writer.maintain(work).result()
