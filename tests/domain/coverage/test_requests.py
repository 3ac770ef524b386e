"""What to ask the insurer for, and what to give up where the money does not reach."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.losses.picture import PartLoss
from advisor_app.domain.policies import Policy
from tests.domain.coverage.clients import FIGURES, NAMES, book, client, losses_of, make_losses, with_facts
from tests.domain.coverage.test_gaps import TODAY, good_policy, with_part, with_term
from tests.domain.coverage.test_quotes import quote
from tests.domain.coverage.test_simulated import picture
from tests.domain.coverage.test_texts import words


def advice(name: str, *policies: Policy, quotes: tuple[Policy, ...] = (), **facts: Any) -> CoverageAdvice:
    known = replace(with_facts(client(name), **facts), policies=policies, _assumed={}, _cache={})
    part = PartLoss(900.0, 0.02, 60e3, 90e3, 120e3, 500)
    losses = make_losses(FIGURES[name], parts={"bi": part, "soc_eng": replace(part, expected_annual=300.0)})
    return recommend_coverage(known, losses, book(), controls={}, today=TODAY, quotes=quotes, capacity="broker")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_the_insurer_of_a_good_policy(name: str) -> None:
    known = replace(client(name), policies=(good_policy(name),), _assumed={}, _cache={})
    assert recommend_coverage(known, losses_of(name), book(), controls={}, today=TODAY).requests == ()


def test_the_request_that_touches_the_most_loss_comes_first() -> None:
    both = replace(with_term("A1", "sublimit_ransom", "poor"), parts=with_part("A1", "soc_eng", "excluded").parts)
    found = advice("A1", both).requests
    assert [request.id for request in found] == ["ransom_cap", "fraud_sum"]
    assert (found[0].touched, found[0].severity, found[0].terms) == (900.0, "critical", ("sublimit_ransom",))
    assert (found[1].touched, found[1].parts) == (300.0, ("soc_eng",))


def test_without_a_policy_the_wordings_that_weigh_most_are_asked_for() -> None:
    found = advice("A2").requests
    assert len(found) == 6
    assert found[0].id == "ransom_cap"
    weights = [request.weight for request in found]
    assert weights == sorted(weights, reverse=True)
    assert "services" not in [request.id for request in found]  # it sells no technology


def test_every_request_has_its_words() -> None:
    assert all(f"request.{row.id}" in words().reasons for row in book().requests.rows)


# ------------------------------------------------------------------------------------------------------- money
def test_money_that_reaches_gives_nothing_up() -> None:
    assert advice("A1", quotes=(quote(),)).affordability is None
    assert advice("A1", quotes=(quote(),), insurance_budget=2_000).affordability is None
    assert advice("A1", insurance_budget=100).affordability is None  # no quote to compare with


def test_what_is_given_up_comes_in_order_and_never_an_essential_part() -> None:
    losses = picture("A1")
    facts = with_facts(client("A1"), insurance_budget=1_500)
    facts = replace(facts, policies=(), _assumed={}, _cache={})
    probe = recommend_coverage(facts, losses, book(), controls={}, today=TODAY)
    good = replace(quote(), limit=replace(quote().limit, each=probe.programme.limit))
    found = recommend_coverage(facts, losses, book(), controls={}, today=TODAY, quotes=(good,), capacity="broker")
    assert found.affordability is not None
    assert (found.affordability.budget, found.affordability.cheapest) == (1_500, 2_000)
    assert [step.id for step in found.affordability.steps] == ["optional", "advised", "share", "limit", "basic"]
    kept = [step.kept_mean for step in found.affordability.steps]
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(kept))
    assert kept[-1] == pytest.approx(found.packages[0].kept_mean)  # the lean option is the end of the list
    assert all(step.text in words().reasons for step in found.affordability.steps)
