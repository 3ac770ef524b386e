"""kill -9 at random moments: nothing acknowledged is missing, nothing is half there, nobody is locked out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.store.errors import WrongSecret
from advisor_app.store.vault import Vault
from tests.faults.kill_server import passphrase
from tests.faults.workers import Workers
from tests.store.small_vault import OPTIONS, new_vault, open_vault, start_assessment

KILLS = 20


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as running:
        yield running


def test_no_acknowledged_answer_is_missing_after_20_kills(workers: Workers, swift: Path) -> None:
    vault = new_vault(swift)
    assessment = start_assessment(vault).id
    vault.close()
    rng = random.Random(1)
    first = 0
    for _ in range(KILLS):
        workers.start("answers", vault.folder, first)
        heard = [workers.read() for _ in range(rng.randint(1, 40))]
        heard += workers.kill()
        last = max(number for word, number in heard if word == "saved")
        with open_vault(vault.folder) as again:
            assert again.report.unclean
            assert not again.report.older_than_noted
            assert again.check().result() == ()
            stored = again.assessments().load(assessment)
            findings = again.registers().load(assessment).findings
            subjects = [change.subject for change in again.assessments().history(assessment)]
        answers = sum(subject.startswith("answer:") for subject in subjects)
        assert answers - 1 in (last, last + 1)
        assert subjects.count("fact:staff") in (last + 1, answers)
        expected = {f"AC-{number % 20:02}": f"edit {number}" for number in range(answers)}
        assert {answer.question: answer.note for answer in stored.answers} == expected
        noted = max((int(note.owner.split()[1]) for note in findings.values()), default=-1)
        assert noted in (last, last + 1)
        assert stored.profile.get("staff") == subjects.count("fact:staff")
        assert stored.record.place in (f"AC-{last % 20:02}", f"AC-{(last + 1) % 20:02}")
        first = answers if subjects.count("fact:staff") == answers else answers - 1
        if first != answers:  # bring the pair level again, as the program does on reopening
            with open_vault(vault.folder) as again:
                again.assessments().save_fact(
                    assessment, "staff", stored.profile.with_fact("staff", answers)
                ).result()
            first = answers


def test_20_kills_during_passphrase_changes_lock_nobody_out(workers: Workers, swift: Path) -> None:
    vault = new_vault(swift)
    vault.close()
    rng = random.Random(2)
    current = 0
    for _ in range(KILLS):
        workers.start("passphrases", vault.folder, current)
        heard = [workers.read() for _ in range(rng.randint(1, 12))]
        heard += workers.kill()
        acknowledged = max(number for word, number in heard if word == "changed")
        opened = []
        for number in (acknowledged - 1, acknowledged, acknowledged + 1):
            try:
                Vault.open(vault.folder, passphrase(number), OPTIONS).close()
            except WrongSecret:
                continue
            opened.append(number)
        assert opened in ([acknowledged], [acknowledged + 1])
        current = opened[0]


def test_a_killed_holder_leaves_the_vault_free(workers: Workers, swift: Path) -> None:
    vault = new_vault(swift)
    vault.close()
    for _ in range(5):
        workers.start("hold", vault.folder)
        assert workers.read() == ["open"]
        workers.kill()
        with open_vault(vault.folder) as again:
            assert again.settings().get("holder") is not None
