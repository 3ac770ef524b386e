from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pytest

from advisor_app.domain.losses.feeds import FED_PARTS
from advisor_app.domain.losses.incidents import Incidents, columns_of, quantile_of_years
from advisor_app.domain.losses.parameters import PARTS, LossParameters
from advisor_app.domain.losses.picture import CoverTerms, LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses

TERMS = CoverTerms(limit=1e6, retention=10_000, sublimits={"soc_eng": 50_000}, waiting_hours={"bi": 12})


@pytest.fixture(scope="module")
def found(picture: Callable[[str], LossPicture]) -> LossPicture:
    return picture("provider")


@pytest.fixture(scope="module")
def incidents(found: LossPicture) -> Incidents:
    assert isinstance(found.events, Incidents)
    return found.events


def test_without_cover_the_firm_keeps_everything(found: LossPicture) -> None:
    kept = found.events.retained(None)
    assert kept.mean == pytest.approx(found.expected_annual, rel=1e-9)
    assert kept.p99_5 == found.annual.p99_5
    assert kept.paid_mean == pytest.approx(0.0, abs=1e-6)


def test_cover_splits_the_mean_in_two(found: LossPicture) -> None:
    kept = found.events.retained(TERMS)
    assert kept.mean + kept.paid_mean == pytest.approx(found.expected_annual, rel=1e-9)
    assert 0 < kept.paid_mean < found.expected_annual
    assert kept.p99_5 < found.annual.p99_5


@pytest.mark.parametrize("better", [
    {"limit": 2e6}, {"retention": 5_000.0}, {"sublimits": {}}, {"waiting_hours": {}},
])
def test_better_terms_never_leave_more(better: Mapping[str, object], found: LossPicture) -> None:
    plain, improved = TERMS, replace(TERMS, **better)  # type: ignore[arg-type]
    assert found.events.retained(improved).mean < found.events.retained(plain).mean
    for amount in (5e3, 1e5, 1e6):
        assert found.events.kept_exceeds(improved, amount) <= found.events.kept_exceeds(plain, amount)


@pytest.mark.parametrize("worse", [
    {"aggregate": 100_000.0},
    {"coinsurance": {"breach_resp": 0.2}},
    *({"excluded": frozenset({part})} for part in FED_PARTS if part not in ("reg_fines", "pci", "client_funds")),
])
def test_worse_terms_leave_more(worse: Mapping[str, object], found: LossPicture) -> None:
    changed = replace(TERMS, **worse)  # type: ignore[arg-type]
    assert found.events.retained(changed).mean > found.events.retained(TERMS).mean


def test_an_aggregate_bites_in_years_with_several_incidents(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    """With a retention of nothing and a limit beyond any incident, only the aggregate can leave something."""
    found = simulate_losses(clients["manufacturer"], parameters, years=50_000, full=False)
    open_end = CoverTerms(limit=1e12)
    tight = replace(open_end, aggregate=20_000.0)
    assert isinstance(found.events, Incidents)
    years = found.events.by_year(found.events.totals)
    more = found.events.retained(tight).mean - found.events.retained(open_end).mean
    assert more == pytest.approx(np.maximum(years - 20_000, 0.0).sum() / found.years, rel=0.10)
    assert found.events.kept_exceeds(tight, 1e5) > 2 * found.events.kept_exceeds(open_end, 1e5)
    assert found.events.retained(tight).p99_5 > 5 * found.events.retained(open_end).p99_5


def test_fines_and_theft_by_staff_stay_with_the_firm(found: LossPicture, incidents: Incidents) -> None:
    """Even the widest policy leaves fines, a tenth of payment fraud and all theft by staff."""
    kept = found.events.retained(CoverTerms(limit=1e12)).mean
    fines = float((incidents.columns["regul_fine"].by_cause() * incidents.weight).sum())
    fraud = found.matrix["ftf", "fundsxfer"] * 0.1 + found.matrix["insider", "fundsxfer"]
    assert kept == pytest.approx(fines + fraud, rel=1e-9)


def test_coverage_parts_take_the_loss_parts_they_should(found: LossPicture) -> None:
    by_part = found.by_coverage_part

    def fed(*parts: str) -> float:
        return sum(by_part[part].expected_annual for part in parts)

    def lost(*parts: str) -> float:
        return sum(found.by_part[part].expected_annual for part in parts)

    assert fed("breach_resp") == pytest.approx(lost("response", "notify"), rel=1e-9)
    assert fed("bi", "dep_bi", "sys_fail") == pytest.approx(lost("bi"), rel=1e-9)
    assert fed("data_rest", "extortion") == pytest.approx(lost("restore"), rel=1e-9)
    assert fed("net_sec_liab", "privacy_liab", "wrongful_collect", "reg_def", "reg_fines") == pytest.approx(
        lost("defence", "civil", "regul"), rel=1e-9
    )
    assert fed("tech_eo") == pytest.approx(lost("techeo"), rel=1e-9)
    assert fed("soc_eng") == pytest.approx(0.7 * found.matrix["ftf", "fundsxfer"], rel=1e-9)


def test_clients_money_has_a_part_of_its_own(
    clients: Mapping[str, LossInputs], parameters: LossParameters
) -> None:
    shared = replace(clients["dental"], client_money_share=0.25)
    found = simulate_losses(shared, parameters, years=20_000, full=False)
    stolen = found.matrix["ftf", "fundsxfer"]
    assert found.by_coverage_part["client_funds"].expected_annual == pytest.approx(0.25 * stolen, rel=1e-9)
    assert found.by_coverage_part["ftf"].expected_annual == pytest.approx(0.2 * 0.75 * stolen, rel=1e-9)


def test_shares_and_chances(found: LossPicture, incidents: Incidents) -> None:
    assert found.events.incident_exceeds(found.incident.p95) == pytest.approx(0.05, abs=0.001)
    assert found.events.year_exceeds(found.annual.p99) == pytest.approx(0.01, abs=0.0005)
    assert found.events.incident_exceeds(1e15) == 0.0
    assert incidents.annual.size < incidents.happened.size
    assert incidents.annual.sum() == pytest.approx(incidents.sizes.sum(), rel=1e-12)


def test_p95_of_parts_together(found: LossPicture) -> None:
    single = {part: found.events.combined_p95((part,)) for part in ("bi", "restore")}
    assert single["bi"] == pytest.approx(found.by_part["bi"].p95)
    assert found.events.combined_p95(PARTS) == pytest.approx(found.incident.p95, rel=0.05)
    assert found.events.combined_p95(("pci",)) == 0.0
    with pytest.raises(ValueError, match="no loss part goodwill"):
        found.events.combined_p95(("goodwill",))


def test_terms_speak_the_clients_currency(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    dollars, crowns = (
        simulate_losses(replace(clients["dental"], usd_rate=rate), parameters, years=20_000, full=False)
        for rate in (1.0, 8.0)
    )
    own = CoverTerms(limit=8e5, retention=8e4, sublimits={"soc_eng": 4e5}, aggregate=8e5)
    same = CoverTerms(limit=1e5, retention=1e4, sublimits={"soc_eng": 5e4}, aggregate=1e5)
    assert crowns.events.retained(own).mean == pytest.approx(8 * dollars.events.retained(same).mean, rel=1e-12)
    assert crowns.events.kept_exceeds(own, 8e4) == dollars.events.kept_exceeds(same, 1e4)


def test_quantile_counts_the_quiet_years() -> None:
    ordered = np.array([10.0, 20.0, 30.0])
    full = np.sort(np.concatenate([np.zeros(97), ordered]))
    for share in (0.0, 0.5, 0.965, 0.97, 0.98, 0.995, 1.0):
        assert quantile_of_years(ordered, 100, share) == pytest.approx(float(np.quantile(full, share)))
    assert quantile_of_years(np.zeros(0), 100, 0.99) == 0.0
    assert columns_of(("restore",)) == ("restore_labour", "restore_ransom")
