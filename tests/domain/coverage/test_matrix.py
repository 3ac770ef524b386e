"""Scenario by policy: what would pay, what answers first, and every amount of the model in exactly one row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from advisor_app.domain.coverage.matrix import CoverMatrix
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.losses.picture import CauseLoss
from advisor_app.domain.policies import Endorsement, Limit, PartHeld, Policy, TermHeld
from advisor_app.domain.vocabulary import INCIDENT_CAUSES, LOSS_PARTS
from tests.domain.coverage.clients import NAMES, book, client, losses_of, with_facts
from tests.domain.coverage.test_gaps import TODAY, good_policy, with_part, with_term
from tests.domain.coverage.test_simulated import advice, picture


def matrix(name: str, *policies: Policy, **facts: Any) -> CoverMatrix:
    known = replace(with_facts(client(name), **facts), policies=policies, _assumed={}, _cache={})
    return recommend_coverage(known, losses_of(name), book(), controls={}, today=TODAY).matrix


def states(found: CoverMatrix) -> dict[str, str]:
    return {row.scenario: row.state for row in found.rows}


def test_every_amount_of_the_model_stands_in_one_scenario() -> None:
    count = Counter((row.cause, loss) for row in book().scenarios if row.cause for loss in row.losses)
    assert count == Counter({(cause, loss): 1 for cause in INCIDENT_CAUSES for loss in LOSS_PARTS})


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_add_up_to_the_expected_loss(name: str) -> None:
    found = [row.expected_annual for row in advice(name).matrix.rows if row.expected_annual is not None]
    assert sum(found) == pytest.approx(picture(name).expected_annual)
    assert found == sorted(found, reverse=True)


def test_every_part_but_services_and_proof_stands_in_some_scenario() -> None:
    named = {part for row in book().scenarios for part in row.parts}
    assert {part.id for part in book().parts} - named == {
        "reg_fines", "reputation", "betterment", "claims_prep", "risk_services",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_good_policy_covers_every_row_and_asks_for_nothing(name: str) -> None:
    found = matrix(name, good_policy(name))
    assert set(states(found).values()) == {"covered"}
    assert not [row.scenario for row in found.rows if row.asks or row.gaps]
    assert {row.answers_first for row in found.rows} == {f"{good_policy(name).shape}_1"}


def test_no_policy_covers_nothing() -> None:
    found = matrix("A2")
    assert set(states(found).values()) == {"none"}
    assert {row.answers_first for row in found.rows} == {""}
    assert all([ask.gap for ask in row.asks] == ["G01"] for row in found.rows if "cyber_sa" in row.should_answer)


def test_a_missing_part_makes_a_row_thin_or_empty_and_says_what_to_ask_for() -> None:
    found = matrix("A1", with_part("A1", "extortion", "excluded"))
    row = found.row("ransomware")
    assert (row.state, [ask.gap for ask in row.asks]) == ("thin", ["G02"])
    assert states(found)["mailbox_taken_over"] == "covered"
    assert states(matrix("A1", with_part("A1", "dep_bi", "excluded")))["supplier_stops"] == "none"
    assert states(matrix("A1", with_part("A1", "dep_bi", "unknown")))["supplier_stops"] == "unclear"
    assert states(matrix("A1", with_part("A1", "dep_bi", "sublimit", 25e3)))["supplier_stops"] == "thin"


def test_a_wording_that_can_defeat_a_part_makes_its_rows_thin() -> None:
    found = matrix("A1", with_term("A1", "failure_maintain", "poor"))
    assert (states(found)["ransomware"], states(found)["data_lost_by_mistake"]) == ("thin", "covered")
    (cell,) = found.row("ransomware").cells
    assert [reading.term for reading in cell.terms] == ["failure_maintain"]
    assert [ask.gap for ask in found.row("ransomware").asks] == ["G10"]


def test_a_part_worth_having_does_not_make_a_row_thin() -> None:
    found = matrix("A1", with_part("A1", "bricking", "excluded"))
    assert states(found)["ransomware"] == "covered"


def test_two_policies_for_one_part_are_double_until_their_order_is_written() -> None:
    crime = Policy("crime", limit=Limit(each=500e3), parts=(PartHeld("soc_eng", "included"),))
    silent = with_term("A2", "other_insurance", "unknown")
    found = matrix("A2", silent, crime).row("money_diverted")
    assert (found.state, found.doubled, found.answers_first) == ("double", ("soc_eng",), "crime_2")
    assert matrix("A2", good_policy("A2"), crime).row("money_diverted").state == "covered"


def test_whose_fault_it_was_decides_which_policy_answers() -> None:
    advice_policy = Policy("pi", limit=Limit(each=1e6), id="indemnity", terms=(TermHeld("other_insurance", "good"),))
    found = matrix("A1", good_policy("A1", id="cyber", parts=good_policy("A1").parts[2:]), advice_policy)
    assert found.row("wrong_advice").answers_first == "indemnity"
    assert found.row("ransomware").answers_first == "cyber"
    assert (found.row("wrong_advice").trigger, found.row("ransomware").trigger) == ("own_error", "attack")
    (own, other) = found.row("ransomware").cells
    assert (own.state, other.state) == ("covered", "other")


def test_technology_claims_have_a_row_only_where_technology_is_sold() -> None:
    assert "service_fails" in states(matrix("A5", good_policy("A5")))
    assert "service_fails" not in states(matrix("A2", good_policy("A2")))


def test_a_cause_that_cannot_happen_has_no_row() -> None:
    losses = replace(losses_of("A2"), by_cause={"hack": CauseLoss(0.0, 0.0, 0.0)})
    found = recommend_coverage(client("A2"), losses, book(), controls={}).matrix
    assert not {"break_in", "card_theft"} & set(states(found))


def test_a_certificate_covers_nothing_and_endorsements_are_named() -> None:
    found = matrix("A6", Policy("cert", limit=Limit(each=25e3), parts=(PartHeld("breach_resp", "included"),)))
    assert states(found)["ransomware"] == "none"
    changed = good_policy("A1", endorsements=(Endorsement("E1", "Supplier list", "restricts", ("dep_bi",)),))
    (cell,) = matrix("A1", changed).row("supplier_stops").cells
    assert cell.endorsements == ("Supplier list",)
