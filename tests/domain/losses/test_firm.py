from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from advisor_app.domain.losses.firm import blended, firm_of, notes_of
from advisor_app.domain.losses.parameters import CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs

PLAIN = LossInputs(5e6, 25, "other", jurisdictions=(("US", 1.0),), controls=dict.fromkeys(CONTROLS, 0.5))


def test_nobody_is_told_twice(parameters: LossParameters) -> None:
    """Cards may belong to people already counted under another kind."""
    overlapping = replace(PLAIN, records_identity=800, records_card=1000, records_total=1000)
    assert firm_of(overlapping, parameters).people == 1000
    assert firm_of(replace(overlapping, records_total=5000), parameters).people == 1800
    assert firm_of(replace(overlapping, records_total=0), parameters).people == 1000


def test_contact_details_alone_need_no_notice_in_the_us(parameters: LossParameters) -> None:
    contacts = replace(PLAIN, records_contact=1000, records_total=1000)
    assert firm_of(contacts, parameters).people == 0
    assert firm_of(replace(contacts, jurisdictions=(("UK", 1.0),)), parameters).people == pytest.approx(200)
    assert firm_of(contacts, parameters).liability == pytest.approx(200)


def test_transfers_are_capped_by_revenue_unless_stated(parameters: LossParameters) -> None:
    assert firm_of(PLAIN, parameters).transfer_cap == 1.25e6
    assert firm_of(replace(PLAIN, revenue=0.0), parameters).transfer_cap == 25_000
    assert firm_of(replace(PLAIN, max_transfer=9_000.0), parameters).transfer_cap == 9_000


def test_bounds_of_small_firms(parameters: LossParameters) -> None:
    firm = firm_of(replace(PLAIN, revenue=10_000.0, staff=0.2, margin=0.0, dependence=3.0), parameters)
    assert firm.revenue == 100_000
    assert firm.staff == 1
    assert firm.dependence == 1
    assert firm.fine_cap == pytest.approx(20_000)
    assert firm.day_loss == pytest.approx(10_000 / 365 * 0.02**-0.2 * 0.05 * 1.15)


def test_several_places_are_blended_with_the_strictest_inquiry(parameters: LossParameters) -> None:
    law = blended((("US", 3.0), ("EU", 1.0)), parameters)
    assert law.suit == pytest.approx(0.75 * 1.0 + 0.25 * 0.35)
    assert law.notifiable[0] == pytest.approx(0.25 * 0.2)
    assert law.inquiry_small == 0.08
    assert law.inquiry_large == 0.25


@pytest.mark.parametrize(("change", "note"), [
    ({"records_total": 0.0}, "no_customer_records"),
    ({"revenue": 0.0}, "start_up_view"),
    ({"revenue": 90_000.0}, "may_exceed_turnover"),
    ({"revenue": 150e6}, "outside_calibrated_range"),
    ({"revenue": 251e6}, "not_designed_for_size"),
    ({"records_total": 1.1e6}, "few_published_cases"),
    ({"controls": {"mfa": None, "edr": 0.5, "backup": 0.5}}, "controls_not_answered"),
    ({"controls": {"mfa": None, "edr": None, "backup": 0.5}}, "before_the_interview"),
])
def test_notes(change: Mapping[str, object], note: str) -> None:
    calm = replace(PLAIN, records_total=100.0)
    assert notes_of(calm) == ()
    assert note in notes_of(replace(calm, **change))  # type: ignore[arg-type]


def test_a_severe_incident_above_turnover_is_said() -> None:
    assert "may_exceed_turnover" in notes_of(replace(PLAIN, revenue=1e6), severe=1.2e6)
    assert "may_exceed_turnover" not in notes_of(replace(PLAIN, revenue=1e6), severe=0.9e6)


def test_a_firm_too_large_gets_one_banner() -> None:
    assert "outside_calibrated_range" not in notes_of(replace(PLAIN, revenue=300e6))
