from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor_app.domain.attachments import ATTACHMENT_LIMIT
from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.records import AssessmentRecord
from advisor_app.domain.text import TextError
from advisor_app.store.errors import NotFound
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, start_assessment

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
ANSWER = "answer:AC-01"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


@pytest.fixture
def visit(vault: Vault) -> AssessmentRecord:
    return start_assessment(vault)


def test_a_file_comes_back_to_the_byte_and_says_what_it_is(vault: Vault, visit: AssessmentRecord) -> None:
    files = vault.attachments()
    file = files.add(
        visit.client, ANSWER, name="  screen\nshot.pdf ", content=PDF, assessment=visit.id, note="admin page"
    ).result()
    assert (file.name, file.kind, file.size, file.note) == ("screen shot.pdf", "pdf", len(PDF), "admin page")
    assert file.sha256 == hashlib.sha256(PDF).hexdigest() and file.added.utcoffset() is not None
    assert files.list(visit.client) == files.list(visit.client, subject=ANSWER, assessment=visit.id) == (file,)
    assert files.content(file.id) == PDF
    assert files.list(visit.client, subject="answer:AC-02") == ()
    files.annotate(file.id, "of all mailboxes").result()
    assert files.list(visit.client)[0].note == "of all mailboxes"


def test_equal_content_is_kept_once(vault: Vault, visit: AssessmentRecord) -> None:
    other = start_assessment(vault)
    for owner in (visit, other):
        for name in ("a.pdf", "b.pdf"):
            vault.attachments().add(owner.client, "policy:p1", name=name, content=PDF).result()
    assert count(vault, "blob") == 1 and count(vault, "attachment") == 4


def test_a_removed_file_can_be_brought_back(vault: Vault, visit: AssessmentRecord) -> None:
    files = vault.attachments()
    file = files.add(visit.client, ANSWER, name="a.txt", content=b"seen", assessment=visit.id).result()
    files.remove(file.id).result()
    assert files.list(visit.client) == () and files.list(visit.client, removed=True) == (file,)
    files.restore(file.id).result()
    assert files.list(visit.client) == (file,) and files.content(file.id) == b"seen"
    trail = [(change.subject, change.old, change.new) for change in vault.assessments().history(visit.id)]
    assert trail == [(f"file:{ANSWER}", *words) for words in ((None, "a.txt"), ("a.txt", None), (None, "a.txt"))]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"), (b"PK\x03\x04" + bytes(40), "no PDF, PNG, JPEG or plain text"),
        (b"MZ\x90\x00", "no PDF, PNG, JPEG or plain text"), (b"a" * (ATTACHMENT_LIMIT + 1), "at most 25 MB"),
    ],
    ids=["empty", "archive", "program", "large"],
)
def test_what_is_not_kept_is_refused_in_one_sentence(
    vault: Vault, visit: AssessmentRecord, content: bytes, said: str
) -> None:
    with pytest.raises(RecordError, match=said):
        vault.attachments().add(visit.client, ANSWER, name="a.pdf", content=content, assessment=visit.id)
    assert count(vault, "blob") == 0


def test_a_file_belongs_to_something_that_is_there(vault: Vault, visit: AssessmentRecord) -> None:
    other = start_assessment(vault)
    add = vault.attachments().add
    with pytest.raises(RecordError, match="belongs to one of"):
        add(visit.client, "wall", name="a", content=PDF)
    with pytest.raises(RecordError, match="belongs to an assessment"):
        add(visit.client, ANSWER, name="a", content=PDF)
    with pytest.raises(TextError):
        add(visit.client, "policy:p1", name="n" * 300, content=PDF)
    for client, assessment in (("nobody", None), (visit.client, "nowhere"), (visit.client, other.id)):
        with pytest.raises(NotFound):
            add(client, ANSWER, name="a", content=PDF, assessment=assessment or "x").result()
    with pytest.raises(NotFound):
        vault.attachments().content("nothing")
    assert count(vault, "blob") == 0


def count(vault: Vault, table: str) -> int:
    def work(database: Any) -> int:
        with database.engine.begin() as connection:
            return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())

    return vault._writer.maintain(work).result()
