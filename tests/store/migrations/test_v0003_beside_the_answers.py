"""From the vaults of schema 1 and 2 to schema 3: everything is there, and there is room beside the answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from advisor_app.domain.answers import Answer
from advisor_app.domain.contracts import Contract
from advisor_app.domain.register import FindingNote, Register
from advisor_app.store.items import CONTRACT, FINDING
from advisor_app.store.vault import Vault
from tests.fixtures import make_vault_0001, make_vault_0002
from tests.store.small_vault import OPTIONS


@pytest.fixture(params=[make_vault_0001, make_vault_0002], ids=["schema 1", "schema 2"])
def migrated(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Vault]:
    shutil.copytree(request.param.FOLDER, tmp_path / "old")
    vault = Vault.open(tmp_path / "old", request.param.PASSPHRASE, OPTIONS)
    yield vault
    vault.close()


def test_assessments_are_as_they_were_with_nothing_put_off(migrated: Vault) -> None:
    stored = migrated.assessments().load("a1")
    answer = Answer("AC-01", "mostly", "seen", date(2026, 11, 20), "portal shown")
    assert stored.answers.get("AC-01") == answer
    assert (answer.evidence_by, answer.check_who, answer.check_by, answer.note_shown) == ("", "", None, False)
    assert (stored.record.later, stored.record.wording, stored.record.place) == ((), "owner", "AC-02")
    assert migrated.documents().content("d1") == b"%PDF"
    assert migrated.report.migrated_from in (1, 2) and not migrated.report.older_than_noted
    assert len(migrated.assessments().history("a1")) == 1


def test_there_is_room_beside_the_answers_now(migrated: Vault) -> None:
    assert migrated.registers().load("a1") == Register()
    note = FindingNote("AC-01", "planned", "Jo", date(2026, 12, 1))
    migrated.registers().save("a1", FINDING, "AC-01", note).result()
    assert migrated.registers().load("a1").findings == {"AC-01": note}
    contract = Contract("k1", "Old Mill Ltd", liability_cap=1_000_000)
    migrated.client_items(CONTRACT).save("c1", contract).result()
    assert migrated.client_items(CONTRACT).list("c1") == (contract,)
    file = migrated.attachments().add("c1", "contract:k1", name="a.pdf", content=b"%PDF-1.7").result()
    assert migrated.attachments().content(file.id) == b"%PDF-1.7"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE assessment SET later = 'not json'",
        "INSERT INTO assessment_item VALUES ('a1', 'finding', 'AC-01', 'not json')",
        "INSERT INTO assessment_item VALUES ('nowhere', 'finding', 'AC-01', '{}')",
        "INSERT INTO client_item VALUES ('i', 'nobody', 'contract', '{}', 0)",
        "INSERT INTO log_entry VALUES (1, 'e', 'no incident', '{}', '', '', 0)",
        "INSERT INTO attachment VALUES ('f', 'c1', NULL, 'incident:1', 'a', 'pdf', '', '', '', 0, 'no content', 0)",
    ],
)
def test_the_database_itself_refuses_what_belongs_to_nothing(migrated: Vault, statement: str) -> None:
    def work(database: Any) -> None:
        with database.engine.begin() as connection:
            connection.exec_driver_sql(statement)

    with pytest.raises(IntegrityError):
        migrated._writer.maintain(work).result()
