"""The firm as the equations see it: bounded inputs, scales, people by weight, and the messages of edge cases."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Final

from advisor_app.domain.losses.parameters import CONTROLS, Jurisdiction, LossParameters
from advisor_app.domain.losses.picture import LossInputs

SMALL_REVENUE = 100_000.0
CALIBRATED_REVENUE = 100e6
DESIGNED_REVENUE = 250e6
MANY_RECORDS = 1e6
# Messages that belong beside the figures of some firms, in this order.
NOTES: Final = (
    "no_customer_records", "start_up_view", "may_exceed_turnover", "outside_calibrated_range", "not_designed_for_size",
    "few_published_cases", "controls_not_answered", "before_the_interview",
)


@dataclass(frozen=True)
class Firm:
    """revenue_scale: revenue in reference firms, staff_scale likewise.

    people: most people to notify in one incident; liability: their weight in private claims; cards: card numbers held;
    holds_records: any at all. law: legal surroundings blended by share of people. day_loss: USD per full-stop day;
    transfer_cap, fine_cap: USD; liability_cap: USD or None.
    """

    inputs: LossInputs
    revenue: float
    revenue_scale: float
    staff: float
    staff_scale: float
    dependence: float
    holds_records: bool
    people: float
    liability: float
    cards: float
    law: Jurisdiction
    day_loss: float
    transfer_cap: float
    fine_cap: float
    liability_cap: float | None
    price: float


def firm_of(inputs: LossInputs, parameters: LossParameters) -> Firm:
    """The firm behind the inputs. Raises ValueError for inputs no firm can have."""
    _check(inputs, parameters)
    frequency, systems = parameters.frequency, parameters.system_costs
    revenue = max(inputs.revenue, frequency.revenue_floor)
    revenue_scale = revenue / frequency.reference_revenue
    staff = max(inputs.staff, 1.0)
    dependence = min(max(inputs.dependence, 0.0), 1.0)
    margin = min(max(inputs.margin, systems.margin_min), systems.margin_max)
    law = blended(inputs.jurisdictions, parameters)
    kinds = (inputs.records_contact, inputs.records_identity, inputs.records_health, inputs.records_card)
    # A person is told once: the kinds together never count more people than there are.
    most = max(inputs.records_total or sum(kinds[:3]), inputs.records_card)
    unchecked = max(systems.transfer_revenue_share * inputs.revenue, systems.transfer_min)
    return Firm(
        inputs=inputs,
        revenue=revenue,
        revenue_scale=revenue_scale,
        staff=staff,
        staff_scale=staff / frequency.reference_staff,
        dependence=dependence,
        holds_records=any(kinds),
        people=min(sum(share * n for share, n in zip(law.notifiable, kinds, strict=True)), most),
        liability=sum(w * n for w, n in zip(parameters.exposure.liability, kinds, strict=True)),
        cards=inputs.records_card,
        law=law,
        day_loss=inputs.revenue / 365.0 * revenue_scale**-systems.day_revenue_power
        * margin * dependence * systems.day_extra,
        transfer_cap=unchecked if inputs.max_transfer is None else inputs.max_transfer,
        fine_cap=law.fine_cap * max(inputs.revenue, parameters.data_costs.fine_revenue_min),
        liability_cap=inputs.liability_cap,
        price=(1.0 + parameters.tail.price_trend) ** (inputs.price_year - parameters.tail.price_year),
    )


def blended(jurisdictions: tuple[tuple[str, float], ...], parameters: LossParameters) -> Jurisdiction:
    """Legal surroundings averaged by share of people, with the strictest chance of an inquiry among them."""
    total = sum(share for _, share in jurisdictions)
    parts = [(parameters.jurisdictions[key], share / total) for key, share in jurisdictions]
    if len(parts) == 1:
        return parts[0][0]

    def mean(name: str) -> float:
        return sum(float(getattr(law, name)) * share for law, share in parts)

    kinds = range(len(parts[0][0].notifiable))
    return Jurisdiction(
        notifiable=tuple(sum(law.notifiable[k] * share for law, share in parts) for k in kinds),
        suit=mean("suit"),
        inquiry_small=max(law.inquiry_small for law, _ in parts),
        inquiry_large=max(law.inquiry_large for law, _ in parts),
        fine=mean("fine"),
        fine_cap=mean("fine_cap"),
    )


def notes_of(inputs: LossInputs, severe: float = 0.0) -> tuple[str, ...]:
    """The NOTES for this firm. severe: cost in USD that one incident in a hundred exceeds."""
    records = max(
        inputs.records_total,
        inputs.records_contact + inputs.records_identity + inputs.records_health,
        inputs.records_card,
    )
    missing = [score for score in inputs.controls.values() if score is None]
    answered = len(inputs.controls) - len(missing)
    beyond = inputs.revenue > DESIGNED_REVENUE
    found = {
        "no_customer_records": records == 0,
        "start_up_view": inputs.revenue == 0,
        "may_exceed_turnover": inputs.revenue < max(SMALL_REVENUE, severe),
        "outside_calibrated_range": inputs.revenue > CALIBRATED_REVENUE and not beyond,
        "not_designed_for_size": beyond,
        "few_published_cases": records > MANY_RECORDS,
        "controls_not_answered": not inputs.controls or bool(missing),
        "before_the_interview": len(missing) > answered or not inputs.controls,
    }
    return tuple(name for name in NOTES if found[name])


def _check(inputs: LossInputs, parameters: LossParameters) -> None:
    for entry in fields(inputs):
        value = getattr(inputs, entry.name)
        if isinstance(value, float | int) and not (math.isfinite(value) and value >= 0):
            raise ValueError(f"The loss model cannot use {entry.name} = {value}: enter a number of at least zero.")
    if inputs.sector not in parameters.frequency.sector:
        raise ValueError(f"The loss model has no sector {inputs.sector}: use one of its list.")
    if inputs.payments not in parameters.frequency.payments:
        raise ValueError(f"The loss model has no payment pattern {inputs.payments}: use none, normal or heavy.")
    unknown = [key for key, _ in inputs.jurisdictions if key not in parameters.jurisdictions]
    if unknown or not sum(share for _, share in inputs.jurisdictions) > 0:
        name = unknown[0] if unknown else "with a share above zero"
        raise ValueError(f"The loss model has no jurisdiction {name}: use one of its list.")
    strangers = [key for key in inputs.controls if key not in CONTROLS]
    if strangers:
        raise ValueError(f"The loss model has no control {strangers[0]}: use one of the 21.")
