"""Firms against the laws of the core pack, with answers worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from advisor_app.content.reading import read_file
from advisor_app.content.regime_schema import load_regimes
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.regimes import Regime, RegimeResult, evaluate_regimes
from advisor_app.domain.vocabulary import US_STATES
from tests.content.pack_files import CORE

CASES: dict[str, Any] = read_file(Path(__file__).parents[1] / "fixtures" / "regime_profiles.yaml").value
RATES = {"USD": 1.0, "GBP": 0.76, "AUD": 1.5, "EUR": 0.87}


@cache
def laws() -> tuple[Regime, ...]:
    return load_regimes(CORE / "regimes")


def results(facts: Mapping[str, object], base: Mapping[str, object] = CASES["base"]) -> dict[str, RegimeResult]:
    profile = ClientProfile.of({**base, **facts})
    return {r.regime.id: r for r in evaluate_regimes(laws(), Facts(profile, usd_rates=RATES))}


def ids(found: Mapping[str, RegimeResult], answer: str) -> set[str]:
    return {name for name, result in found.items() if result.applies == answer}


def test_every_state_stands_in_the_table() -> None:
    assert {row["state"] for row in CASES["states"]} == US_STATES - {"GA"}
    assert len(CASES["firms"]) >= 60


@pytest.mark.parametrize("row", CASES["states"], ids=lambda row: row["state"])
def test_a_state_covers_the_kinds_of_data_it_lists(row: dict[str, Any]) -> None:
    law = f"us_{row['state'].lower()}_breach"
    held = results({"people_us_states": [row["state"]], "data_elements": [row["held"]]})
    wanted = {law, "us_ftc_act_5", *row.get("also", ())}
    assert ids(held, "yes") == wanted
    assert ids(held, "unknown") == set()
    spared = results({"people_us_states": [row["state"]], "data_elements": [row["spared"]]})
    assert spared[law].applies == "no"


@pytest.mark.parametrize("row", CASES["firms"], ids=lambda row: row["name"])
def test_a_firm_falls_under_the_laws_named(row: dict[str, Any]) -> None:
    found = results(row["facts"], {} if row.get("base") == "none" else CASES["base"])
    if "only" in row:
        found = {row["only"]: found[row["only"]]}
    assert ids(found, "yes") == set(row.get("yes", ()))
    assert ids(found, "unknown") == set(row.get("unknown", ()))
    missing = {fact for name in row.get("unknown", ()) for fact in found[name].missing}
    assert missing == set(row.get("missing", ()))
    assumed = {element for result in found.values() for element in result.assumed}
    assert assumed == set(row.get("assumed", ()))
    if "role" in row:
        assert {result.role for result in found.values()} == {row["role"]}


def test_the_duties_are_those_of_the_role() -> None:
    facts = {"people_us_states": ["TX"], "organisation_flags": ["hipaa_business_associate"]}
    for roles, told in ((["on_behalf"], "business associate"), (["own_consumers"], "patient data and manage")):
        hipaa = results({**facts, "data_roles": roles})["us_hipaa"]
        assert hipaa.applies == "yes" and told in hipaa.duties[0].text
    both = results({**facts, "data_roles": ["on_behalf", "own_b2b"]})["us_hipaa"]
    assert both.duties == (*both.regime.duties_controller, *both.regime.duties_processor)
