from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.store.errors import InUse
from advisor_app.store.locks import VaultLock


def test_a_lock_is_held_by_one_until_released(tmp_path: Path) -> None:
    first = VaultLock(tmp_path / "lock")
    with pytest.raises(InUse):
        VaultLock(tmp_path / "lock")
    first.release()
    first.release()
    second = VaultLock(tmp_path / "lock")
    second.release()


def test_a_lock_file_left_behind_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("pid 1", "ascii")
    VaultLock(tmp_path / "lock").release()
