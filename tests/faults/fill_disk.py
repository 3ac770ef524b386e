"""Operations on a disk that runs full: python -m tests.faults.fill_disk ROOT, under the shim.

Prints one JSON line for each point: operation, bytes left at its start, what it said, and what was wrong afterwards.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from pathlib import Path

from advisor_app.domain.answers import Answer
from advisor_app.domain.register import FindingNote
from advisor_app.store import files as disk
from advisor_app.store.errors import StoreError
from advisor_app.store.files import BALLAST_BYTES, VaultFiles, list_vaults
from advisor_app.store.items import FINDING
from advisor_app.store.vault import Vault, restore
from tests.faults.native import Shim
from tests.fixtures import make_vault_0001
from tests.store.small_vault import OPTIONS, PASSPHRASE, new_vault, open_vault, start_assessment

POINTS = 8
EDITS = 10
NEW = "a quite different passphrase"


class Bench:
    """One operation at one point. said: saved, or the code of the error. wrong: everything that should not be."""

    def __init__(self, root: Path, shim: Shim, bytes_left: int) -> None:
        self.root = root
        self.shim = shim
        self.bytes_left = bytes_left
        self.said: list[str] = []
        self.wrong: list[str] = []

    def fill(self) -> None:
        self.shim.budget = self.bytes_left

    def free(self) -> None:
        self.shim.budget = -1

    def attempt(self, work: Callable[[], object]) -> bool:
        """Run work; whether it ended well. Anything but an error of the store is wrong."""
        try:
            work()
        except StoreError as error:
            self.said.append(error.code)
            if error.code == "disk-full" and "no space left" not in str(error):
                self.wrong.append("the message does not name the cause")
            return False
        self.said.append("saved")
        return True

    def expect(self, condition: bool, what: str) -> None:
        if not condition:
            self.wrong.append(what)

    def vault_with_answers(self, ballast: int = 0) -> tuple[Vault, str]:
        """An open vault with five answers. ballast 0: without reserve."""
        vault = new_vault(self.root, replace(OPTIONS, ballast_bytes=ballast or OPTIONS.ballast_bytes))
        if not ballast:
            disk.release_ballast(VaultFiles(vault.folder))
        assessment = start_assessment(vault).id
        for number in range(5):
            vault.assessments().save_answer(assessment, Answer(f"DG-{number:02}", "fully")).result()
        return vault, assessment

    def answers_in_copy(self, vault: Vault, assessment: str) -> set[str]:
        """What a crash at this moment would find: the files as they are, copied away and opened."""
        with tempfile.TemporaryDirectory() as outside:
            copy = Path(outside) / "copy"
            shutil.copytree(vault.folder, copy, ignore=shutil.ignore_patterns("vault.lock", "ballast.bin", "backups"))
            with open_vault(copy) as opened:
                return {answer.question for answer in opened.assessments().load(assessment).answers}


def add_document(vault: Vault, assessment: str) -> None:
    vault.documents().add(
        assessment, kind="letter", on=date(2026, 11, 25), content=bytes(60_000), evaluation={}
    ).result()


def making_a_vault(bench: Bench) -> None:
    bench.fill()
    done = bench.attempt(lambda: new_vault(bench.root).close())
    bench.expect(len(list_vaults(bench.root)) == int(done), "half a vault is left, or none")
    bench.expect(done or list(bench.root.iterdir()) == [], "something is left behind")


def autosave(bench: Bench, ballast: int = 0) -> None:
    vault, assessment = bench.vault_with_answers(ballast)
    bench.fill()
    saved = set()
    for number in range(EDITS):
        future: Future[object] = vault.assessments().save_answer(assessment, Answer(f"AC-{number:02}", "mostly"))
        if bench.attempt(future.result):
            saved.add(f"AC-{number:02}")
    there = bench.answers_in_copy(vault, assessment)
    bench.expect(saved <= there, "reported as saved and not there")
    bench.expect({f"DG-{number:02}" for number in range(5)} <= there, "saved before and lost")
    bench.expect(vault.unsaved == EDITS - len(saved), "an unsaved edit is not in the outbox")
    bench.free()
    bench.attempt(vault.retry().result)
    vault.close()
    with open_vault(vault.folder) as again:
        bench.expect(len(again.assessments().load(assessment).answers) == EDITS + 5, "not complete once space is back")
        bench.expect(again.check().result() == (), "damaged")


def rescue_by_ballast(bench: Bench) -> None:
    autosave(bench, BALLAST_BYTES)
    bench.expect(set(bench.said) == {"saved"}, "the reserve did not save everything")


def checkpoint(bench: Bench) -> None:
    vault, assessment = bench.vault_with_answers()
    add_document(vault, assessment)
    bench.fill()
    bench.attempt(vault.checkpoint().result)
    bench.expect(len(bench.answers_in_copy(vault, assessment)) == 5, "saved before and lost")
    bench.attempt(vault.close)
    bench.free()
    with open_vault(vault.folder) as again:
        bench.expect(len(again.assessments().load(assessment).answers) == 5, "saved before and lost")
        bench.expect(again.check().result() == (), "damaged")


def backup(bench: Bench) -> None:
    vault, _assessment = bench.vault_with_answers(OPTIONS.ballast_bytes)
    vault.checkpoint().result()
    bench.fill()
    done = bench.attempt(vault.backup().result)
    bench.expect(len(vault.backups()) == int(done), "an unfinished backup counts, or none does")
    bench.expect(VaultFiles(vault.folder).ballast.exists(), "a backup has eaten the reserve")
    bench.free()
    bench.expect(vault.backup().result().sequence == 1 + int(done), "no backup once space is back")
    vault.close()


def migration(bench: Bench) -> None:
    folder = bench.root / "old"
    shutil.copytree(make_vault_0001.FOLDER, folder)
    bench.fill()
    bench.attempt(lambda: Vault.open(folder, make_vault_0001.PASSPHRASE, OPTIONS).close())
    bench.free()
    with open_vault(folder, make_vault_0001.PASSPHRASE) as vault:
        stored = vault.assessments().load("a1")
        bench.expect(stored.answers.value("AC-01") == "mostly", "lost by a migration that ran out of space")
        bench.expect(len(vault.clients().list(deleted=True)) == 1, "a client is lost")
        bench.expect(vault.check().result() == (), "damaged")


def opening_after_a_crash(bench: Bench) -> None:
    """A log full of saved answers has to go into a main file that cannot grow: the reserve makes room."""
    vault, assessment = bench.vault_with_answers(BALLAST_BYTES)
    add_document(vault, assessment)
    crashed = bench.root / "crashed"
    shutil.copytree(vault.folder, crashed)
    vault.close(force=True)
    bench.fill()
    bench.attempt(lambda: Vault.open(crashed, PASSPHRASE, OPTIONS).close())
    bench.expect(bench.said == ["saved"], "the reserve did not open it")
    bench.free()
    with open_vault(crashed) as again:
        bench.expect(len(again.assessments().load(assessment).answers) == 5, "saved before and lost")


def restoring(bench: Bench) -> None:
    vault, assessment = bench.vault_with_answers()
    name = vault.backup().result().name
    vault.assessments().save_answer(assessment, Answer("IR-01", "none")).result()
    vault.close()
    bench.fill()
    done = bench.attempt(lambda: restore(vault.folder, name, PASSPHRASE, OPTIONS))
    bench.free()
    with open_vault(vault.folder) as again:
        count = len(again.assessments().load(assessment).answers)
        bench.expect(count == (5 if done else 6), "neither the old nor the restored state")


def key_change(bench: Bench) -> None:
    vault, _assessment = bench.vault_with_answers()
    bench.fill()
    done = bench.attempt(lambda: vault.change_passphrase(PASSPHRASE, NEW))
    bench.free()
    vault.close()
    with open_vault(vault.folder, NEW if done else PASSPHRASE) as again:
        bench.expect(len(again.clients().list()) == 1, "locked out")


def document(bench: Bench) -> None:
    vault, assessment = bench.vault_with_answers()
    bench.fill()
    done = bench.attempt(lambda: add_document(vault, assessment))
    bench.expect(len(vault.documents().list()) == int(done), "a document is there and not acknowledged, or missing")
    bench.free()
    vault.close()
    with open_vault(vault.folder) as again:
        bench.expect(len(again.documents().list(assessment)) == int(done), "a document came or went")


def attachment(bench: Bench) -> None:
    vault, assessment = bench.vault_with_answers()
    client, content = vault.assessments().load(assessment).client.id, b"%PDF-" + bytes(60_000)
    bench.fill()
    done = bench.attempt(
        lambda: vault.attachments().add(client, "policy:p1", name="a.pdf", content=content).result()
    )
    bench.expect(len(vault.attachments().list(client)) == int(done), "a file is there and not acknowledged, or missing")
    bench.free()
    vault.close()
    with open_vault(vault.folder) as again:
        kept = again.attachments().list(client)
        bench.expect([again.attachments().content(file.id) for file in kept] == [content] * int(done), "not the file")
        bench.expect(again.check().result() == (), "damaged")


def register(bench: Bench) -> None:
    vault, assessment = bench.vault_with_answers()
    bench.fill()
    saved = set()
    for number in range(EDITS):
        note = FindingNote(f"AC-{number:02}", owner="x" * 3_000)
        if bench.attempt(vault.registers().save(assessment, FINDING, note.finding, note).result):
            saved.add(note.finding)
    bench.expect(vault.unsaved == EDITS - len(saved), "an unsaved edit is not in the outbox")
    bench.free()
    bench.attempt(vault.retry().result)
    vault.close()
    with open_vault(vault.folder) as again:
        bench.expect(len(again.registers().load(assessment).findings) == EDITS, "not complete once space is back")


# Operation, and the bytes that are enough for it: the points lie between nothing and that.
OPERATIONS: tuple[tuple[Callable[[Bench], None], int], ...] = (
    (making_a_vault, 420_000), (autosave, 200_000), (checkpoint, 160_000), (backup, 240_000), (migration, 400_000),
    (opening_after_a_crash, 60_000), (restoring, 420_000), (key_change, 1_400), (document, 120_000),
    (attachment, 160_000), (register, 200_000), (rescue_by_ballast, 100_000),
)


def main(root: Path) -> None:
    shim = Shim()
    root.mkdir(parents=True)
    for operation, enough in OPERATIONS:
        for point in range(POINTS):
            left = enough * point // (POINTS - 1) - (37 * point if 0 < point < POINTS - 1 else 0)
            place = root / f"{operation.__name__}-{point}"
            place.mkdir()
            bench = Bench(place, shim, left)
            operation(bench)
            bench.free()
            point_said = {"operation": operation.__name__, "left": left, "said": bench.said, "wrong": bench.wrong}
            sys.stdout.write(json.dumps(point_said) + "\n")
            shutil.rmtree(place)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
