"""How often each cause strikes a firm with average controls."""

from __future__ import annotations

import math

import numpy as np

from advisor_app.domain.losses.arrays import Floats
from advisor_app.domain.losses.firm import Firm
from advisor_app.domain.losses.parameters import CAUSES, LossParameters


def base_rates(firm: Firm, parameters: LossParameters) -> Floats:
    """Incidents a year by cause, in the order of CAUSES, shape (9,)."""
    table = parameters.frequency
    growth = _clip(firm.revenue_scale**table.revenue_power, table.revenue_min, table.revenue_max)
    sector = max(table.sector_min, math.sqrt(table.sector[firm.inputs.sector] / table.sector_reference))
    adjust = dict.fromkeys(CAUSES, 1.0)
    adjust["ransom"] = adjust["hack"] = table.dependence_base + table.dependence_slope * firm.dependence
    adjust["ftf"] = table.payments[firm.inputs.payments]
    adjust["error"] = _clip(firm.staff_scale**table.error_power, table.error_min, table.error_max)
    adjust["insider"] = _clip(firm.staff_scale**table.insider_power, table.insider_min, table.insider_max)
    suppliers = firm.inputs.vendors / table.reference_vendors
    adjust["vendor"] = _clip(suppliers**table.vendor_power, table.vendor_min, table.vendor_max)
    adjust["privacy"] = table.privacy_consumer if firm.inputs.consumer else table.privacy_other
    if not firm.holds_records:
        for cause in ("error", "privacy", "insider"):
            adjust[cause] *= table.no_records_factor
    common = table.base_rate * growth * sector
    rates = np.array([common * share * adjust[cause] for cause, share in zip(CAUSES, table.shares, strict=True)])
    tech = _clip(firm.revenue_scale**table.tech_power, table.tech_min, table.tech_max)
    rates[CAUSES.index("tech")] = table.tech_rate * min(firm.inputs.tech_share, 1.0) * tech
    return rates


def chance_of_any(rate: float, dispersion: float, years: int = 1) -> float:
    """Chance of at least one incident in some years, with `rate` incidents a year and gamma-mixed years."""
    return 1.0 - float((dispersion / (dispersion + rate)) ** (dispersion * years))


def _clip(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
