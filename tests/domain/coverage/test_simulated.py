"""The advice on simulated losses: buying more never leaves more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from advisor_app.content.losses_schema import load_losses
from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.losses.inputs import loss_inputs
from advisor_app.domain.losses.picture import CoverTerms, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses
from tests.domain.coverage.clients import NAMES, ROOT, book, client

YEARS = 20_000


@cache
def picture(name: str) -> LossPicture:
    parameters = load_losses(ROOT / "resources" / "content" / "core" / "losses.yaml")
    inputs = loss_inputs(client(name).within("assumed"), {}, {"USD": 1.0, "GBP": 0.8}, 2026)
    return simulate_losses(inputs, parameters, years=YEARS, full=False)


@cache
def advice(name: str) -> CoverageAdvice:
    return recommend_coverage(client(name), picture(name), book(), controls={})


def terms(name: str) -> CoverTerms:
    found = advice(name)
    bought = {p.id: p for p in found.parts if p.priority in ("essential", "advised") and p.id != "reg_fines"}
    return CoverTerms(
        found.programme.limit, found.programme.limit, found.programme.retention,
        {p.id: p.limit for p in bought.values() if p.limit is not None and not p.full_limit},
        {part: float(found.programme.waiting_hours) for part in ("bi", "dep_bi", "sys_fail") if part in bought},
        excluded=frozenset(rule.id for rule in book().parts if rule.feeds and rule.id not in bought),
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_is_what_the_programme_leaves(name: str) -> None:
    kept = picture(name).events.retained(terms(name))
    assert advice(name).kept_mean == pytest.approx(kept.mean)
    assert advice(name).kept_bad == pytest.approx(kept.p99_5)


@pytest.mark.parametrize("name", NAMES)
def test_cover_leaves_less_than_no_cover(name: str) -> None:
    found, nothing = advice(name), picture(name).events.retained(None)
    assert found.kept_mean < found.kept_today_mean <= nothing.mean + 1e-6
    assert found.kept_bad <= nothing.p99_5


@pytest.mark.parametrize("name", NAMES)
def test_dropping_a_part_never_lowers_what_is_kept(name: str) -> None:
    full = terms(name)
    before = picture(name).events.retained(full)
    for part in set(picture(name).by_coverage_part) - full.excluded:
        after = picture(name).events.retained(replace(full, excluded=full.excluded | {part}))
        assert after.mean >= before.mean - 1e-6
        assert after.p99_5 >= before.p99_5 - 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_larger_options_leave_less(name: str) -> None:
    options = advice(name).options
    assert [option.name for option in options] == ["basic", "recommended", "cautious"]
    for smaller, larger in pairwise(options):
        assert larger.limit >= smaller.limit
        assert larger.chance_exceeded <= smaller.chance_exceeded
        assert larger.kept_mean <= smaller.kept_mean + 1e-6


@pytest.mark.parametrize("name", NAMES)
def test_a_fuller_option_leaves_less_and_buys_more(name: str) -> None:
    found = advice(name).packages
    assert [package.name for package in found] == ["lean", "recommended", "fuller"]
    for smaller, larger in pairwise(found):
        assert larger.limit >= smaller.limit
        assert larger.retention <= smaller.retention
        assert set(larger.parts) >= set(smaller.parts)
        assert larger.kept_mean <= smaller.kept_mean + 1e-6
        assert larger.kept_bad <= smaller.kept_bad + 1e-6
    assert found[1].kept_mean == advice(name).kept_mean
    assert found[1].limit == advice(name).programme.limit
    assert found[2].left_out == ()


def test_the_lean_option_is_the_essential_parts_with_the_smallest_limit() -> None:
    lean, programme = advice("A2").packages[0], advice("A2").programme
    assert (lean.limit, lean.retention) == (programme.basic, programme.retention_ceiling)
    assert set(lean.parts) == {p.id for p in advice("A2").parts if p.priority == "essential"}
    assert lean.kept_mean > advice("A2").packages[1].kept_mean


def test_fines_are_never_insured_money() -> None:
    for name in NAMES:
        assert "reg_fines" in terms(name).excluded
        assert advice(name).part("reg_fines").priority != "essential"


def test_modelled_parts_are_those_the_simulation_feeds() -> None:
    """What has no feed prints `not modelled`; the European wording is shown beside and never added."""
    for part in advice("A4").parts:
        fed = bool(book().part_index[part.id].feeds) and part.id != "gdpr"
        assert part.modelled == fed, part.id
