from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.domain.losses.base import events_of
from advisor_app.domain.losses.firm import firm_of
from advisor_app.domain.losses.parameter_rows import with_values
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, PARTS, LossParameters
from advisor_app.domain.losses.picture import CoverTerms, LossInputs, LossPicture
from advisor_app.domain.losses.rates import base_rates
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.progress import Cancelled, Progress

Pictures = Callable[[str], LossPicture]
NAMES = ("bookkeeper", "dental", "retailer", "provider", "manufacturer")

# Worked out apart from this program: expected loss, its 80 % range, P99 and P99.5 of a year, P50 and P95 of an
# incident, limits that hold for 95 and 99 of 100 incidents.
KNOWN = {
    "bookkeeper": (565, 135, 1_000, 7_700, 30_000, 17_000, 143_000, 250e3, 500e3),
    "dental": (3_500, 1_200, 5_900, 84_000, 186_000, 40_000, 441_000, 500e3, 2e6),
    "retailer": (4_100, 1_500, 7_000, 95_000, 222_000, 48_000, 543_000, 1e6, 2e6),
    "provider": (7_300, 2_500, 13_000, 174_000, 360_000, 58_000, 765_000, 1e6, 3e6),
    "manufacturer": (15_300, 3_600, 26_600, 395_000, 778_000, 59_000, 1_070_000, 2e6, 3e6),
}


@pytest.mark.parametrize("name", NAMES)
def test_known_firms(name: str, picture: Pictures) -> None:
    mean, low, high, p99, p99_5, p50, p95, limit_95, limit_99 = KNOWN[name]
    found = picture(name)
    assert found.ranges is not None
    assert found.total_limit is not None
    assert found.expected_annual == pytest.approx(mean, rel=0.06)
    assert found.annual.p99 == pytest.approx(p99, rel=0.10)
    assert found.annual.p99_5 == pytest.approx(p99_5, rel=0.10)
    assert found.incident.p50 == pytest.approx(p50, rel=0.10)
    assert found.incident.p95 == pytest.approx(p95, rel=0.10)
    assert found.ranges.expected_annual.low == pytest.approx(low, rel=0.15)
    assert found.ranges.expected_annual.high == pytest.approx(high, rel=0.15)
    assert found.total_limit.plain_95 == limit_95
    assert found.total_limit.plain_99 == limit_99


@pytest.mark.parametrize("name", NAMES)
def test_parts_and_causes_add_up(name: str, picture: Pictures) -> None:
    found = picture(name)
    whole = found.expected_annual
    assert math.fsum(found.matrix.values()) == pytest.approx(whole, rel=1e-9)
    assert math.fsum(p.expected_annual for p in found.by_part.values()) == pytest.approx(whole, rel=1e-9)
    assert math.fsum(c.expected_annual for c in found.by_cause.values()) == pytest.approx(whole, rel=1e-9)
    assert math.fsum(c.rate for c in found.by_cause.values()) == pytest.approx(found.incident_rate, rel=1e-12)


def test_chance_of_incident_follows_the_rate(picture: Pictures) -> None:
    found = picture("manufacturer")
    none = 1 / (1 + found.incident_rate)
    assert found.chance == pytest.approx(1 - none, rel=1e-12)
    assert found.chance_five_years == pytest.approx(1 - none**5, rel=1e-12)


def test_percentiles_rise(picture: Pictures) -> None:
    annual, incident = picture("dental").annual, picture("dental").incident
    by_year = (annual.p50, annual.p75, annual.p90, annual.p95, annual.p99, annual.p99_5, annual.p99_8)
    by_incident = (incident.p50, incident.p75, incident.p90, incident.p95, incident.p99)
    assert list(by_year) == sorted(by_year)
    assert list(by_incident) == sorted(by_incident)
    assert annual.p50 == 0.0
    assert annual.rough
    assert not picture("bookkeeper").annual.rough


def test_same_seed_same_bytes(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    first, second = (simulate_losses(clients["dental"], parameters, years=20_000) for _ in range(2))
    assert replace(first, events=second.events) == second
    assert first.events.annual.tobytes() == second.events.annual.tobytes()  # type: ignore[attr-defined]
    other = simulate_losses(clients["dental"], parameters, seed=7, years=20_000, full=False)
    assert other.expected_annual != first.expected_annual


def test_answers_leave_the_event_set_alone(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    """Nor do records, law, money and prices: only what moves the rates, the seed and the years."""
    firm = clients["dental"]
    others = (
        {"controls": dict.fromkeys(CONTROLS, 1.0), "unknown_share": 1.0},
        {"records_health": 5.0, "records_total": 5.0, "jurisdictions": (("EU", 1.0),)},
        {"currency": "GBP", "usd_rate": 0.8, "price_year": 2030, "margin": 0.9, "max_transfer": 1.0},
    )
    drawn = events_of(firm, parameters, 7)
    for change in others:
        again = events_of(replace(firm, **change), parameters, 7)  # type: ignore[arg-type]
        for name in ("year", "cause", "mark", "occur", "size", "extreme", "envelope", "rates"):
            assert getattr(again, name).tobytes() == getattr(drawn, name).tobytes(), (change, name)


def test_a_huge_firm_is_not_extrapolated(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    """The factor of revenue ends at three, so ten times the revenue leaves the rates alone."""
    rates = [
        base_rates(firm_of(replace(clients["manufacturer"], revenue=revenue), parameters), parameters)
        for revenue in (5e6 * 3**5, 12e9)
    ]
    assert np.allclose(*rates, rtol=1e-12)


def test_a_base_run_is_the_start_of_the_full_run(picture: Pictures, clients: Mapping[str, LossInputs],
                                                 parameters: LossParameters) -> None:
    base = simulate_losses(clients["retailer"], parameters, full=False)
    full = picture("retailer")
    assert base.ranges is None
    assert base.total_limit is None
    assert not base.gains
    assert base.expected_annual == full.expected_annual
    assert base.incident == full.incident


def test_years_are_held_within_bounds(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    for asked, used in ((1, 10_000), (15_000, 15_000)):
        assert simulate_losses(clients["dental"], parameters, years=asked, full=False).years == used


def test_not_answered_is_average_and_wider(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    average = dict(zip(CONTROLS, parameters.controls.adoption, strict=True))
    known = replace(clients["manufacturer"], controls=average, unknown_share=0.0)
    told = simulate_losses(known, parameters, years=20_000)
    silent = simulate_losses(clients["manufacturer"], parameters, years=20_000)
    assert silent.expected_annual == told.expected_annual
    assert silent.assumed_controls == CONTROLS
    assert told.assumed_controls == ()
    assert silent.ranges is not None
    assert told.ranges is not None
    assert silent.ranges.expected_annual.low < told.ranges.expected_annual.low
    assert silent.ranges.chance.high > told.ranges.chance.high


@pytest.mark.parametrize("name", NAMES)
def test_better_controls_never_cost_more(
    name: str, clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    """Along five scores of every control: rate, expected loss and every point of the curve."""
    amounts = np.geomspace(1e3, 1e7, 15)
    for control in CONTROLS:
        before: list[float] | None = None
        for score in (0.0, 0.25, 0.5, 0.75, 1.0):
            inputs = replace(clients[name], controls={**clients[name].controls, control: score})
            found = simulate_losses(inputs, parameters, years=10_000, full=False)
            now = [found.incident_rate, found.expected_annual, *map(found.events.year_exceeds, amounts)]
            if before is not None:
                assert all(b <= a * (1 + 1e-12) for a, b in zip(before, now, strict=True)), (control, score)
            before = now


def test_other_seeds_agree(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    base = [simulate_losses(clients["dental"], parameters, seed=seed, full=False) for seed in range(1, 21)]

    def variation(values: list[float]) -> float:
        return float(np.std(values) / np.mean(values))

    assert variation([found.expected_annual for found in base]) <= 0.025
    assert variation([found.annual.p99 for found in base]) <= 0.04


def test_closed_form_of_one_part(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    """Without extreme incidents and with experts only, the mean of a log-normal comes out."""
    rows = parameters.rows
    values = {"tail.extreme_share": 0.0}
    for row_id in rows:
        alone = ("down_chance.", "restore_chance", "pay_chance", "transfer_chance.", "tech_chance.")
        if any(part in row_id for part in alone) or row_id.startswith("exposure.involved."):
            values[row_id] = 0.0
    inputs = replace(clients["manufacturer"], tech_share=0.0)
    found = simulate_losses(inputs, with_values(parameters, values), full=False)
    costs = parameters.data_costs
    expected = sum(
        found.by_cause[cause].rate * chance * median * (costs.response_up if cause == "ransom" else 1.0)
        for cause, chance, median in zip(CAUSES, costs.response_chance, costs.response_median, strict=True)
    ) * 9**costs.response_revenue_power * math.exp(costs.response_sigma**2 / 2)
    assert found.expected_annual == pytest.approx(expected, rel=0.02)
    assert {part for part in PARTS if found.by_part[part].expected_annual > 0} == {"response"}


def test_currency_scales_and_ratios_stay(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    dollars = simulate_losses(clients["retailer"], parameters, years=20_000)
    doubled = simulate_losses(replace(clients["retailer"], currency="XXX", usd_rate=2.0), parameters, years=20_000)
    assert doubled.chance == dollars.chance
    assert doubled.incident.p95 == pytest.approx(2 * dollars.incident.p95, rel=1e-12)
    assert doubled.annual.p99_5 == pytest.approx(2 * dollars.annual.p99_5, rel=1e-12)
    assert doubled.gains["mfa"].saving == pytest.approx(2 * dollars.gains["mfa"].saving, rel=1e-12)
    assert doubled.events.year_exceeds(2e5) == dollars.events.year_exceeds(1e5)
    assert [point.chance for point in doubled.curve] == [point.chance for point in dollars.curve]


def test_prices_rise_with_the_year(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    now = simulate_losses(clients["bookkeeper"], parameters, years=20_000, full=False)
    later = simulate_losses(replace(clients["bookkeeper"], price_year=2028), parameters, years=20_000, full=False)
    assert later.by_part["restore"].expected_annual == pytest.approx(
        now.by_part["restore"].expected_annual * 1.03**3, rel=1e-9
    )
    assert later.incident_rate == now.incident_rate


EDGES = {
    "zero records": {"records_contact": 0, "records_identity": 0, "records_total": 0},
    "zero revenue": {"revenue": 0},
    "one person": {"staff": 0, "revenue": 40_000},
    "huge firm": {"revenue": 900e6, "staff": 5000},
    "two million records": {"records_identity": 2e6, "records_total": 2e6},
    "no suppliers": {"vendors": 0},
    "no controls": {"controls": dict.fromkeys(CONTROLS, 0.0)},
    "all controls": {"controls": dict.fromkeys(CONTROLS, 1.0)},
    "nothing asked": {"controls": {}},
    "many cards": {"records_card": 50_000},
    "two places": {"jurisdictions": (("US", 0.5), ("EU", 0.5))},
    "no payments": {"payments": "none", "max_transfer": 0.0},
}


@pytest.mark.parametrize("edge", EDGES)
def test_edges_give_whole_figures(
    edge: str, clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    found = simulate_losses(replace(clients["bookkeeper"], **EDGES[edge]), parameters, years=20_000)  # type: ignore[arg-type]
    figures = [found.expected_annual, found.incident.mean, found.annual.p99_8, found.chance, found.incident_rate]
    figures += [value for part in found.by_part.values() for value in (part.expected_annual, part.p95 or 0.0)]
    figures += [point.chance for point in found.curve] + list(found.matrix.values())
    figures += [gain.saving for gain in found.gains.values()]
    assert all(math.isfinite(figure) and figure >= 0 for figure in figures)


@given(
    revenue=st.floats(0, 3e8), staff=st.floats(0, 2000), contact=st.integers(0, 10**7), health=st.integers(0, 10**6),
    cards=st.integers(0, 10**6), tech=st.floats(0, 1), place=st.sampled_from(["US", "US-HIPAA", "UK", "EU", "OTHER"]),
    score=st.one_of(st.none(), st.floats(0, 1)),
)
@settings(max_examples=25, deadline=None)
def test_any_firm_gives_whole_figures(parameters: LossParameters, score: float | None, **facts: Any) -> None:
    inputs = LossInputs(
        facts["revenue"], facts["staff"], "transport", records_contact=facts["contact"],
        records_health=facts["health"], records_card=facts["cards"], tech_share=facts["tech"],
        jurisdictions=((facts["place"], 1.0),), controls=dict.fromkeys(CONTROLS, score),
    )
    found = simulate_losses(inputs, parameters, years=10_000, full=False)
    figures = [found.expected_annual, found.annual.p99_8, *found.matrix.values()]
    figures += [value for part in found.by_coverage_part.values() for value in (part.chance, part.p95 or 0.0)]
    assert all(math.isfinite(figure) and figure >= 0 for figure in figures)
    kept = found.events.retained(CoverTerms(limit=1e6, aggregate=2e6, retention=5e3, waiting_hours={"bi": 10.0}))
    assert kept.mean + kept.paid_mean == pytest.approx(found.expected_annual, rel=1e-9)
    assert kept.mean >= 0
    assert kept.paid_mean >= 0


def test_no_records_no_data_losses(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    empty = replace(clients["dental"], records_health=0, records_total=0)
    found = simulate_losses(empty, parameters, years=20_000, full=False)
    for part in ("notify", "defence", "regul", "civil", "pci"):
        assert found.by_part[part].expected_annual == 0
        assert found.by_part[part].p95 is None
    before = simulate_losses(clients["dental"], parameters, years=20_000, full=False)
    for cause in ("error", "privacy", "insider"):
        assert found.by_cause[cause].rate == pytest.approx(0.2 * before.by_cause[cause].rate, rel=1e-12)
    assert "no_customer_records" in found.notes


def test_no_revenue_no_lost_income(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    found = simulate_losses(replace(clients["dental"], revenue=0.0), parameters, years=20_000, full=False)
    assert found.by_part["bi"].expected_annual == 0
    assert "start_up_view" in found.notes
    average = replace(clients["bookkeeper"], revenue=0.0)
    fraud = simulate_losses(average, parameters, years=20_000, full=False).by_part["fundsxfer"]
    assert fraud.p95 == pytest.approx(25_000, rel=1e-9)


def test_no_technology_no_service_claims(picture: Pictures) -> None:
    found = picture("dental")
    assert found.by_cause["tech"].rate == 0
    assert found.by_cause["tech"].mean == 0
    assert found.by_part["techeo"].mean is None
    assert found.by_coverage_part["tech_eo"].incidents == 0


def test_controls_move_the_total_within_reason(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    """Nothing in place costs up to about two thirds more per cause; everything leaves about 40 % of the average."""
    def expected(value: float | None) -> LossPicture:
        controls = dict.fromkeys(CONTROLS, value)
        return simulate_losses(replace(clients["manufacturer"], controls=controls), parameters, full=False)

    average, nothing, everything = expected(None), expected(0.0), expected(1.0)
    for cause in CAUSES[:-1]:
        assert 1.0 < nothing.by_cause[cause].rate / average.by_cause[cause].rate < 1.7
    assert 0.3 < everything.expected_annual / average.expected_annual < 0.5


@pytest.mark.parametrize(("change", "words"), [
    ({"sector": "mining"}, "no sector mining"),
    ({"jurisdictions": (("MARS", 1.0),)}, "no jurisdiction MARS"),
    ({"jurisdictions": ()}, "no jurisdiction"),
    ({"payments": "often"}, "no payment pattern often"),
    ({"revenue": -1.0}, "revenue"),
    ({"staff": math.nan}, "staff"),
    ({"controls": {"moat": 1.0}}, "no control moat"),
])
def test_inputs_no_firm_can_have(
    change: dict[str, object], words: str, clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    with pytest.raises(ValueError, match=words):
        simulate_losses(replace(clients["dental"], **change), parameters, full=False)  # type: ignore[arg-type]


def test_progress_and_cancel(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    steps: list[tuple[int, int]] = []
    simulate_losses(
        clients["dental"], parameters, years=10_000, progress=Progress(lambda done, total: steps.append((done, total)))
    )
    assert steps == [(n, 5) for n in range(6)]
    with pytest.raises(Cancelled):
        simulate_losses(clients["dental"], parameters, years=10_000, progress=Progress(cancelled=lambda: True))
