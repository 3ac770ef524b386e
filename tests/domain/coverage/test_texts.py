"""Every text that a rule can give exists, with exactly the slots that the rule fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

import pytest

from advisor_app.content.text_files import load_texts
from advisor_app.domain.coverage.advice import CoverageAdvice, Gap, Listed, Reason, Slot
from advisor_app.domain.coverage.quote_words import in_quote
from advisor_app.domain.coverage.reasons import PART_TEMPLATES
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.coverage.tech_eo import CONTRACT_TEXTS
from advisor_app.domain.losses.picture import ControlGain, PartLoss
from advisor_app.domain.pack import Texts
from advisor_app.domain.policies import Limit, PartHeld, Policy, Retention, Subjectivity
from advisor_app.domain.vocabulary import COVERAGE_PARTS, VERDICTS
from tests.domain.coverage.clients import FIGURES, NAMES, ROOT, book, client, losses_of, make_losses, with_facts
from tests.domain.coverage.test_gaps import CASES, gaps_of, good_policy, with_part, with_term
from tests.domain.coverage.test_quotes import compare, quote

REASON_WORDS = 45
SHAPE_NOTES = (
    "crime_with_client_money", "professional_check", "technology_extension", "separate_limits",
    "larger_technology_limit", "excess_or_talks", "crime_excess",
)


@cache
def words() -> Texts:
    return load_texts(ROOT / "resources" / "content" / "core", "en")


def slots_of(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


# Parts that are worth having and not essential: without them a quote fits less well.
FEW = ("media", "svc_fraud", "reputation", "bricking", "betterment", "vol_shutdown", "claims_prep", "risk_services",
       "sys_fail", "ftf", "pci")
VARIATIONS: tuple[dict[str, Any], ...] = (
    {}, {"liquid_funds": "unknown"}, {"revenue": 90_000, "records_identity": 0, "records_health": 0},
    {"records_contact": "unknown", "records_identity": "unknown"}, {"largest_payment": 30_000_000},
    {"contracts": [{"party": "Bank", "required_limit": 7_000_000, "required_parts": ["media"]}]},
    {"data_categories": ["health", "biometric"], "people_us_states": ["IL"]}, {"technology_services": ["web_agency"]},
    {"technology_revenue_share": 0.1, "technology_services": ["resale_only"]},
)


@cache
def all_advice() -> tuple[CoverageAdvice, ...]:
    larger = replace(client("A2"), policies=(Policy("cyber_sa", limit=Limit(each=2e6)),), _assumed={}, _cache={})
    serious = make_losses(tuple(8 * figure for figure in FIGURES["A1"]))
    loss = PartLoss(500.0, 0.02, 40_000.0, 60_000.0, 90_000.0, 500)
    fed = make_losses(FIGURES["A6"], parts={"bi": loss, "reg_fines": loss})
    fed = replace(fed, gains={"backup": ControlGain(900.0, 1.0, 2.0, 0.0, False)})
    return (
        recommend_coverage(client("A6"), fed, book(), controls={}),
        recommend_coverage(with_facts(client("A2"), card_handling=["stored_numbers"]), losses_of("A2"), book(),
                           controls={}),
        recommend_coverage(larger, losses_of("A2"), book(), controls={}),
        recommend_coverage(client("A1"), serious, book(), controls={}),
        *(recommend_coverage(with_facts(client(name), **change), losses_of(name), book(), controls={})
          for name in NAMES for change in VARIATIONS),
    )


def of_quotes() -> Iterator[Reason]:
    """What comparisons say: every knock-out, every way to be first, everything to settle before a quote is taken."""
    lead = good_policy("A1", end=date(2027, 1, 1), retro_date=date(2015, 1, 1))
    terms = with_term("A1", "failure_maintain", "poor").terms
    conditions = (Subjectivity("Scan", date(2027, 2, 1)), Subjectivity("Guards", status="unachievable"))
    rows = {
        "plain": quote(), "dearer": quote(premium_net=2_010.0), "served": quote(hotline="1", premium_net=2_010.0),
        "poor": quote(terms=terms, subjectivities=conditions, valid_until=date(2026, 1, 1), seen="client_recall"),
        "late": quote(start=date(2027, 2, 1), retro_date=date(2020, 1, 1)), "open": quote(start=None),
        "far": quote(premium_net=9_000.0), "low": quote(insurer="One", retention=Retention(2_500)),
        "high": quote(insurer="One", retention=Retention(5_000), premium_net=1_500.0),
        "wide": quote(insurer="One", retention=Retention(10_000), premium_net=1_500.0),
        "lean": quote(parts=tuple(PartHeld(r.id, "excluded") if r.id in FEW else r for r in good_policy("A1").parts)),
    }
    named = {name: replace(row, id=name) for name, row in rows.items()}
    for names in (("plain",), ("plain", "dearer"), ("plain", "served"), ("poor",), ("plain", "far"), ("late",),
                  ("open",), ("low", "high"), ("low", "wide"), ("plain", "lean")):
        comparison = compare(*(named[name] for name in names), name="A1", policies=(lead,))
        yield from comparison.reasons
        for result in comparison.results:
            yield from (out.reason for out in result.knock_outs)
            yield from (Reason("", {}, None, out.action, out.reason.slots) for out in result.knock_outs)
            yield from result.before_binding


def told_of_quotes() -> tuple[Gap, ...]:
    """Every gap in the words of a quote."""
    abroad = replace(client("A2"), regimes={"eu_gdpr": True}, policies=(with_part("A2", "gdpr", "excluded"),),
                     _cache={}, _assumed={})
    european = recommend_coverage(abroad, losses_of("A2"), book(), controls={}).gaps
    others = (gap for _, name, policy, facts, _, _ in CASES for gap in gaps_of(name, policy, **facts))
    return in_quote((*gaps_of("A2"), *european, *others))


def said() -> Iterator[tuple[str, dict[str, Slot]]]:
    """Every text id with its slots, as the rules give them for many firms and policies."""
    for advice in all_advice():
        for reason in advice.log:
            yield reason.text, dict(reason.slots)
        for driver in advice.programme.drivers:
            yield driver.text, dict(driver.slots)
    for _, name, policy, facts, _, _ in CASES:
        for gap in gaps_of(name, policy, **facts):
            yield gap.text, dict(gap.slots)
    for gap in told_of_quotes():
        yield gap.text, dict(gap.slots)
        yield gap.action, dict(gap.slots) if gap.action.startswith("gap.") else {}
    for reason in of_quotes():
        yield reason.text, dict(reason.slots)
    contract = {"contracts": [{"party": "Bank", "required_limit": 5_000_000}]}
    for gap in gaps_of("A1", good_policy("A1"), Policy("pi", limit=Limit(each=5e6)), **contract):
        yield gap.text, dict(gap.slots)


def test_every_reason_and_gap_fills_its_template() -> None:
    seen = set()
    for text, slots in said():
        template = words().reasons[text]
        assert slots_of(template) <= set(slots), text
        seen.add(text)
    assert len(seen) > 90


def test_actions_of_gaps_use_the_slots_of_their_gap() -> None:
    for _, name, policy, facts, _, _ in CASES:
        for gap in gaps_of(name, policy, **facts):
            assert slots_of(words().reasons[gap.action]) <= set(gap.slots), gap.action


def test_templates_of_parts_have_exactly_their_slots() -> None:
    for text, slots in PART_TEMPLATES.items():
        assert slots_of(words().reasons[text]) == set(slots), text


def test_no_slot_is_filled_in_vain() -> None:
    """A figure that the rules hand over is in the sentence or in the sentence on what to do."""
    for text, slots in said():
        other = text.replace(".text", ".ask") if text.endswith(".text") else text.replace(".ask", ".text")
        action = words().reasons.get(other, "")
        if text.startswith("gap.") and text.endswith(".ask"):
            continue  # its slots are those of the gap
        unused = set(slots) - slots_of(words().reasons[text]) - slots_of(action)
        assert not unused, text


def test_a_quote_is_never_called_your_policy() -> None:
    for gap in told_of_quotes():
        assert not re.search(r"\b[Yy]our (policy|limit|fraud cover)\b|you hold \{", words().reasons[gap.text]), gap.text


def test_reasons_are_short() -> None:
    for text, template in words().reasons.items():
        assert len(template.split()) <= REASON_WORDS, text


def test_reasons_fit_every_capacity_and_promise_nothing() -> None:
    """An adviser without a licence may not recommend a purchase, and nobody may promise cover."""
    banned = re.compile(r"\b(buy|purchase|we recommend|guarantee|fully covered|best)\b", re.IGNORECASE)
    for text, template in words().reasons.items():
        assert not banned.search(template), text


@pytest.mark.parametrize("part", COVERAGE_PARTS)
def test_every_part_has_its_words(part: str) -> None:
    entry = words().coverage[part]
    for name in ("name", "plain", "pays", "usual", "pitfalls.1.risk", "pitfalls.1.fix", "ask.1"):
        assert entry[name]
    assert words().reasons[f"part.{part}"]
    assert words().reasons[f"none.{part}"]
    pitfalls = {key.split(".")[1] for key in entry if key.startswith("pitfalls.")}
    assert all({f"pitfalls.{n}.risk", f"pitfalls.{n}.fix"} <= set(entry) for n in pitfalls)


def test_all_fifty_two_terms_have_a_test_of_what_is_good_acceptable_and_poor() -> None:
    assert len(book().terms) == 52
    terms = words().coverage["terms"]
    for rule in book().terms:
        for name in ("name", "plain", "good", "acceptable", "poor", "ask"):
            assert terms[f"{rule.id}.{name}"], rule.id
        asks = any(rise.ask for rise in rule.escalations)
        assert (f"{rule.id}.question" in terms) == asks, rule.id
    assert {key.split(".")[0] for key in terms} == {rule.id for rule in book().terms}
    assert {key.split(".")[0] for key in terms if key.endswith(".lesson")} == {row.term for row in book().lessons}


def test_every_table_has_its_words() -> None:
    reasons, coverage = words().reasons, words().coverage
    assert all(f"verdict.{verdict}" in reasons for verdict in VERDICTS)
    flags = (*book().controls.hard_flags, "ransomware_not_fixed", "regulator_order")
    assert all(f"flag.{flag}" in reasons for flag in flags)
    assert all(f"exposure.{row.id}" in reasons for row in book().exposures)
    assert all(f"minimum.{row.id}" in reasons for row in book().minima)
    assert all(f"fines.{position}" in reasons for position in {*book().fines.values(), book().fines_otherwise})
    assert all(f"shape.{note}" in reasons for note in SHAPE_NOTES)
    assert set(CONTRACT_TEXTS) <= set(reasons)
    for ask in book().controls.rows:
        assert {f"{ask.id}.{name}" for name in ("name", "asks", "evidence", "missing")} <= set(coverage["controls"])
    for kind in book().technology:
        assert {f"{kind.id}.{name}" for name in ("name", "definition", "question")} <= set(coverage["technology"])


def test_no_words_are_orphaned() -> None:
    """Every reason stands for something that a rule can say."""
    known = {text for text, _ in said()} | set(PART_TEMPLATES) | set(CONTRACT_TEXTS)
    known |= {f"{kind}.{part}" for kind in ("part", "none") for part in COVERAGE_PARTS}
    known |= {f"shape.{note}" for note in SHAPE_NOTES}
    tables = ("verdict.", "flag.", "exposure.", "minimum.", "fines.", "afford.")
    known |= {f"request.{row.id}" for row in book().requests.rows}
    gap_ids = {text.split(".")[1] for text in known if text.startswith("gap.")}
    gap_ids |= {"G01", "G05", "G06", "G09_limit_figures", "G20", "G21", "G26", "G28"}
    for text in words().reasons:
        if text.startswith("gap."):
            assert text.split(".")[1] in gap_ids, text
        else:
            assert text in known or text.startswith(tables), text


def test_names_in_sentences_can_be_looked_up() -> None:
    groups = {slot.group for _, slots in said() for slot in slots.values() if isinstance(slot, Listed)}
    assert groups <= {"parts", "terms", "facts", "regimes", "names"} | set(words().vocabulary)
