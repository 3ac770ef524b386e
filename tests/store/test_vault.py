from __future__ import annotations

import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.domain.records import PracticeRecord
from advisor_app.domain.text import TextError
from advisor_app.store.errors import Closed, InUse, StoreError, Unsuitable, WeakSecret, WrongSecret
from advisor_app.store.files import VaultFiles, list_vaults
from advisor_app.store.recovery import SYMBOLS, RecoveryKeyError, parse_recovery_key
from advisor_app.store.vault import Vault
from tests.store.small_vault import OPTIONS, PASSPHRASE, PRACTICE, new_vault, open_vault

OTHER = "walnut prairie stencil oat drum"


def test_a_new_vault_is_one_private_folder_and_open(tmp_path: Path) -> None:
    vault, recovery_key = Vault.create(tmp_path / "data" / "vaults", PASSPHRASE, PRACTICE, OPTIONS)
    assert list_vaults(tmp_path / "data" / "vaults") == (vault.folder,)
    assert vault.folder.name == vault.id and "Harbour" not in str(vault.folder)
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700
    assert vault.practice().get() == PRACTICE
    assert vault.report.opened_with == "passphrase" and not vault.report.unclean
    vault.close()
    assert {path.name for path in vault.folder.iterdir()} == {
        "vault.db", "vault.keys", "vault.keys.bak", "vault.state", "vault.lock", "ballast.bin",
    }
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in vault.folder.iterdir())
    with open_vault(vault.folder, recovery_key) as by_recovery:
        assert by_recovery.report.opened_with == "recovery"
    with open_vault(vault.folder) as by_passphrase:
        assert by_passphrase.practice().get().advisor.name == "Ada Marsh"


def test_what_is_refused_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(WeakSecret, match="12 characters or more"):
        Vault.create(tmp_path, "too short", PRACTICE, OPTIONS)
    with pytest.raises(TextError):
        Vault.create(tmp_path, PASSPHRASE, PracticeRecord("x" * 500), OPTIONS)
    with pytest.raises(Unsuitable):
        Vault.create(tmp_path / "Dropbox", PASSPHRASE, PRACTICE, OPTIONS)
    assert list(tmp_path.iterdir()) == []


def test_an_unsuitable_place_can_be_insisted_on(tmp_path: Path) -> None:
    vault, _key = Vault.create(tmp_path / "Dropbox", PASSPHRASE, PRACTICE, replace(OPTIONS, any_place=True))
    vault.close()


def test_wrong_passphrases_open_nothing_and_wait_longer_each_time(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.close()
    pauses: list[float] = []
    options = replace(OPTIONS, pause=pauses.append)
    for attempt in range(1, 8):
        with pytest.raises(WrongSecret, match="Check Caps Lock and keyboard language") as caught:
            Vault.open(vault.folder, f"{PASSPHRASE} {attempt}", options)
        assert caught.value.failures == attempt
    assert pauses == [0, 0.5, 1, 2, 4, 8, 16]
    Vault.open(vault.folder, PASSPHRASE, options).close()
    Vault.open(vault.folder, PASSPHRASE, options).close()
    assert pauses[-2:] == [30, 0]


def test_fifty_attempts_at_once_open_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.close()
    said: list[type[BaseException]] = []

    def attempt(number: int) -> None:
        try:
            Vault.open(vault.folder, f"guess number {number} of many", OPTIONS)
        except StoreError as error:
            said.append(type(error))

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 50 and set(said) <= {WrongSecret, InUse}
    Vault.open(vault.folder, PASSPHRASE, OPTIONS).close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    vault, recovery_key = Vault.create(tmp_path, PASSPHRASE, PRACTICE, OPTIONS)
    backup = vault.backup().result().name
    with pytest.raises(WrongSecret):
        vault.change_passphrase("not the present one", OTHER)
    with pytest.raises(WeakSecret):
        vault.change_passphrase(PASSPHRASE, "short")
    vault.change_passphrase(PASSPHRASE, OTHER)
    vault.settings().set("still", "works").result()
    vault.close()
    with pytest.raises(WrongSecret):
        Vault.open(vault.folder, PASSPHRASE, OPTIONS)
    for secret in (OTHER, recovery_key):
        with open_vault(vault.folder, secret) as again:
            assert again.settings().get("still") == "works"
    # The backup keeps the key file of its time, and that opens with the passphrase of its time.
    files = VaultFiles(vault.folder)
    for path in (files.keys, files.keys_copy):
        path.write_bytes(b"damaged")
    with open_vault(vault.folder, PASSPHRASE) as again:
        assert again.report.keys_from == backup


def test_after_a_recovery_both_old_secrets_are_gone(tmp_path: Path) -> None:
    vault, recovery_key = Vault.create(tmp_path, PASSPHRASE, PRACTICE, OPTIONS)
    vault.close()
    with open_vault(vault.folder, recovery_key.lower()) as opened:
        fresh = opened.renew_secrets(recovery_key, OTHER)
    for old in (PASSPHRASE, recovery_key):
        with pytest.raises(WrongSecret):
            Vault.open(vault.folder, old, OPTIONS)
    for new in (OTHER, fresh):
        Vault.open(vault.folder, new, OPTIONS).close()


def test_a_closed_vault_never_touches_its_keys(tmp_path: Path) -> None:
    """A wiped key wrapped for a new passphrase would lock everybody out."""
    vault, recovery_key = Vault.create(tmp_path, PASSPHRASE, PRACTICE, OPTIONS)
    vault.close()
    before = VaultFiles(vault.folder).keys.read_bytes()
    with pytest.raises(Closed):
        vault.change_passphrase(PASSPHRASE, OTHER)
    with pytest.raises(Closed):
        vault.renew_secrets(recovery_key, OTHER)
    assert VaultFiles(vault.folder).keys.read_bytes() == before


def test_a_passphrase_that_looks_like_a_recovery_key_still_opens(tmp_path: Path) -> None:
    other_recovery_key = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-"
    for symbol in SYMBOLS:
        try:
            parse_recovery_key(other_recovery_key + symbol)
        except RecoveryKeyError:
            continue
        passphrase = other_recovery_key + symbol
    vault, _key = Vault.create(tmp_path, passphrase, PRACTICE, OPTIONS)
    vault.close()
    with open_vault(vault.folder, passphrase) as again:
        assert again.report.opened_with == "passphrase"


def test_secrets_are_not_kept_in_the_vault_object(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    assert PASSPHRASE not in repr(vars(vault))
    vault.close()
    assert not any(vault._key._secret)
