"""Opening a vault that is not as it should be: what is said, and that nothing is changed, made anew or deleted."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from advisor_app.domain.answers import Answer
from advisor_app.store.errors import Damaged, KeysDamaged, NewerSchema, Unavailable
from advisor_app.store.files import VaultFiles
from advisor_app.store.migrations.runner import MIGRATIONS
from advisor_app.store.vault import Vault
from tests.store.small_vault import OPTIONS, PASSPHRASE, new_vault, open_vault, start_assessment


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "vault.lock"
    }


def closed_vault(folder: Path) -> Path:
    vault = new_vault(folder)
    assessment = start_assessment(vault).id
    for number in range(30):
        vault.assessments().save_answer(assessment, Answer(f"AC-{number:02}", "mostly", note="x" * 300)).result()
    vault.close()
    return vault.folder


def crashed_vault(folder: Path) -> Path:
    """A copy of a vault as a crash leaves it: six answers only in its log."""
    vault = new_vault(folder)
    assessment = start_assessment(vault).id
    vault.checkpoint().result()
    for number in range(6):
        vault.assessments().save_answer(assessment, Answer(f"AC-{number:02}", "mostly")).result()
    crashed = folder.parent / "crashed"
    shutil.copytree(vault.folder, crashed)
    vault.close()
    return crashed


def answers(vault: Vault) -> int:
    assessment = vault.clients().list()[0].assessment
    assert assessment is not None
    return len(vault.assessments().load(assessment.id).answers)


def test_after_a_crash_everything_is_there_and_it_is_said(tmp_path: Path) -> None:
    with open_vault(crashed_vault(tmp_path / "v")) as vault:
        assert answers(vault) == 6
        assert vault.report.unclean and not vault.report.older_than_noted
        assert vault.report.last_change is not None and vault.report.last_change.tzinfo is not None
        assert not VaultFiles(vault.folder).damaged.exists()
        assert list(vault.folder.glob(".log.*")) == []


@pytest.mark.parametrize("how", ["flipped", "missing", "cut"])
def test_a_log_that_lost_saved_answers_is_noticed_by_the_change_number(tmp_path: Path, how: str) -> None:
    folder = crashed_vault(tmp_path / "v")
    wal = VaultFiles(folder).wal
    data = bytearray(wal.read_bytes())
    if how == "missing":
        wal.unlink()
    elif how == "cut":
        wal.write_bytes(data[:len(data) // 2])
    else:
        data[len(data) // 2] ^= 1
        wal.write_bytes(data)
    with open_vault(folder) as vault:
        assert vault.report.older_than_noted
        assert answers(vault) < 6
        assert vault.check().result() == ()
    if how != "missing":
        assert [path.name for path in (folder / "damaged").rglob("*") if path.is_file()] == ["vault.db-wal"]


@pytest.mark.parametrize("page", [0, 1, 3, 7])
def test_a_damaged_database_is_said_and_left_alone(tmp_path: Path, page: int) -> None:
    folder = closed_vault(tmp_path / "v")
    files = VaultFiles(folder)
    data = bytearray(files.database.read_bytes())
    for place in range(page * 4096 + 20, page * 4096 + 24):
        data[place] ^= 0xFF
    files.database.write_bytes(data)
    files.state.unlink()  # so that the whole file is checked, as after a crash
    before = hashes(folder)
    with pytest.raises(Damaged, match=r"damaged and can't be opened. There is no backup yet"):
        Vault.open(folder, PASSPHRASE, OPTIONS)
    assert hashes(folder) == before


def test_the_right_passphrase_of_a_damaged_file_is_never_called_wrong(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path / "v")
    VaultFiles(folder).database.write_bytes(bytes(4096))
    with pytest.raises(Damaged):
        Vault.open(folder, PASSPHRASE, OPTIONS)
    assert not VaultFiles(folder).attempts.exists()


def test_a_database_whose_first_bytes_are_gone_still_opens(tmp_path: Path) -> None:
    """The salt lies in the first 16 bytes of the file and, sealed, in the key file."""
    folder = closed_vault(tmp_path / "v")
    data = bytearray(VaultFiles(folder).database.read_bytes())
    data[:16] = bytes(16)
    VaultFiles(folder).database.write_bytes(data)
    with open_vault(folder) as vault:
        assert answers(vault) == 30


def test_a_missing_database_is_not_made_anew(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path / "v")
    VaultFiles(folder).database.unlink()
    with pytest.raises(Unavailable, match="can't be reached"):
        Vault.open(folder, PASSPHRASE, OPTIONS)
    assert not VaultFiles(folder).database.exists()
    with pytest.raises(Unavailable):
        Vault.open(tmp_path / "nowhere", PASSPHRASE, OPTIONS)
    assert not (tmp_path / "nowhere").exists()


def test_a_newer_file_is_refused_without_changing_one_byte(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path / "v")
    with open_vault(folder) as vault:
        vault._writer.maintain(lambda database: database.pragma("user_version = 99")).result()
    before = hashes(folder)
    with pytest.raises(NewerSchema, match=r"Update the app to open it. The file has not been changed") as caught:
        Vault.open(folder, PASSPHRASE, OPTIONS)
    assert (caught.value.schema, caught.value.known) == (99, len(MIGRATIONS))
    assert hashes(folder) == before


def test_a_newer_file_after_a_crash_keeps_its_log_too(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "v")
    vault._writer.maintain(lambda database: database.pragma("user_version = 99")).result()
    vault.checkpoint().result()
    vault.settings().set("of a later version", 1).result()
    crashed = tmp_path / "crashed"
    shutil.copytree(vault.folder, crashed)
    vault.close()
    before = hashes(crashed)
    assert VaultFiles(crashed).wal.stat().st_size > 0
    with pytest.raises(NewerSchema):
        Vault.open(crashed, PASSPHRASE, OPTIONS)
    assert hashes(crashed) == before


def test_a_damaged_key_file_is_helped_by_its_copy_and_then_by_a_backup(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path / "v")
    files = VaultFiles(folder)
    with open_vault(folder) as vault:
        name = vault.backup().result().name
    files.keys.write_bytes(b"x")
    with open_vault(folder) as vault:
        assert vault.report.keys_from == "copy"
    files.keys.write_bytes(b"x")
    files.keys_copy.write_bytes(b"x")
    with open_vault(folder) as vault:
        assert vault.report.keys_from == name
    with open_vault(folder) as vault:
        assert vault.report.keys_from == "main"
    for path in (files.keys, files.keys_copy, files.backups / name / "vault.keys"):
        path.write_bytes(b"x")
    with pytest.raises(KeysDamaged, match="damaged in every copy"):
        Vault.open(folder, PASSPHRASE, OPTIONS)


def test_an_older_genuine_state_put_back_is_noticed(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path / "v")
    old = VaultFiles(folder).database.read_bytes()
    with open_vault(folder) as vault:
        vault.settings().set("a", 1).result()
    VaultFiles(folder).database.write_bytes(old)
    with open_vault(folder) as vault:
        assert vault.report.older_than_noted
    with open_vault(folder) as vault:
        assert not vault.report.older_than_noted
