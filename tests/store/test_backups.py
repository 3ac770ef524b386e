from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advisor_app.domain.answers import Answer
from advisor_app.store import backups
from advisor_app.store.errors import Damaged, NotEnoughSpace, NotFound
from advisor_app.store.files import VaultFiles
from advisor_app.store.migrations.runner import MIGRATIONS
from advisor_app.store.vault import Vault, restore
from tests.store.small_vault import OPTIONS, PASSPHRASE, new_vault, open_vault, start_assessment


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def test_a_backup_holds_what_the_vault_held(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    vault.assessments().save_answer(assessment, Answer("AC-01", "mostly")).result()
    record = vault.backup().result()
    folder = vault.folder / "backups" / record.name
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "vault.db", "vault.keys"]
    assert vault.backups() == (record,)
    assert (record.sequence, record.reason, record.schema) == (1, "manual", len(MIGRATIONS))
    vault.assessments().save_answer(assessment, Answer("AC-01", "none")).result()
    vault.close()
    aside = restore(vault.folder, record.name, PASSPHRASE, OPTIONS)
    with open_vault(vault.folder) as again:
        assert again.assessments().load(assessment).answers.value("AC-01") == "mostly"
        assert not again.report.older_than_noted and not again.report.unclean
    assert (aside / "vault.db").is_file()


def test_the_manifest_says_nothing_about_clients(vault: Vault) -> None:
    start_assessment(vault)
    folder = vault.folder / "backups" / vault.backup().result().name
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert set(manifest) == {"format", "sequence", "made", "reason", "schema", "change", "size", "sha256"}


def test_age_is_by_sequence_and_never_by_the_clock(tmp_path: Path) -> None:
    times = iter([datetime(2026, 1, 1, tzinfo=UTC) - timedelta(days=400 * number) for number in range(3)])
    vault = new_vault(tmp_path)
    vault.close()
    options = replace(OPTIONS, clock=lambda: next(times))
    with open_vault(vault.folder, options=options) as again:
        for _ in range(3):
            again.backup().result()
        assert [record.sequence for record in again.backups()] == [3, 2, 1]


def test_a_backup_that_is_not_whole_does_not_count(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "contents", lambda connection: object())
    with pytest.raises(Damaged):
        vault.backup().result()
    assert vault.backups() == ()
    assert list((vault.folder / "backups").iterdir()) == []
    monkeypatch.undo()
    assert vault.backup().result().sequence == 1


def test_folders_that_are_no_finished_backup_are_left_out(vault: Vault) -> None:
    good = vault.backup().result()
    for name in (".1234.new", "000009-20260101T000000Z-manual", "notes"):
        (vault.folder / "backups" / name).mkdir()
    (vault.folder / "backups" / "000009-20260101T000000Z-manual" / "manifest.json").write_text("{", "utf-8")
    assert vault.backups() == (good,)


def test_a_backup_asks_for_room_first(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_folder: Path, _size: int) -> None:
        raise NotEnoughSpace(10, 1)

    monkeypatch.setattr(backups.disk, "require_space", no_room)
    with pytest.raises(NotEnoughSpace):
        vault.backup().result()
    assert not (vault.folder / "backups").exists()


def test_a_reason_is_one_of_a_list(vault: Vault) -> None:
    with pytest.raises(ValueError, match="made for one of"):
        vault.backup("../../elsewhere").result()


def test_a_damaged_or_missing_backup_is_not_put_in_place(vault: Vault) -> None:
    record = vault.backup().result()
    vault.close()
    path = vault.folder / "backups" / record.name / "vault.db"
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 5] ^= 1
    path.write_bytes(data)
    before = VaultFiles(vault.folder).database.read_bytes()
    with pytest.raises(Damaged):
        restore(vault.folder, record.name, PASSPHRASE, OPTIONS)
    with pytest.raises(NotFound):
        restore(vault.folder, "../../000001-20260101T000000Z-manual", PASSPHRASE, OPTIONS)
    assert VaultFiles(vault.folder).database.read_bytes() == before
    assert not (vault.folder / "damaged").exists()
    with open_vault(vault.folder) as again:
        assert again.practice().get().name == "Harbour Advice"


def test_a_backup_replaces_a_damaged_database_and_its_log(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    record = vault.backup().result()
    vault.close()
    files = VaultFiles(vault.folder)
    files.database.write_bytes(b"\0" * 9000)
    files.wal.write_bytes(b"\1" * 9000)
    with pytest.raises(Damaged, match="Your backups are not affected"):
        Vault.open(vault.folder, PASSPHRASE, OPTIONS)
    aside = restore(vault.folder, record.name, PASSPHRASE, OPTIONS)
    assert (aside / "vault.db").read_bytes() == b"\0" * 9000
    assert [path.read_bytes() for path in files.damaged.rglob("vault.db-wal")] == [b"\1" * 9000]
    with open_vault(vault.folder) as again:
        assert again.assessments().load(assessment).record.id == assessment


def test_the_log_of_a_crash_is_never_played_into_a_restored_database(vault: Vault, tmp_path: Path) -> None:
    assessment = start_assessment(vault).id
    record = vault.backup().result()
    for number in range(4):
        vault.assessments().save_answer(assessment, Answer(f"AC-{number:02}", "mostly")).result()
    crashed = tmp_path / "crashed"
    shutil.copytree(vault.folder, crashed)
    restore(crashed, record.name, PASSPHRASE, OPTIONS)
    with open_vault(crashed) as again:
        assert len(again.assessments().load(assessment).answers) == 0
        assert again.check().result() == ()
