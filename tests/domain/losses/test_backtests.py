"""Made-up books of firms with average controls, held against published figures of the market."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pytest

from advisor_app.domain.losses.incidents import Incidents
from advisor_app.domain.losses.parameters import CAUSES, CONTROLS, LossParameters
from advisor_app.domain.losses.picture import LossInputs
from advisor_app.domain.losses.simulate import simulate_losses

FIRMS = 60
SECTORS = (
    "professional", "healthcare", "retail", "manufacturing", "construction", "information", "financial", "other",
)


@dataclass(frozen=True)
class Book:
    """All incidents of at least USD 1,000 of some firms. weight: incidents a year. down, notified, sued: of each."""

    firms: int
    cause: np.ndarray
    size: np.ndarray
    weight: np.ndarray
    down: np.ndarray
    notified: np.ndarray
    sued: np.ndarray

    def mean(self, chosen: np.ndarray | None = None) -> float:
        kept = np.ones(self.size.size, dtype=bool) if chosen is None else chosen
        return float(np.average(self.size[kept], weights=self.weight[kept]))

    def of(self, cause: str) -> np.ndarray:
        return self.cause == CAUSES.index(cause)

    def share(self, cause: str) -> float:
        return float(self.weight[self.of(cause)].sum() / self.weight.sum())

    def frequency(self) -> float:
        return float(self.weight.sum()) / self.firms

    def median(self) -> float:
        order = np.argsort(self.size)
        total = np.cumsum(self.weight[order])
        return float(self.size[order][np.searchsorted(total, total[-1] / 2)])


def firms(median: float, spread: float, low: float, high: float) -> Iterator[LossInputs]:
    """Revenue log-normal within bounds, sectors in turn, records growing with revenue."""
    rng = np.random.default_rng(12)
    for number in range(FIRMS):
        sector = SECTORS[number % len(SECTORS)]
        revenue = float(np.clip(median * math.exp(spread * rng.standard_normal()), low, high))
        sensitive = 1000 * (revenue / 1e6) ** 0.7 * math.exp(rng.standard_normal())
        kind = "records_health" if sector == "healthcare" else "records_identity"
        yield LossInputs(
            revenue, max(1.0, revenue / 180_000), sector, records_contact=4 * sensitive, records_total=5 * sensitive,
            dependence=float(rng.uniform(0.3, 0.9)), consumer=bool(number // len(SECTORS) % 2),
            jurisdictions=(("US-HIPAA" if sector == "healthcare" else "US", 1.0),),
            tech_share=1.0 if sector == "information" else 0.0, controls=dict.fromkeys(CONTROLS),
            **{kind: sensitive},
        )


def book(parameters: LossParameters, *bounds: float) -> Book:
    parts = []
    for inputs in firms(*bounds):
        events = simulate_losses(inputs, parameters, years=40_000, full=False).events
        assert isinstance(events, Incidents)
        touched = {
            name: np.isin(np.arange(events.cause.size), column.index[column.amount > 0])
            for name, column in events.columns.items() if name in ("notify", "defence")
        }
        large = events.totals >= 1000
        parts.append((
            events.cause[large], events.totals[large], events.weight[events.cause][large], events.days[large] > 0,
            touched["notify"][large], touched["defence"][large],
        ))
    return Book(FIRMS, *(np.concatenate(column) for column in zip(*parts, strict=True)))


@pytest.fixture(scope="module")
def below_50m(parameters: LossParameters) -> Book:
    return book(parameters, 4e6, 1.4, 50e3, 50e6)


@pytest.fixture(scope="module")
def below_25m(parameters: LossParameters) -> Book:
    return book(parameters, 3e6, 1.3, 50e3, 25e6)


@pytest.fixture(scope="module")
def larger(parameters: LossParameters) -> Book:
    return book(parameters, 110e6, 0.5, 50e6, 300e6)


def test_mean_incident_of_small_firms(below_50m: Book) -> None:
    """142,000 in the claims study of 2025 for revenue below 50 million."""
    assert 92e3 <= below_50m.mean() <= 192e3


def test_mean_incident_of_larger_firms(larger: Book) -> None:
    """374,000 in the same study for 50 to 300 million."""
    assert 224e3 <= larger.mean() <= 524e3


def test_frequency(below_25m: Book, larger: Book) -> None:
    """Between insured claims and public incidents of each size."""
    assert 0.018 <= below_25m.frequency() <= 0.045
    assert 0.045 <= larger.frequency() <= 0.11


@pytest.mark.parametrize(("cause", "low", "high"), [
    ("ransom", 185e3, 465e3), ("bec", 22e3, 98e3), ("ftf", 88e3, 190e3),
])
def test_mean_by_cause(cause: str, low: float, high: float, below_25m: Book) -> None:
    """Ransomware 262,000 to 422,000, mailboxes 27,000 to 98,000, transfer fraud 129,000 to 141,000."""
    assert low <= below_25m.mean(below_25m.of(cause)) <= high


@pytest.mark.parametrize(("cause", "low", "high"), [
    ("ransom", 0.15, 0.30), ("bec", 0.18, 0.33), ("ftf", 0.12, 0.29),
])
def test_shares_by_cause(cause: str, low: float, high: float, below_25m: Book) -> None:
    assert low <= below_25m.share(cause) <= high


def test_ransom_attacks_cost_more_when_systems_stop(below_25m: Book) -> None:
    """510,000 against 168,000 in one insurer's report of 2026."""
    ransom = below_25m.of("ransom")
    ratio = below_25m.mean(ransom & below_25m.down) / below_25m.mean(ransom & ~below_25m.down)
    assert 2.0 <= ratio <= 4.0


def test_suits_by_notified_incident(larger: Book) -> None:
    """8.5 % at one large law firm, whose clients are larger than ours."""
    suits = larger.weight[larger.notified & larger.sued].sum() / larger.weight[larger.notified].sum()
    assert 0.04 <= suits <= 0.17


def test_spread_of_sizes(below_25m: Book) -> None:
    assert 1.3 <= math.sqrt(2 * math.log(below_25m.mean() / below_25m.median())) <= 1.9


def test_cost_grows_slower_than_records(parameters: LossParameters) -> None:
    """Elasticity of the cost of a data incident to records between 0.20 and 0.76 in published regressions."""
    firm = LossInputs(
        20e6, 100, "healthcare", jurisdictions=(("US-HIPAA", 1.0),), controls=dict.fromkeys(CONTROLS)
    )
    parts = ("response", "notify", "defence", "regul", "civil")

    def cost(records: float) -> float:
        inputs = replace(firm, records_health=records, records_total=records)
        found = simulate_losses(inputs, parameters, full=False)
        return sum(found.matrix["hack", part] for part in parts) / found.by_cause["hack"].rate

    slope = math.log(cost(1e6) / cost(1e3)) / math.log(1000)
    assert 0.20 <= slope <= 0.76


def test_upper_reference_for_large_breaches(parameters: LossParameters) -> None:
    """A regression over 115 large American breaches lies above the model from 5,000 exposed records."""
    firm = partial(LossInputs, 20e6, 100, "healthcare", jurisdictions=(("US-HIPAA", 1.0),))
    for records in (20_000.0, 200_000.0):
        found = simulate_losses(firm(records_health=records, records_total=records), parameters, full=False)
        exposed = 0.25 * records
        assert found.by_cause["hack"].mean < math.exp(7.68 + 0.76 * math.log(exposed))
