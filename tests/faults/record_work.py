"""Work on vaults that is recorded by the shim: python -m tests.faults.record_work ROOT FULL|NORMAL scenario...

Each scenario works in its own folder below ROOT. Marks: 1,000,000 times its number + what has been acknowledged.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from advisor_app.domain.answers import Answer
from advisor_app.store import connection, files
from advisor_app.store.vault import Vault
from tests.faults.native import Shim
from tests.fixtures import make_vault_0001
from tests.store.small_vault import OPTIONS, PASSPHRASE, new_vault, start_assessment

SCENARIOS = ("first_vault", "autosave", "key_change", "backups", "migration")
STEP = 1_000_000
ANSWERS = 150
QUESTIONS = 20
KEY_CHANGES = 8
BACKUPS = 5


def question(number: int) -> str:
    return f"AC-{number % QUESTIONS:02}"


def passphrase(number: int) -> str:
    return PASSPHRASE if number == 0 else f"another passphrase, number {number}"


class Recording:
    def __init__(self, root: Path, scenario: str, shim: Shim) -> None:
        self.folder = root / scenario
        self._first = STEP * (1 + SCENARIOS.index(scenario))
        self._shim = shim

    def done(self, number: int) -> None:
        """What is acknowledged up to here."""
        self._shim.mark(self._first + number)


def first_vault(recording: Recording) -> None:
    vault = new_vault(recording.folder)
    recording.done(1)
    for number in range(1, 11):
        vault.settings().set(f"setting {number}", number).result()
        recording.done(1 + number)
    vault.close()


def autosave(recording: Recording) -> None:
    """Answers one after the other, the log emptied now and then as after a moment of quiet."""
    vault = new_vault(recording.folder)
    assessment = start_assessment(vault).id
    recording.done(1)
    for number in range(1, ANSWERS + 1):
        answer = Answer(question(number), "mostly", note=f"edit {number}")
        vault.assessments().save_answer(assessment, answer).result()
        recording.done(1 + number)
        if number % 40 == 0:
            vault.checkpoint().result()
    vault.close()


def key_change(recording: Recording) -> None:
    vault = new_vault(recording.folder)
    recording.done(1)
    for number in range(1, KEY_CHANGES + 1):
        vault.change_passphrase(passphrase(number - 1), passphrase(number))
        recording.done(1 + number)
    vault.close()


def backups(recording: Recording) -> None:
    vault = new_vault(recording.folder)
    assessment = start_assessment(vault).id
    recording.done(1)
    for number in range(1, BACKUPS + 1):
        vault.assessments().save_answer(assessment, Answer(question(number), "fully")).result()
        vault.backup().result()
        recording.done(1 + number)
    vault.close()


def migration(recording: Recording) -> None:
    """The fixture of schema 1 laid down durably, then opened by this program."""
    target = recording.folder / "vault"
    files.make_private(target)
    for source in sorted(make_vault_0001.FOLDER.iterdir()):
        files.copy_new(source, target / source.name)
    files.sync_folder(target)
    recording.done(1)
    vault = Vault.open(target, make_vault_0001.PASSPHRASE, OPTIONS)
    recording.done(2)
    vault.close()


def main(root: Path, synchronous: str, scenarios: list[str]) -> None:
    connection.PRAGMAS = tuple(  # type: ignore[misc]
        replace(pragma, value=synchronous) if pragma.name == "synchronous" else pragma for pragma in connection.PRAGMAS
    )
    files.make_private(root)
    for scenario in scenarios:
        globals()[scenario](Recording(root, scenario, Shim()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
