"""The chapter on laws says which of its facts are old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from tests.documents.clients import evaluation, pack


def chapter(day: date) -> str:
    report = compose_report("report", replace(evaluation("dental-practice"), today=day), pack())
    section = next(section for section in report.sections if section.id == "laws")
    return " ".join(b.words_of(block.text) for block in section.blocks if isinstance(block, b.Paragraph))


def test_facts_of_law_older_than_a_year_are_told_as_old() -> None:
    assert "want a fresh look" not in chapter(date(2026, 11, 25))
    old = chapter(date(2028, 1, 1))
    assert "want a fresh look" in old and "UK GDPR" in old
