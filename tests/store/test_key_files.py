from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.store import key_files
from advisor_app.store.errors import HostileKeys, KeysDamaged, Unavailable
from advisor_app.store.files import VaultFiles
from advisor_app.store.key_files import FoundKeys, heal_keys, read_keys, write_keys
from advisor_app.store.keys import DatabaseKey, KeyFile, recovery_slot

KEY = DatabaseKey(bytes(range(1, 49)))
KEYS = KeyFile("v1", (recovery_slot("v1", KEY, bytes(20)),))
OTHER = KeyFile("v1", (recovery_slot("v1", KEY, bytes(range(20))),))


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    found = VaultFiles(tmp_path)
    write_keys(found, KEYS)
    return found


def with_backup(files: VaultFiles, name: str, keys: KeyFile) -> None:
    (files.backups / name).mkdir(parents=True)
    (files.backups / name / "vault.keys").write_bytes(keys.to_bytes())


def test_both_files_are_written_the_copy_first(files: VaultFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(key_files.disk, "write_atomic", lambda path, _data: written.append(path.name))
    write_keys(files, OTHER)
    assert written == ["vault.keys.bak", "vault.keys"]


def test_the_main_file_is_read_then_the_copy_then_the_newest_backup(files: VaultFiles) -> None:
    with_backup(files, "000001-x", OTHER)
    with_backup(files, "000002-x", KEYS)
    assert read_keys(files) == FoundKeys(KEYS, "main")
    files.keys.write_bytes(b"damaged")
    assert read_keys(files) == FoundKeys(KEYS, "copy")
    files.keys_copy.unlink()
    assert read_keys(files) == FoundKeys(KEYS, "000002-x")
    (files.backups / "000002-x" / "vault.keys").write_bytes(b"")
    assert read_keys(files) == FoundKeys(OTHER, "000001-x")


def test_nothing_whole_is_damaged_and_nothing_at_all_is_unavailable(files: VaultFiles) -> None:
    files.keys.write_bytes(b"damaged")
    files.keys_copy.write_bytes(b"too")
    with pytest.raises(KeysDamaged):
        read_keys(files)
    files.keys.unlink()
    files.keys_copy.unlink()
    with pytest.raises(Unavailable):
        read_keys(files)
    files.database.touch()
    with pytest.raises(KeysDamaged):
        read_keys(files)


def test_a_hostile_file_is_not_passed_over_for_its_copy(files: VaultFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def hostile(_data: bytes) -> KeyFile:
        raise HostileKeys

    monkeypatch.setattr(key_files.KeyFile, "from_bytes", staticmethod(hostile))
    with pytest.raises(HostileKeys):
        read_keys(files)


def test_healing_sets_the_damaged_file_aside_and_writes_both(files: VaultFiles) -> None:
    files.keys.write_bytes(b"damaged")
    heal_keys(files, read_keys(files))
    assert files.keys.read_bytes() == files.keys_copy.read_bytes() == KEYS.to_bytes()
    assert [path.read_bytes() for path in files.damaged.rglob("vault.keys")] == [b"damaged"]


def test_healing_brings_a_half_finished_change_back_to_the_main_file(files: VaultFiles) -> None:
    files.keys_copy.write_bytes(OTHER.to_bytes())
    heal_keys(files, read_keys(files))
    assert files.keys_copy.read_bytes() == KEYS.to_bytes()
    assert not files.damaged.exists()


def test_whole_files_are_not_touched(files: VaultFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("written")

    monkeypatch.setattr(key_files, "write_keys", refuse)
    heal_keys(files, read_keys(files))
