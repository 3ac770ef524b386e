from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlmodel import Session, select

from advisor_app.domain.answers import Answer
from advisor_app.store.connection import Database
from advisor_app.store.errors import (
    Closed,
    Damaged,
    DiskFull,
    InUse,
    ReadOnly,
    StoreError,
    Unavailable,
)
from advisor_app.store.files import VaultFiles
from advisor_app.store.tables import MetaRow
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, open_vault, start_assessment


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close(force=True)


def failing(code: int, times: int, then: str = "done") -> Any:
    """Work on a session that fails with a code of the database for the first `times` calls."""
    left = [times]

    def work(_session: Session) -> str:
        if left[0]:
            left[0] -= 1
            error = sqlcipher.OperationalError("made by the test")
            error.sqlite_errorcode = code
            raise error
        return then

    return work


def test_work_is_done_in_order_by_one_thread(vault: Vault) -> None:
    threads, order = set(), []

    def note(number: int) -> Any:
        def work(_session: Session) -> None:
            threads.add(threading.current_thread().name)
            order.append(number)

        return work

    futures = [vault._writer.write(note(number)) for number in range(50)]
    futures[-1].result()
    assert order == list(range(50)) and threads == {"vault"}


def test_every_commit_raises_the_change_number_by_one(vault: Vault) -> None:
    before = vault._writer.change
    vault.settings().set("a", 1).result()
    vault.settings().get("a")
    assert vault._writer.change == before + 1
    assert vault._writer.read(lambda session: session.exec(select(MetaRow.change)).one()) == before + 1


def test_an_error_of_the_work_leaves_no_trace(vault: Vault) -> None:
    before = vault._writer.change

    def work(session: Session) -> None:
        session.get_one(MetaRow, 1).app_version = "changed"
        session.flush()
        raise KeyError("mistake")

    with pytest.raises(KeyError):
        vault._writer.write(work).result()
    assert vault._writer.read(lambda session: session.get_one(MetaRow, 1).app_version) == "test"
    assert vault._writer.change == before
    assert vault.unsaved == 0


@pytest.mark.parametrize(
    ("code", "error"),
    [(13, DiskFull), (10, Unavailable), (14, Unavailable), (11, Damaged), (26, Damaged), (5, InUse), (8, ReadOnly)],
)
def test_each_trouble_has_its_own_error(vault: Vault, code: int, error: type[StoreError]) -> None:
    with pytest.raises(error):
        vault._writer.write(failing(code, 9)).result()


@pytest.mark.parametrize("code", [10, 10 | 4 << 8, 14])
def test_after_an_unknown_outcome_a_fresh_connection_does_it_again(vault: Vault, code: int) -> None:
    before = vault._writer._database
    assert vault._writer.write(failing(code, 1)).result() == "done"
    assert vault._writer._database is not before


def test_a_full_disk_costs_the_reserve_once(vault: Vault) -> None:
    ballast = VaultFiles(vault.folder).ballast
    assert vault._writer.write(failing(13, 1)).result() == "done"
    assert not ballast.exists()
    with pytest.raises(DiskFull):
        vault._writer.write(failing(13, 1)).result()


def test_the_reserve_comes_back_in_a_quiet_moment(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault._writer.write(failing(13, 1)).result()
    vault._writer.maintain(lambda _database: vault._writer._tidy()).result()
    assert VaultFiles(vault.folder).ballast.exists()
    assert VaultFiles(vault.folder).wal.stat().st_size == 0
    vault.close()


def test_damage_closes_the_file_and_leaves_it_alone(vault: Vault) -> None:
    files = VaultFiles(vault.folder)
    with pytest.raises(Damaged):
        vault._writer.write(failing(11, 9)).result()
    assert vault._writer._database is None
    before = files.database.read_bytes()
    with pytest.raises(Damaged):
        vault.clients().list()
    with pytest.raises(Damaged):
        vault.settings().set("a", 1).result()
    assert files.database.read_bytes() == before


def test_unsaved_edits_wait_in_order_and_go_first(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    database = vault._writer._database
    assert isinstance(database, Database)
    engine, database.engine = database.engine, None  # type: ignore[assignment]

    class Full:
        def begin(self) -> None:
            error = sqlcipher.OperationalError("full")
            error.sqlite_errorcode = 13
            raise error

    database.engine = Full()  # type: ignore[assignment]
    VaultFiles(vault.folder).ballast.unlink()
    futures: list[Future[object]] = [
        vault.assessments().save_answer(assessment, Answer("AC-01", value)) for value in ("none", "partial", "mostly")
    ]
    for future in futures:
        with pytest.raises(DiskFull):
            future.result()
    assert vault.unsaved == 3
    with pytest.raises(DiskFull):
        vault.retry().result()
    with pytest.raises(DiskFull):
        vault.close()
    assert vault.unsaved == 3
    database.engine = engine
    vault.assessments().save_answer(assessment, Answer("AC-01", "fully")).result()
    assert vault.unsaved == 0
    values = [change.new["value"] for change in vault.assessments().history(assessment)]  # type: ignore[index]
    assert values == ["none", "partial", "mostly", "fully"]


def test_an_edit_repeated_by_its_id_has_no_second_effect(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    queued: list[Any] = []
    write = vault._writer.write
    vault._writer.write = lambda work, keep=False: (queued.append(work), write(work, keep=keep))[1]  # type: ignore
    vault.assessments().save_answer(assessment, Answer("AC-01", "mostly")).result()
    write(queued[0]).result()
    write(queued[0]).result()
    assert len(vault.assessments().history(assessment)) == 1


def test_changes_that_were_saved_and_are_gone_are_never_written_over(vault: Vault) -> None:
    vault.settings().set("a", 1).result()
    object.__setattr__(vault._writer._note, "change", 10_000)
    with pytest.raises(Damaged):
        vault._writer.write(failing(10, 1)).result()


def test_reading_in_the_writer_s_own_thread_is_refused_instead_of_waiting_for_ever(vault: Vault) -> None:
    caught: list[BaseException] = []

    def callback(_future: Future[None]) -> None:
        try:
            vault.clients().list()
        except RuntimeError as error:
            caught.append(error)

    future = vault.settings().set("a", 1)
    future.add_done_callback(callback)
    future.result()
    vault.settings().get("a")
    ran_here = not caught  # the future may have ended before the callback was added
    assert ran_here or "another thread" in str(caught[0])


def test_after_closing_everything_says_so(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.close()
    vault.close()
    for use in (vault.clients().list, vault.practice().get, vault.checkpoint().result, vault.retry().result):
        with pytest.raises(Closed):
            use()


def test_closing_empties_the_log_and_notes_a_clean_end(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.settings().set("a", 1)
    vault.close()
    assert not VaultFiles(vault.folder).wal.exists()
    with open_vault(vault.folder) as again:
        assert not again.report.unclean
        assert again.settings().get("a") == 1
