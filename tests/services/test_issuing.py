"""Issued documents: numbered, never changed, corrected by a version that says what is different."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor_app.documents.compose import NotAvailableError
from advisor_app.documents.request import Request
from advisor_app.domain.evaluation import Evaluation
from advisor_app.services.case_files import read_case
from advisor_app.services.exports import Order
from advisor_app.services.issuing import Issuing
from advisor_app.services.practice import Practice
from tests.documents.clients import DEMO, evaluation, pack
from tests.documents.reading import text
from tests.services.test_practice import practice

__all__ = ["practice"]
CASE = evaluation("dental-practice")


def assessment_of(practice: Practice) -> str:
    client = practice.add_case(read_case(DEMO / "dental-practice.yaml", pack()))
    record = practice.newest(client)
    assert record is not None
    return record.id


def changed() -> Evaluation:
    programme = replace(CASE.coverage.programme, limit=2_000_000.0)
    return replace(CASE, coverage=replace(CASE.coverage, programme=programme, gaps=CASE.coverage.gaps[:3]),
                   today=date(2026, 12, 5))


def test_a_document_is_kept_as_it_was_given_with_its_number_and_version(practice: Practice) -> None:
    assessment, issuing = assessment_of(practice), Issuing(practice)
    record = issuing.issue(assessment, Order("letter"), CASE)
    content = issuing.reprint(record.id)
    assert (record.number, record.version, record.kind) == (1, 1, "letter")
    assert record.sha256 == hashlib.sha256(content).hexdigest()
    assert "no. 1, version 1" in text(content)
    assert "DRAFT" not in text(content)
    assert issuing.reprint(record.id) == content
    kept = practice.vault.documents().evaluation(record.id)
    assert isinstance(kept, dict) and kept["seed"] == CASE.seed
    assert issuing.issue(assessment, Order("summary"), CASE).number == 2


def test_a_correction_is_a_new_version_that_says_what_changed(practice: Practice) -> None:
    assessment, issuing = assessment_of(practice), Issuing(practice)
    first = issuing.issue(assessment, Order("letter"), CASE)
    before = issuing.reprint(first.id)
    second = issuing.issue(assessment, Order("letter"), changed())
    words = text(issuing.reprint(second.id))
    assert (second.number, second.version) == (2, 2)
    assert "This replaces version 1 of 25 November 2026" in words
    assert "Policy limit: £1,000,000 before, £2,000,000 now" in words
    assert f"Gaps: {len(CASE.coverage.gaps)} before, 3 now" in words
    assert "First share" not in words
    assert issuing.reprint(first.id) == before
    assert [record.version for record in issuing.all(assessment=assessment)] == [2, 1]


def test_words_alone_that_were_put_right_are_said_so(practice: Practice) -> None:
    assessment, issuing = assessment_of(practice), Issuing(practice)
    for _ in range(2):
        record = issuing.issue(assessment, Order("actions"), CASE)
    assert "No figure and no recommendation differs" in text(issuing.reprint(record.id))


def test_what_cannot_be_made_is_not_kept(practice: Practice) -> None:
    assessment, issuing = assessment_of(practice), Issuing(practice)
    with pytest.raises(NotAvailableError):
        issuing.issue(assessment, Order("poem"), CASE)
    assert issuing.all() == ()


def test_the_mark_of_a_draft_goes_with_issuing(practice: Practice, tmp_path: Path) -> None:
    assessment, issuing = assessment_of(practice), Issuing(practice)
    order = issuing.final_order(assessment, Order("report", mark="draft", request=Request(large=True)), CASE)
    assert order.mark == ""
    assert order.request is not None and order.request.large and order.request.number == 1
