"""The power is cut at random moments of recorded work; the disk then holds what it had to hold, and chance decides the
rest. Whatever was acknowledged before the cut must be there after it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.store.errors import StoreError, WrongSecret
from advisor_app.store.files import list_vaults
from advisor_app.store.vault import Vault, restore
from tests.faults.native import run_under_shim
from tests.faults.record_work import SCENARIOS, STEP, passphrase, question
from tests.faults.replay import Record, crash_points, read_records
from tests.fixtures import make_vault_0001
from tests.store.small_vault import OPTIONS, PASSPHRASE, open_vault

MODULE = "tests.faults.record_work"


@pytest.fixture(scope="module")
def recorded(shim: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    folder = tmp_path_factory.mktemp("recorded")
    run_under_shim(shim, MODULE, folder / "root", "FULL", *SCENARIOS, log=folder / "log")
    return read_records(folder / "log")


def cuts(
    records: list[Record], scenario: str, count: int, folder: Path, *, from_mark: int = 1
) -> Iterator[tuple[Path, int]]:
    """Folders of a scenario after `count` power cuts behind a mark of it (0: from its very beginning), each with the
    number last acknowledged."""
    base = STEP * (1 + SCENARIOS.index(scenario))
    marks = [place for place, record in enumerate(records) if record.op == "M"]
    own = [place for place in marks if base <= records[place].id < base + STEP]
    first = own[from_mark - 1] if from_mark else max((place for place in marks if place < own[0]), default=0)
    rng = random.Random(scenario)
    for number, (disk, mark) in enumerate(crash_points(records, first + 1, own[-1] + 1, count, rng)):
        target = folder / str(number)
        disk.crash(rng, target, f"/{scenario}")
        yield target, max(0, mark - base)
        shutil.rmtree(target)


def autosave_loss(folder: Path, acknowledged: int) -> str | None:
    """What is wrong after a cut of the autosave scenario; None when everything acknowledged is there."""
    try:
        with open_vault(list_vaults(folder)[0]) as vault:
            clients = vault.clients().list()
            if not clients or clients[0].assessment is None:
                return "no assessment"
            stored = vault.assessments().load(clients[0].assessment.id)
            events = vault.assessments().history(clients[0].assessment.id)
            problems = () if vault.report.unclean else vault.check().result()  # an unclean opening has checked
    except StoreError as error:
        return error.code
    last = len(events)
    if last < acknowledged - 1:
        return f"{acknowledged - 1 - last} answers lost"
    expected = {question(number): f"edit {number}" for number in range(1, last + 1)}
    if {answer.question: answer.note for answer in stored.answers} != expected or problems:
        return "not whole"
    return "reported as older" if vault.report.older_than_noted else None


def test_no_acknowledged_answer_is_lost_in_500_power_cuts(recorded: list[Record], swift: Path) -> None:
    found = [autosave_loss(*cut) for cut in cuts(recorded, "autosave", 500, swift)]
    assert [loss for loss in found if loss] == []


def test_the_harness_bites_with_a_weaker_sync(shim: Path, swift: Path) -> None:
    run_under_shim(shim, MODULE, swift / "root", "NORMAL", "autosave", log=swift / "log")
    records = read_records(swift / "log")
    found = [autosave_loss(*cut) for cut in cuts(records, "autosave", 100, swift / "cuts")]
    assert sum(loss is not None for loss in found) > 50


def test_a_new_vault_is_whole_or_not_there(recorded: list[Record], swift: Path) -> None:
    for folder, acknowledged in cuts(recorded, "first_vault", 80, swift, from_mark=0):
        vaults = list_vaults(folder) if folder.is_dir() else ()
        assert len(vaults) == 1 or not acknowledged
        for path in vaults:
            with open_vault(path) as vault:
                assert vault.practice().get().name == "Harbour Advice"


def test_a_passphrase_change_locks_nobody_out(recorded: list[Record], swift: Path) -> None:
    for folder, acknowledged in cuts(recorded, "key_change", 80, swift):
        opened = []
        for number in (acknowledged - 1, acknowledged):
            try:
                Vault.open(list_vaults(folder)[0], passphrase(number), OPTIONS).close()
            except WrongSecret:
                continue
            opened.append(number)
        assert len(opened) == 1


def test_every_backup_that_is_listed_is_whole(recorded: list[Record], swift: Path) -> None:
    for folder, acknowledged in cuts(recorded, "backups", 60, swift):
        path = list_vaults(folder)[0]
        with open_vault(path) as vault:
            found = vault.backups()
        assert len(found) >= acknowledged - 1
        for backup in found[:1]:
            restore(path, backup.name, PASSPHRASE, OPTIONS)
            with open_vault(path) as vault:
                assert vault.check().result() == ()
                assert vault.clients().list()[0].assessment is not None
                assert not vault.report.older_than_noted


def test_a_migration_is_done_or_not_begun(recorded: list[Record], swift: Path) -> None:
    for folder, _acknowledged in cuts(recorded, "migration", 80, swift):
        with open_vault(folder / "vault", make_vault_0001.PASSPHRASE) as vault:
            assert vault.assessments().load("a1").answers.value("AC-01") == "mostly"
            assert {client.reference for client in vault.clients().list()} == {""}
            assert len(vault.clients().list(deleted=True)) == 1
            assert not vault.report.older_than_noted


