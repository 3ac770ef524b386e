"""Starts workers that are meant to be killed: python -m tests.faults.kill_server, then one JSON line for each.

Everything is imported once; each worker is a fork, so that killing it costs milliseconds and not seconds. A worker's
lines are JSON lists: ["pid", n] first, then whatever it acknowledges, ["gone"] once it has ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from advisor_app.domain.answers import Answer
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.register import FindingNote
from advisor_app.store.errors import InUse
from advisor_app.store.items import FINDING
from advisor_app.store.vault import Vault
from tests.store.small_vault import CLIENT, OPTIONS, PASSPHRASE


def say(*words: object) -> None:
    """One line in one write: whole, or not there."""
    os.write(1, (json.dumps(words) + "\n").encode())


def write_answers(folder: Path, first: int) -> None:
    """Answers, facts and places without end; each acknowledged after its commit."""
    vault = Vault.open(folder, PASSPHRASE, OPTIONS)
    assessment = vault.assessments().list(vault.clients().list()[0].id)[0].id
    number = first
    while True:
        answers = vault.assessments()
        answers.save_answer(assessment, Answer(f"AC-{number % 20:02}", "mostly", note=f"edit {number}")).result()
        profile = ClientProfile({**CLIENT.values, "staff": number + 1})
        answers.save_fact(assessment, "staff", profile).result()
        note = FindingNote(f"AC-{number % 20:02}", owner=f"edit {number}")
        vault.registers().save(assessment, FINDING, note.finding, note).result()
        answers.set_place(assessment, f"AC-{number % 20:02}").result()
        say("saved", number)
        number += 1


def change_passphrases(folder: Path, first: int) -> None:
    vault = Vault.open(folder, passphrase(first), OPTIONS)
    number = first
    while True:
        vault.change_passphrase(passphrase(number), passphrase(number + 1))
        number += 1
        say("changed", number)


def hold(folder: Path, _first: int) -> None:
    """Open and keep open until killed, or say that somebody else has it."""
    try:
        vault = Vault.open(folder, PASSPHRASE, OPTIONS)
    except InUse:
        say("in use")
        return
    vault.settings().set("holder", os.getpid()).result()
    say("open")
    signal.pause()


def passphrase(number: int) -> str:
    return PASSPHRASE if number == 0 else f"another passphrase, number {number}"


WORK = {"answers": write_answers, "passphrases": change_passphrases, "hold": hold}


def main() -> None:
    for line in sys.stdin:
        kind, folder, first = json.loads(line)
        child = os.fork()
        if child == 0:
            code = 1
            try:
                say("pid", os.getpid())
                WORK[kind](Path(folder), first)
                code = 0
            finally:
                os._exit(code)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
