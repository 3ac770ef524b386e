"""The files of the coverage rules: what is in them, and that a bad one is refused with its place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from advisor_app.content.coverage_schema import load_coverage
from advisor_app.content.explain import ContentError
from advisor_app.domain.vocabulary import CONTROLS, COVERAGE_PARTS, POLICY_SHAPES
from tests.content.pack_files import CORE


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """A copy of the rules with one text replaced once."""
    copy = Path(shutil.copytree(CORE / "coverage", folder / "coverage"))
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_the_rulebook_is_whole() -> None:
    book = load_coverage(CORE / "coverage")
    assert tuple(part.id for part in book.parts) == COVERAGE_PARTS
    assert len(book.terms) == 52
    assert {shape.id for shape in book.shapes} == set(POLICY_SHAPES)
    assert {row.control for row in book.controls.rows} == set(CONTROLS)
    assert sum(not part.feeds for part in book.parts) == 16
    assert book.limits.basis.source == "indicative"
    assert all(row.basis.as_of <= date(2026, 11, 25) for row in book.exposures)
    assert book.fines["NO"] == "likely"


def test_floors_cover_every_market() -> None:
    floor = load_coverage(CORE / "coverage").floor
    assert {floor.market(country) for country in ("US", "GB", "DE", "JP", "CA", "AU", "NZ")} == {"us", "uk_eu", "ca_au"}


@pytest.mark.parametrize("name, old, new, message", [
    ("parts.yaml", "gives_professional_advice", "gives_profesional_advice", "gives_professional_advice"),
    ("parts.yaml", "- id: biometric", "- id: biometrics", "biometric"),
    ("parts.yaml", "- id: biometric", "- id: gdpr", "gdpr"),
    ("parts.yaml", "kind: technology}", "kind: technologies}", "must be one of"),
    ("parts.yaml", "side: third", "sides: third", "side"),
    ("terms.yaml", "severity: critical}", "severity: urgent}", "urgent"),
    ("terms.yaml", "part('dep_bi')", "part('dep_by')", "dep_bi"),
    ("terms.yaml", "{id: war,", "{id: law,", "law"),
    ("limits.yaml", "ladder: [100000, 250000", "ladder: [250000, 100000", "must rise"),
    ("limits.yaml", "source: indicative", "source: rumour", "must be one of"),
    ("limits.yaml", "as_of: 2026-11-24", "as_of: last week", "must be a date"),
    ("limits.yaml", "{us: 250000, uk_eu: 250000, ca_au: 250000}", "{us: 250000, ca_au: 250000}", "lacks a market"),
    ("limits.yaml", "{money: 90000}", "{staff_up_to: 99, money: 90000}", "no upper bound"),
    ("limits.yaml", "liquid_share: 0.10", "liquid_share: 10", "liquid_share"),
    ("law.yaml", "currency: USD", "currency: dollars", "currency"),
    ("controls.yaml", "control: hardening", "control: harden", "hardening"),
    ("controls.yaml", "marks: {S: must, M: must, L: must, T: must, H: must}",
     "marks: {S: must, M: must, L: must, T: must}", "has no mark for H"),
])
def test_a_bad_file_is_refused_with_one_sentence(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    with pytest.raises(ContentError) as refused:
        load_coverage(changed(tmp_path, name, old, new))
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(CORE / "coverage", tmp_path / "coverage"))
    text = (copy / "parts.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: claims_prep")
    end = text.index("  - id: risk_services")
    (copy / "parts.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(ContentError, match='lack the part "claims_prep"'):
        load_coverage(copy)
