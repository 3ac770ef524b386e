"""Amounts of events whose draws are set by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from advisor_app.domain.losses import events as ev
from advisor_app.domain.losses.amounts import COLUMNS, Prepared, prepare
from advisor_app.domain.losses.controls import N_CAUSES, Effects
from advisor_app.domain.losses.events import EventSet
from advisor_app.domain.losses.firm import firm_of
from advisor_app.domain.losses.parameters import CAUSES, LEVERS, PARTS, LossParameters
from advisor_app.domain.losses.picture import LossInputs

FIRM = LossInputs(
    5e6, 25, "other", records_contact=10_000, records_identity=4_000, records_total=14_000, dependence=0.5, margin=0.4,
    jurisdictions=(("US", 1.0),),
)


def one_event(cause: str, *, normal: float = 0.0, extreme: float | None = None, **uniforms: float) -> EventSet:
    """One event. uniforms: by slot name, others 0.999 (does not occur). extreme: uniform of the Pareto draw."""
    occur = np.full((16, 1), 0.999)
    for name, value in uniforms.items():
        occur[getattr(ev, name.upper()), 0] = value
    draws = np.array([[0.9], [0.5]]) if extreme is None else np.array([[0.0], [extreme]])
    rates = np.full(N_CAUSES, 0.01)
    return EventSet(
        rates, rates * 3, 10_000, np.array([4]), np.array([CAUSES.index(cause)]), np.array([0.1]), occur,
        np.full((12, 1), normal), draws,
    )


def prepared(parameters: LossParameters, events: EventSet, **firm: object) -> Prepared:
    return prepare(firm_of(replace(FIRM, **firm), parameters), parameters, events)  # type: ignore[arg-type]


def cost(parameters: LossParameters, events: EventSet, levers: Mapping[str, float] | None = None,
         **firm: object) -> dict[str, float]:
    """Columns that the one event costs anything in."""
    factors = np.array([(levers or {}).get(lever, 1.0) for lever in LEVERS])
    columns = prepared(parameters, events, **firm).columns(Effects(np.ones(N_CAUSES), factors))
    assert tuple(sorted(columns)) == tuple(sorted(COLUMNS))
    return {name: float(column.amount.sum()) for name, column in columns.items() if column.amount.sum() > 0}


def test_ransom_attack_that_stops_the_systems(parameters: LossParameters) -> None:
    found = cost(parameters, one_event("ransom", response=0.1, down=0.1, restore=0.5, pay=0.2))
    assert found == pytest.approx({
        "response": 60e3 * 1.2, "bi": 8 * 5e6 / 365 * 0.4 * 0.5 * 1.15, "restore_labour": 38e3, "restore_ransom": 36e3,
    })


def test_ransom_attack_that_leaves_them_running(parameters: LossParameters) -> None:
    found = cost(parameters, one_event("ransom", response=0.1, down=0.8, restore=0.5, pay=0.3))
    assert found == pytest.approx({"response": 60e3 * 0.55})
    assert cost(parameters, one_event("ransom", down=0.8, restore=0.2)) == pytest.approx({"restore_labour": 38e3})


def test_people_exposed(parameters: LossParameters) -> None:
    """Half of all mailboxes expose 3 % of the records: 120 people to tell, 180 weighted."""
    found = cost(parameters, one_event("bec", data=0.1, response=0.1, notify=0.1))
    each = 6 * 0.12**-0.15
    assert found == pytest.approx({"response": 18e3 * 1.12**0.2, "notify": 2000 + each * 120})


def test_suit_and_settlement(parameters: LossParameters) -> None:
    """Half of all break-ins expose a quarter: weighted people (10,000 x .2 + 4,000) / 4 = 1,500."""
    chance = 0.01 + 1 - math.exp(-0.11 * math.sqrt(0.3))
    found = cost(parameters, one_event("hack", data=0.1, suit=chance - 1e-6, settle=0.6))
    assert found == pytest.approx({"defence": 70e3 * 1.3**0.25, "civil": 33e3 * 1.5**0.6})
    assert cost(parameters, one_event("hack", data=0.1, suit=chance + 1e-6, settle=0.6)) == {}
    assert "civil" not in cost(parameters, one_event("hack", data=0.1, suit=0.0, settle=0.7))
    uk = (("UK", 1.0),)
    assert cost(parameters, one_event("hack", data=0.1, suit=chance * 0.5), jurisdictions=uk) == {}


def test_inquiry_and_fine(parameters: LossParameters) -> None:
    many = one_event("hack", data=0.1, inquiry=0.09, fine=0.07)
    assert cost(parameters, many) == pytest.approx({"regul_inquiry": 20e3, "regul_fine": 60e3})
    few = one_event("bec", data=0.1, inquiry=0.09, fine=0.07)
    assert cost(parameters, few) == {}
    assert "regul_fine" not in cost(parameters, one_event("hack", data=0.1, inquiry=0.09, fine=0.09))
    claim = one_event("privacy", data=0.1, inquiry=0.29)
    assert cost(parameters, claim) == pytest.approx({"regul_inquiry": 20e3})
    small = cost(parameters, one_event("privacy", data=0.1, inquiry=0.1, fine=0.01, normal=2.0), revenue=150e3)
    assert small["regul_fine"] == pytest.approx(0.10 * 200_000)


def test_less_than_one_person_is_nobody(parameters: LossParameters) -> None:
    """A mailbox with 3 % of ten records: nobody to tell, nobody for a regulator to ask about."""
    few = {"records_contact": 0.0, "records_identity": 10.0, "records_total": 10.0}
    told = {"data": 0.1, "notify": 0.1, "inquiry": 0.001, "fine": 0.001}
    assert cost(parameters, one_event("bec", **told), **few) == {}
    assert set(cost(parameters, one_event("privacy", **told), **few)) == {"notify", "regul_inquiry", "regul_fine"}
    assert cost(parameters, one_event("privacy", **told), **few | {"records_identity": 1.9}) == {}


def test_extreme_incidents_spare_the_regulator(parameters: LossParameters) -> None:
    usual = {"data": 0.1, "response": 0.1, "inquiry": 0.05, "fine": 0.01}
    calm, wild = (cost(parameters, one_event("hack", extreme=e, **usual)) for e in (None, 0.5))
    assert wild["response"] == pytest.approx(calm["response"] * 2 ** (1 / 1.4))
    assert wild["regul_inquiry"] == calm["regul_inquiry"]
    assert wild["regul_fine"] == calm["regul_fine"]
    capped = cost(parameters, one_event("hack", extreme=1.0 - 1e-15, **usual))
    assert capped["response"] == pytest.approx(calm["response"] * 40)


def test_standstill_ends_after_ninety_days(parameters: LossParameters) -> None:
    day = 5e6 / 365 * 0.4 * 0.5 * 1.15
    found = cost(parameters, one_event("ransom", down=0.1, normal=3.0))
    assert found["bi"] == pytest.approx(90 * day)
    assert cost(parameters, one_event("ransom", down=0.1), {"bi": 0.5})["bi"] == pytest.approx(4 * day)


def test_stolen_money(parameters: LossParameters) -> None:
    assert cost(parameters, one_event("ftf", transfer=0.9)) == pytest.approx({"fundsxfer": 76e3})
    back = one_event("ftf", transfer=0.9, recovery=0.3, recovered=0.5)
    assert cost(parameters, back) == pytest.approx({"fundsxfer": 76e3 * 0.35})
    assert cost(parameters, one_event("ftf", transfer=0.9), max_transfer=10e3) == pytest.approx({"fundsxfer": 10e3})
    lever = cost(parameters, one_event("ftf", transfer=0.9, normal=9.0), {"fundsxfer": 0.9}, max_transfer=10e3)
    assert lever == pytest.approx({"fundsxfer": 9e3})


def test_claims_over_a_service(parameters: LossParameters) -> None:
    assert cost(parameters, one_event("tech", tech=0.99), tech_share=1.0) == pytest.approx({"techeo": 50e3})
    vendor = one_event("vendor", tech=0.14)
    assert cost(parameters, vendor, tech_share=0.5) == pytest.approx({"techeo": 70e3})
    assert cost(parameters, vendor, tech_share=0.4) == {}
    assert cost(parameters, vendor, tech_share=0.5, liability_cap=20e3) == pytest.approx({"techeo": 20e3})


def test_cards(parameters: LossParameters) -> None:
    found = cost(parameters, one_event("hack", data=0.1, card=0.4), records_card=8_000.0)
    assert found["pci"] == pytest.approx(18e3 + 5 * 2000**0.85)
    assert cost(parameters, one_event("hack", data=0.1, card=0.4), records_card=3.0) == {}


def test_levers_act_where_they_belong(parameters: LossParameters) -> None:
    event = one_event("ransom", data=0.1, response=0.1, notify=0.1, down=0.1, restore=0.1, pay=0.2)
    before = cost(parameters, event)
    for lever, column in (("response", "response"), ("notify", "notify"), ("restore", "restore_labour"), ("bi", "bi")):
        after = cost(parameters, event, {lever: 0.5})
        assert after[column] == pytest.approx(0.5 * before[column])
        assert {k: v for k, v in after.items() if k != column} == {k: v for k, v in before.items() if k != column}
    assert "restore_ransom" not in cost(parameters, event, {"ransom_pay": 0.79})
    assert cost(parameters, event, {"exposed": 0.5})["notify"] < before["notify"]
    assert cost(parameters, event, {"exposed": 9.0})["notify"] == cost(parameters, event, {"exposed": 99.0})["notify"]


def test_parts_of_one_incident_move_together(parameters: LossParameters) -> None:
    event = one_event("error", response=0.1, normal=1.0)
    together = math.sqrt(0.45) + math.sqrt(0.55)
    assert cost(parameters, event)["response"] == pytest.approx(10e3 * math.exp(1.1 * together))
    assert len(PARTS) == 10
