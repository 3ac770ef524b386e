from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from advisor_app.domain.losses.growth import HORIZONS, grown, growth_view
from advisor_app.domain.losses.incidents import simulated
from advisor_app.domain.losses.parameters import LossParameters
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.progress import Cancelled, Progress

Pictures = Callable[[str], LossPicture]
SERIOUS = 100_000.0


def test_records_grow_year_by_year(clients: Mapping[str, LossInputs]) -> None:
    later = grown(clients["provider"], 0.5, 2)
    assert (later.records_contact, later.records_identity, later.records_total) == (112_500, 45_000, 157_500)
    assert later.revenue == clients["provider"].revenue


def test_each_year_is_the_firm_with_its_records_then(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    view = growth_view(clients["dental"], parameters, serious=SERIOUS, growth=0.25)
    assert [year.year for year in view.years] == [0, 1, 2, 3, 4, 5]
    assert view.years[0].expected_annual == picture("dental").expected_annual
    assert view.years[0].incident_p95 == picture("dental").incident.p95
    third = simulate_losses(grown(clients["dental"], 0.25, 3), parameters, full=False)
    assert view.years[3].people == pytest.approx(9000 * 1.25**3)
    assert view.years[3].expected_annual == pytest.approx(third.expected_annual, rel=1e-12)
    amounts = [year.expected_annual for year in view.years]
    assert amounts == sorted(amounts)


def test_the_coming_years_together(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    view = growth_view(clients["dental"], parameters, serious=SERIOUS, growth=0.25)
    assert tuple(horizon.years for horizon in view.horizons) == HORIZONS
    yearly = [year.expected_annual for year in view.years]
    for horizon in view.horizons:
        assert horizon.expected == pytest.approx(sum(yearly[: horizon.years]))
        assert horizon.expected_steady == pytest.approx(horizon.years * yearly[0])
        assert horizon.expected > horizon.expected_steady
        assert horizon.bad >= horizon.bad_steady > 0
        assert horizon.serious_chance >= horizon.serious_chance_steady > 0
    three, five = view.horizons
    assert (three.chance, five.chance) == pytest.approx((0.089, 0.144), abs=0.002)
    assert five.bad > three.bad


def test_sums_of_stretches_by_hand(
    clients: Mapping[str, LossInputs], parameters: LossParameters, picture: Pictures
) -> None:
    """Steady: the sums of three simulated years after another, added up one by one."""
    view = growth_view(clients["dental"], parameters, serious=SERIOUS, growth=0.0)
    incidents = simulated(picture("dental"))
    sums = [0.0] * (incidents.years // 3)
    for event in incidents.happened:
        stretch = int(incidents.year[event]) // 3
        if stretch < len(sums):
            sums[stretch] += float(incidents.totals[event])
    three = view.horizons[0]
    assert three.serious_chance == three.serious_chance_steady == sum(s > SERIOUS for s in sums) / len(sums)
    assert three.bad == three.bad_steady == pytest.approx(sorted(sums)[int(0.95 * (len(sums) - 1))], rel=0.01)


def test_without_records_nothing_grows(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    empty = grown(clients["dental"], -1.0, 1)
    assert empty.records_total == 0
    view = growth_view(empty, parameters, serious=SERIOUS, years=20_000)
    assert view.growth == parameters.growth.records_a_year == 0.1
    assert len({year.expected_annual for year in view.years}) == 1
    assert view.horizons[0].bad == view.horizons[0].bad_steady


def test_it_can_be_stopped(clients: Mapping[str, LossInputs], parameters: LossParameters) -> None:
    with pytest.raises(Cancelled):
        growth_view(
            clients["dental"], parameters, serious=1.0, years=10_000, progress=Progress(cancelled=lambda: True)
        )
