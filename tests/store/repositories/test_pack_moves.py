"""An assessment on another content pack: one change, nothing lost, and the same way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.domain.answers import Answer, AnswerSheet
from advisor_app.domain.records import PackPin
from advisor_app.domain.register import FindingNote
from advisor_app.store.errors import NotFound
from advisor_app.store.items import FINDING
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, open_vault, start_assessment

SWAPS = {"AC-01": "AC-31", "AC-31": "AC-01"}
BEFORE = AnswerSheet.of(Answer("AC-01", "mostly", note="seen"), Answer("AC-02", "none"), Answer("AC-31", "fully"))
AFTER = AnswerSheet.of(Answer("AC-01", "fully"), Answer("AC-02", "none"), Answer("AC-31", "mostly", note="seen"))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def filled(vault: Vault) -> str:
    assessment = start_assessment(vault).id
    edits = vault.assessments()
    for answer in BEFORE:
        edits.save_answer(assessment, answer)
    edits.set_place(assessment, "AC-01")
    vault.registers().save(assessment, FINDING, "AC-01", FindingNote("AC-01", owner="Jo"))
    client = edits.load(assessment).record.client
    vault.attachments().add(client, "answer:AC-01", name="scan.txt", content=b"text", assessment=assessment).result()
    return assessment


def test_everything_kept_under_a_question_follows_it_and_the_history_tells(vault: Vault) -> None:
    assessment = filled(vault)
    vault.assessments().put_on_pack(assessment, PackPin("core", "2027.1", AFTER, SWAPS, "AC-31")).result()
    stored = vault.assessments().load(assessment)
    assert (stored.record.pack_id, stored.record.pack_version, stored.record.place) == ("core", "2027.1", "AC-31")
    assert stored.answers == AFTER
    assert vault.registers().load(assessment).finding("AC-31").owner == "Jo"
    assert [file.subject for file in vault.attachments().list(stored.record.client)] == ["answer:AC-31"]
    told = [(change.subject, change.old, change.new) for change in vault.assessments().history(assessment)][-3:]
    assert told[0] == ("pack", {"id": "core", "version": "2026.1"}, {"id": "core", "version": "2027.1"})
    assert [subject for subject, _, _ in told[1:]] == ["answer:AC-01", "answer:AC-31"]


def test_the_way_back_gives_the_same_answers(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    assessment = filled(vault)
    vault.assessments().put_on_pack(assessment, PackPin("core", "2027.1", AFTER, SWAPS, "AC-31"))
    vault.assessments().put_on_pack(assessment, PackPin("core", "2026.1", BEFORE, SWAPS, "AC-01")).result()
    vault.close()
    with open_vault(next(tmp_path.iterdir())) as opened:
        stored = opened.assessments().load(assessment)
        assert (stored.answers, stored.record.pack_version, stored.record.place) == (BEFORE, "2026.1", "AC-01")
        assert opened.registers().load(assessment).finding("AC-01").owner == "Jo"


def test_an_assessment_that_is_not_there_is_not_moved(vault: Vault) -> None:
    with pytest.raises(NotFound):
        vault.assessments().put_on_pack("none", PackPin("core", "2027.1", AFTER, {}, None)).result()
