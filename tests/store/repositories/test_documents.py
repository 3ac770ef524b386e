from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor_app.store.errors import NotFound, NotStorable
from advisor_app.store.repositories.documents import SIZE_LIMIT
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, start_assessment

DAY = date(2026, 11, 25)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def test_an_issued_document_keeps_its_bytes_and_what_it_was_made_from(vault: Vault) -> None:
    assessment = start_assessment(vault)
    content = bytes(range(256)) * 2000
    evaluation = {"level": "high", "years": 50_000, "parts": ["bi", 0.25, None]}
    record = vault.documents().add(
        assessment.id, kind="letter", on=DAY, content=content, evaluation=evaluation
    ).result()
    assert record.sha256 == hashlib.sha256(content).hexdigest() and record.size == len(content)
    assert (record.client, record.assessment, record.kind, record.date) == (
        assessment.client, assessment.id, "letter", DAY,
    )
    assert vault.documents().content(record.id) == content
    assert vault.documents().evaluation(record.id) == evaluation


def test_numbers_run_through_the_practice_and_versions_through_a_kind(vault: Vault) -> None:
    one, other = start_assessment(vault), start_assessment(vault)

    def issue(assessment: str, kind: str) -> tuple[int, int]:
        record = vault.documents().add(assessment, kind=kind, on=DAY, content=b"x", evaluation=None).result()
        return record.number, record.version

    issued = [issue(one.id, "letter"), issue(one.id, "letter"), issue(one.id, "report"), issue(other.id, "letter")]
    assert issued == [(1, 1), (2, 2), (3, 1), (4, 1)]
    assert [record.number for record in vault.documents().list()] == [4, 3, 2, 1]
    assert [record.number for record in vault.documents().list(one.id)] == [3, 2, 1]
    assert [record.number for record in vault.documents().list(client=other.client)] == [4]


def test_what_cannot_be_kept_is_refused_at_once(vault: Vault) -> None:
    assessment = start_assessment(vault).id
    add = vault.documents().add
    for kind, content, evaluation in (
        ("poem", b"x", None), ("letter", b"", None), ("letter", bytes(SIZE_LIMIT + 1), None),
        ("letter", b"x", float("nan")), ("letter", b"x", object()),
    ):
        with pytest.raises(NotStorable):
            add(assessment, kind=kind, on=DAY, content=content, evaluation=evaluation)
    with pytest.raises(NotFound):
        add("nowhere", kind="letter", on=DAY, content=b"x", evaluation=None).result()
    with pytest.raises(NotFound):
        vault.documents().content("nowhere")
    assert vault.documents().list() == ()
