"""The table of cover: a cell for every column, a reason for every advice, no names where none may stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from advisor_app.content.loader import load_pack
from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation, evaluate
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Limit, Policy, Retention
from advisor_app.services.case_files import read_case
from advisor_app.ui.presenters.cover import cover_table, packages_table, subjects_of, worked
from advisor_app.ui.presenters.cover_tower import risk_cost, tower

RESOURCES = Path(__file__).parents[3] / "resources"
CASES = sorted((RESOURCES / "demo").rglob("*.yaml"))
READ_FROM_DOCUMENTS = ("price", "quotes")


@cache
def core() -> ContentPack:
    return load_pack(RESOURCES / "content" / "core")


@cache
def evaluated(name: str, quotes: int = 0, capacity: str = "") -> Evaluation:
    case = read_case(next(path for path in CASES if path.stem == name), core())
    offered = tuple(
        Policy(
            "cyber_sa", "quote", id=f"q{n}", insurer=f"Insurer {n}", premium_net=1_000.0 * n,
            limit=Limit(250_000.0 * n, 250_000.0 * n), retention=Retention(2_500.0 * n),
        )
        for n in range(1, quotes + 1)
    )
    advisor = replace(case.advisor, capacity=capacity or case.advisor.capacity)
    return evaluate(
        replace(case, quotes=offered, advisor=advisor), core(), today=date(2026, 11, 25), years=10_000, full=False
    )


@pytest.mark.parametrize("name", [path.stem for path in CASES])
def test_every_line_has_a_cell_for_every_column_and_every_advice_a_reason(name: str) -> None:
    found = evaluated(name, 2, "broker")
    words = core().words("en-GB")
    table = cover_table(found, words, Figures("en-GB", found.currency, words.letter))
    assert len(table.headers) == 5
    for line in table.lines:
        assert len(line.cells) == 5 and all(line.cells), line
        if line.subject not in READ_FROM_DOCUMENTS:
            reasons = worked(found, core(), "en-GB", subjects_of(line, found.coverage))
            assert reasons and all(reason.rule and reason.source for reason in reasons), line.subject
    packages = packages_table(found, Figures("en-GB", found.currency, words.letter))
    assert all(len(line.cells) == 4 for line in packages.lines)


def test_who_may_not_rank_sees_no_names_and_no_order() -> None:
    found = evaluated("managed-it-provider", 3, "risk_advisor")
    words = core().words("en-US")
    table = cover_table(found, words, Figures("en-US", found.currency, words.letter))
    assert table.headers[3:] == ("Quote A", "Quote B", "Quote C")
    assert not any("Insurer" in cell for line in table.lines for cell in line.cells)
    ranked = evaluated("managed-it-provider", 3, "broker")
    named = cover_table(ranked, words, Figures("en-US", ranked.currency, words.letter)).headers[3:]
    assert [name[:3] for name in named] == ["1. ", "2. ", "3. "] and all("Insurer" in name for name in named)


def test_what_falls_short_says_by_how_much() -> None:
    found = evaluated("managed-it-provider", 1, "broker")
    words = core().words("en-US")
    table = cover_table(found, words, Figures("en-US", found.currency, words.letter))
    now, wanted, quoted = table.lines[0].cells[1:]
    assert (now, wanted) == ("$2,000,000, short by $1,000,000", "$3,000,000")
    assert quoted == "$250,000, short by $2,750,000"


def test_a_limit_that_meets_the_contract_is_not_told_as_short() -> None:
    found = evaluated("a1-dental-practice-us")
    advice = replace(found.coverage, held_limit=900_000.0, limit_standing="enough")
    words = core().words("en-US")
    table = cover_table(replace(found, coverage=advice), words, Figures("en-US", found.currency, words.letter))
    line = next(line for line in table.lines if line.subject == "limit")
    assert line.cells[1] == "$900,000"


def test_beside_quotes_the_policy_of_today_is_measured_as_they_are() -> None:
    found = evaluated("managed-it-provider", 2, "broker")
    words = core().words("en-US")
    figures = Figures("en-US", found.currency, words.letter)
    comparison = found.coverage.comparison
    assert comparison is not None and comparison.now is not None
    (kept,) = [line for line in cover_table(found, words, figures).lines if line.subject == "kept"]
    assert kept.cells[1] == figures.modelled(comparison.now.kept_mean)


def test_towers_and_the_cost_of_risk_are_those_of_the_comparison() -> None:
    found = evaluated("managed-it-provider", 3, "broker")
    words = core().words("en-US")
    figures = Figures("en-US", found.currency, words.letter)
    columns = tower(found, words, figures)
    assert [column.label for column in columns[:2]] == ["Now", "Recommended"] and len(columns) == 5
    for column in columns:
        tops = [storey.top for storey in column.storeys[:-1]]
        assert tops == sorted(tops, key=lambda top: top or 0.0) and column.storeys[-1].top is None
    costs = risk_cost(found, words, figures)
    assert [row.value for row in costs.rows] == sorted(row.value for row in costs.rows)
    assert any(row.label.startswith("No cover") for row in costs.rows) and len(costs.rows) >= 4
