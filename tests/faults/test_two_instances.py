"""Two programs and one vault: exactly one writes, the other explains itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.store.connection import Database
from advisor_app.store.errors import InUse
from advisor_app.store.keys import DatabaseKey
from advisor_app.store.trouble import Trouble, trouble_of
from tests.faults.workers import Workers
from tests.store.small_vault import new_vault, open_vault


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Workers, Workers]]:
    with Workers() as one, Workers() as other:
        yield one, other


def test_of_two_that_start_together_exactly_one_opens(pair: tuple[Workers, Workers], swift: Path) -> None:
    vault = new_vault(swift)
    vault.close()
    for _ in range(10):
        for worker in pair:
            worker.start("hold", vault.folder)
        said = [worker.read() for worker in pair]
        assert sorted(said) == [["in use"], ["open"]]
        with pytest.raises(InUse, match="already open in another window or program"):
            open_vault(vault.folder).__enter__()
        for worker, word in zip(pair, said, strict=True):
            if word == ["open"]:
                worker.kill()
            else:
                assert worker.finish() == []


def test_a_link_to_the_same_vault_is_the_same_vault(swift: Path) -> None:
    vault = new_vault(swift / "vaults")
    link = swift / "link"
    link.symlink_to(vault.folder, target_is_directory=True)
    with pytest.raises(InUse):
        open_vault(link).__enter__()
    vault.close()
    with open_vault(link) as through_link:
        assert through_link.id == vault.id


def test_a_copy_of_a_vault_is_another_file(swift: Path) -> None:
    vault = new_vault(swift / "vaults")
    vault.close()
    shutil.copytree(vault.folder, swift / "copy")
    with open_vault(vault.folder) as one, open_vault(swift / "copy") as other:
        one.settings().set("where", "one").result()
        other.settings().set("where", "other").result()
        assert one.settings().get("where") == "one"


def test_the_database_itself_is_the_second_line(swift: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor_app.store.connection._BUSY_SECONDS", 0.0)
    key = DatabaseKey.random()
    first = Database(swift / "vault.db", key, new=True)
    first.pragma("user_version = 1")
    with pytest.raises(Exception, match="locked") as caught:
        Database(swift / "vault.db", key)
    assert trouble_of(caught.value) is Trouble.BUSY
    first.close()
