"""Quotes side by side: the worked comparison of the retailer to the figure, and what must hold for any quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.reading import read_file
from advisor_app.domain.coverage.quote_results import QuoteComparison, QuoteResult
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.losses.picture import CoverTerms, LossPicture, PartLoss, Retained
from advisor_app.domain.policies import Limit, PartHeld, Policy, Retention, Subjectivity, TermHeld
from tests.domain.coverage.clients import (
    EXAMPLES,
    FIGURES,
    FILES,
    FakeEvents,
    book,
    client,
    make_losses,
    policy_of,
    with_facts,
)
from tests.domain.coverage.test_gaps import TODAY, good_policy, with_part, with_term

# What the simulation of the worked comparison gives: first share of a quote to mean and 1 in 200 years kept.
KEPT: Mapping[tuple[float, float], tuple[float, float]] = {
    (10_000, 100_000): (787, 12_500), (10_000, 500_000): (488, 11_700), (25_000, 25_000): (1_405, 33_600),
}


@dataclass(frozen=True)
class WorkedEvents(FakeEvents):
    """Gives the figures of the worked comparison for its three quotes and for no cover."""

    def retained(self, terms: CoverTerms | None) -> Retained:
        if terms is None:
            return Retained(2_794, 150_000, 0)
        mean, bad = KEPT.get((terms.retention, terms.sublimits.get("soc_eng", 0.0)), (1_000, 20_000))
        return Retained(mean, bad, 0)


def losses() -> LossPicture:
    """The retailer's figures, with sizes of the parts that its third quote caps."""
    def part(p90: float) -> PartLoss:
        return PartLoss(100.0, 0.02, p90 / 3, p90, 1.3 * p90, 500)

    parts = {"soc_eng": part(228_000), "ftf": part(65_000), "data_rest": part(120_000), "bi": part(150_000),
             "reg_def": part(130_000)}
    return make_losses(FIGURES["A2"], parts=parts, events=WorkedEvents())


def worked_quotes() -> tuple[Policy, ...]:
    raw = read_file(EXAMPLES / f"{FILES['A2']}.yaml").value
    return tuple(replace(policy_of(row), kind="quote") for row in raw["quotes"])


def compare(
    *quotes: Policy, name: str = "A2", capacity: str = "broker", picture: LossPicture | None = None,
    policies: tuple[Policy, ...] = (), **facts: Any,
) -> QuoteComparison:
    known = replace(with_facts(client(name), **facts), policies=policies, _assumed={}, _cache={})
    advice = recommend_coverage(
        known, picture or make_losses(FIGURES[name]), book(), controls={}, today=TODAY, quotes=quotes, capacity=capacity
    )
    assert advice.comparison is not None
    return advice.comparison


def worked(*quotes: Policy, capacity: str = "broker") -> QuoteComparison:
    return compare(*(quotes or worked_quotes()), picture=losses(), capacity=capacity)


# ------------------------------------------------------------------------------------------------- the worked one
@pytest.mark.parametrize(("quote", "price", "rate", "mean", "bad", "cost"), [
    ("quote_1", 3_150, 0.32, 787, 12_500, 4_875), ("quote_2", 3_900, 0.39, 488, 11_700, 5_285),
    ("quote_3", 2_450, 0.25, 1_405, 33_600, 6_430),
])
def test_the_worked_comparison_to_the_figure(
    quote: str, price: float, rate: float, mean: float, bad: float, cost: float
) -> None:
    result = worked().result(quote)
    assert (result.price, result.kept_mean, result.kept_bad) == (price, mean, bad)
    assert result.rate_on_line == pytest.approx(rate / 100, abs=5.1e-5)
    assert result.cost_of_risk == pytest.approx(cost, abs=1)
    assert result.knock_outs == ()


def test_no_cover_costs_the_most() -> None:
    nothing = worked().nothing
    assert (nothing.kept_mean, nothing.kept_bad) == (2_794, 150_000)
    assert nothing.cost_of_risk == pytest.approx(14_600, rel=0.005)
    assert worked().now is None


def test_the_second_quote_wins_because_it_fits_better_at_about_the_same_cost() -> None:
    found = worked()
    assert [result.id for result in found.results] == ["quote_2", "quote_1", "quote_3"]
    assert [result.rank for result in found.results] == [1, 2, 3]
    assert (found.recommended, found.conditional) == ("quote_2", False)
    (reason,) = found.reasons
    assert (reason.rule, reason.text, reason.slots["quote"]) == ("QUOTE-RANK", "quote.fit", "B")
    assert not found.final  # the example leaves many lines of the quotes open


def test_the_gaps_of_the_worked_quotes() -> None:
    """The first: only the fraud sum is small. The third: fraud below the largest payment, a day of waiting, and three
    sums below what nine of ten losses take; the fourth small one, defence before authorities, is not essential here."""
    def gaps(quote: str) -> list[tuple[str, str]]:
        return [(gap.id, gap.part) for gap in worked().result(quote).gaps if gap.id in ("G04", "G17", "G22")]

    assert gaps("quote_1") == [("G04", "soc_eng")]
    assert gaps("quote_2") == []
    assert sorted(gaps("quote_3")) == [
        ("G04", "bi"), ("G04", "data_rest"), ("G04", "soc_eng"), ("G17", "soc_eng"), ("G22", "bi"),
    ]


def test_cells_say_by_how_much_a_sum_falls_short() -> None:
    cells = {cell.part: cell for cell in worked().result("quote_3").cells}
    assert (cells["soc_eng"].standing, cells["soc_eng"].short_by) == ("low", 475_000)
    assert (cells["net_sec_liab"].standing, cells["net_sec_liab"].short_by) == ("ask", 0)


# ------------------------------------------------------------------------------------------------- licence
def test_without_a_licence_there_are_no_names_and_no_ranking() -> None:
    named = tuple(replace(quote, insurer=f"Insurer {quote.id}") for quote in worked_quotes())
    assert {result.policy.insurer for result in worked(*named).results} == {f"Insurer quote_{n}" for n in (1, 2, 3)}
    found = worked(*named, capacity="risk_advisor")
    assert not found.ranked
    assert {(result.policy.insurer, result.rank) for result in found.results} == {("", None)}
    assert [result.label for result in found.results] == ["A", "B", "C"]
    assert (found.recommended, found.reasons) == ("", ())


# ------------------------------------------------------------------------------------------------- knock-outs
def quote(**changes: Any) -> Policy:
    return good_policy("A1", **{"kind": "quote", "id": "q", "premium_net": 2_000.0, **changes})


def outs(one: Policy, **facts: Any) -> list[str]:
    return [out.rule for out in compare(one, name="A1", **facts).result("q").knock_outs]


def test_a_good_quote_has_no_knock_out_and_nothing_left_to_ask() -> None:
    found = compare(quote(), name="A1")
    assert outs(quote()) == []
    assert found.final and found.result("q").fit == pytest.approx(100)
    assert found.result("q").gaps == ()


@pytest.mark.parametrize(("rule", "changes", "facts"), [
    ("G02", {"parts": with_part("A1", "extortion", "excluded").parts}, {}),
    ("G05", {"limit": Limit(each=250e3)}, {}),
    ("G09", {}, {"contracts": [{"party": "Bank", "required_limit": 2_000_000}]}),
    ("TERM", {"terms": with_term("A1", "failure_maintain", "poor").terms}, {}),
    ("CONDITION", {"subjectivities": (Subjectivity("Guards", status="unachievable"),)}, {}),
    ("EXPIRED", {"valid_until": date(2026, 11, 1)}, {}),
])
def test_what_keeps_a_quote_from_being_taken(rule: str, changes: dict[str, Any], facts: dict[str, Any]) -> None:
    assert outs(quote(**changes), **facts) == [rule]
    found = compare(quote(**changes), name="A1", **facts)
    assert (found.recommended, found.conditional) == ("q", True)
    assert found.reasons[0].text == "quote.conditional"


def test_a_written_promise_to_change_a_wording_cures_it() -> None:
    terms = tuple(TermHeld(t.id, "poor" if t.id == "failure_maintain" else "good", change_agreed=True)
                  for t in book().terms)
    assert outs(quote(terms=terms)) == []


def test_a_quote_that_is_clean_comes_before_a_cheaper_one_that_is_not() -> None:
    cheap = replace(quote(), id="cheap", premium_net=10.0, limit=Limit(each=250e3))
    found = compare(quote(), cheap, name="A1")
    assert [result.id for result in found.results] == ["q", "cheap"]
    assert found.reasons[0].text == "quote.only"


def test_money_of_another_kind_and_a_price_nobody_knows_are_not_compared() -> None:
    abroad, free = replace(quote(), id="eur", currency="EUR"), replace(quote(), id="free", premium_net=None)
    found = compare(quote(), abroad, free, name="A1")
    assert [(r.id, r.rank, r.not_compared) for r in found.results] == [
        ("q", 1, ""), ("eur", None, "currency"), ("free", None, "price"),
    ]


# ------------------------------------------------------------------------------------------------- money
def test_a_price_for_eighteen_months_is_brought_to_a_year() -> None:
    year = quote(start=date(2026, 12, 1), end=date(2027, 12, 1), premium_tax=100.0, premium_fees=50.0)
    longer = replace(year, end=date(2028, 6, 1))
    assert compare(year, name="A1").result("q").price == 2_150
    assert compare(longer, name="A1").result("q").price == pytest.approx(2_150 * 365 / 548)


def test_a_part_whose_wording_can_defeat_it_pays_nothing() -> None:
    """Cover that shrinks for old software, where the firm runs some: what follows an attack stays with the firm."""
    poor = with_term("A1", "neglected_software", "poor").terms
    seen: list[CoverTerms | None] = []

    class Watching(FakeEvents):
        def retained(self, terms: CoverTerms | None) -> Retained:
            seen.append(terms)
            return super().retained(terms)

    picture = make_losses(FIGURES["A1"], events=Watching())
    compare(quote(terms=poor), name="A1", picture=picture)
    known = [terms.excluded for terms in seen if terms is not None]
    assert any({"extortion", "data_rest", "bi"} <= excluded for excluded in known)


def test_a_larger_first_share_has_to_earn_its_saving() -> None:
    low = replace(quote(insurer="One Re", retention=Retention(2_500)), id="low")
    high = replace(low, id="high", retention=Retention(5_000), premium_net=1_500.0)
    found = compare(low, high, name="A1")
    (reason,) = [r for r in found.reasons if r.rule == "RET-3"]
    assert (reason.text, reason.inputs["price"]) == ("quote.share_worth", 500.0)
    dear = replace(high, retention=Retention(10_000))  # above what the firm can bear
    (reason,) = [r for r in compare(low, dear, name="A1").reasons if r.rule == "RET-3"]
    assert reason.text == "quote.share_not_worth"


# ------------------------------------------------------------------------------------------------- before binding
def test_no_day_without_cover_and_no_later_back_date() -> None:
    lead = good_policy("A1", end=date(2027, 1, 1), retro_date=date(2015, 1, 1))
    late = quote(start=date(2027, 1, 5), retro_date=date(2020, 1, 1), seen="declarations_only",
                 subjectivities=(Subjectivity("Scan", date(2027, 2, 1)),))
    said = [reason.text for reason in compare(late, name="A1", policies=(lead,)).result("q").before_binding]
    assert {"bind.days_between", "bind.back_date", "bind.wording", "bind.condition", "bind.form"} <= set(said)
    now = compare(late, name="A1", policies=(lead,)).now
    assert now is not None and now.fit == pytest.approx(100)


# ------------------------------------------------------------------------------------------------- properties
def ranking(found: QuoteComparison) -> list[tuple[str, int | None]]:
    return [(result.id, result.rank) for result in found.results]


def test_the_order_of_entry_does_not_change_the_worked_ranking() -> None:
    assert {tuple(ranking(worked(*order))) for order in permutations(worked_quotes())} == {
        (("quote_2", 1), ("quote_1", 2), ("quote_3", 3))
    }


QUOTES = st.lists(
    st.builds(
        lambda limit, retention, price, status: good_policy(
            "A1", kind="quote", limit=Limit(each=limit), retention=Retention(retention), premium_net=price,
            parts=with_part("A1", "soc_eng", status, 50e3).parts,
        ),
        st.sampled_from([250e3, 500e3, 1e6]), st.sampled_from([1e3, 2.5e3, 5e3]), st.sampled_from([900.0, 1e3, 2e3]),
        st.sampled_from(["included", "sublimit", "unknown", "excluded"]),
    ), min_size=2, max_size=4,
)


@given(QUOTES, st.randoms(use_true_random=False))
def test_the_order_of_entry_never_changes_a_ranking(quotes: list[Policy], chance: Any) -> None:
    shuffled = list(quotes)
    chance.shuffle(shuffled)
    one, other = compare(*quotes, name="A1"), compare(*shuffled, name="A1")
    assert [_told(r) for r in one.results] == [_told(r) for r in other.results]
    assert one.recommended == other.recommended


def _told(result: QuoteResult) -> tuple[object, ...]:
    return result.id, result.rank, result.limit, result.policy.retention, result.price, result.fit


@given(QUOTES)
def test_a_dearer_quote_never_ranks_higher_for_it(quotes: list[Policy]) -> None:
    named = [replace(quote, id=f"q{place}") for place, quote in enumerate(quotes)]
    dearer = [replace(named[0], premium_net=5_000.0), *named[1:]]
    before = {r.id: r.rank for r in compare(*named, name="A1").results}
    after = {r.id: r.rank for r in compare(*dearer, name="A1").results}
    assert (after["q0"] or 0) >= (before["q0"] or 0)


def test_a_part_more_never_lowers_the_fit() -> None:
    for part in ("bi", "extortion", "media", "pci"):
        without = replace(quote(), parts=with_part("A1", part, "excluded").parts)
        assert compare(without, name="A1").result("q").fit < compare(quote(), name="A1").result("q").fit
        unclear = replace(quote(), parts=with_part("A1", part, "unknown").parts)
        fits = [compare(each, name="A1").result("q").fit for each in (without, unclear, quote())]
        assert fits == sorted(fits)


def test_parts_of_another_policy_count_beside_the_quote() -> None:
    crime = Policy("crime", limit=Limit(each=500e3), parts=(PartHeld("soc_eng", "included"),))
    less = replace(quote(), parts=with_part("A1", "soc_eng", "excluded").parts)
    assert outs(less, policies=(crime,)) == []


def test_better_help_with_a_claim_decides_between_quotes_that_cost_and_fit_alike() -> None:
    plain = replace(quote(), id="plain")
    served = replace(quote(), id="served", hotline="+1 555 0100", premium_net=2_010.0)
    found = compare(plain, served, name="A1")
    assert (found.recommended, found.reasons[0].text) == ("served", "quote.service")
    dearer = replace(quote(), id="dearer", premium_net=2_010.0)
    found = compare(plain, dearer, name="A1")
    assert (found.recommended, found.reasons[0].text) == ("plain", "quote.cost")


def test_labels_go_on_after_z() -> None:
    found = compare(*(replace(quote(), id=f"{n:02}") for n in range(28)), name="A1")
    labels = {result.id: result.label for result in found.results}
    assert (labels["00"], labels["25"], labels["26"], labels["27"]) == ("A", "Z", "A2", "B2")
