"""Which laws and contracts apply to the firm: three answers, with the facts still to collect.

A law is a screening test here, not a legal conclusion: `yes` means "treat as applicable and review". Nothing is
assumed: a missing fact makes the answer `unknown`, never `no`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor_app.domain.conditions import Node, Ternary, UnknownValue, names, parse, truth
from advisor_app.domain.derived import DERIVED_CONDITIONS
from advisor_app.domain.facts import Facts


@dataclass(frozen=True)
class Duty:
    text: str
    cite: str = ""


@dataclass(frozen=True)
class Recipient:
    """Someone to tell after a breach. min_affected: inclusive. Deadlines: None means no fixed number."""

    recipient: str
    wording: str
    min_affected: int = 1
    deadline_days: float | None = None
    deadline_business_days: float | None = None
    deadline_hours: float | None = None
    deadline_from: str = ""
    applies_if: Node | None = None


@dataclass(frozen=True)
class Notification:
    """The breach clock of one law. see: id of the regime that carries the duty instead.

    encryption_safe_harbor: yes, no or limited (always lost if the key was taken too). harm_test: whether a documented
    finding of no harm excuses the notice: yes, no or limited, with its words in harm_wording.
    credit_monitoring: what must be offered to the people told, in words; empty for nothing.
    """

    required: bool
    see: str | None = None
    trigger: str = ""
    encryption_safe_harbor: str = ""
    harm_test: str = ""
    harm_wording: str = ""
    individuals: Recipient | None = None
    regulators: tuple[Recipient, ...] = ()
    service_provider: Recipient | None = None
    credit_agencies: Recipient | None = None
    media: Recipient | None = None
    credit_monitoring: str = ""


@dataclass(frozen=True)
class Penalty:
    """A range as the law states it; None is not known, never zero. Never summed over regimes.

    floor: the "greater of" amount of a law that has one. cap_per: what the cap is for. amounts_year: year of the
    inflation adjustment.
    """

    kind: str
    wording: str
    amount_min: float | None = None
    amount_max: float | None = None
    currency: str = ""
    per: str = ""
    cap: float | None = None
    turnover_share_max: float | None = None
    citation: str = ""
    confidence: str = "uncertain"
    floor: float | None = None
    cap_per: str = ""
    amounts_year: int | None = None


@dataclass(frozen=True)
class LawSource:
    title: str
    url: str = ""
    kind: str = ""
    as_of: date | None = None


@dataclass(frozen=True)
class Regime:
    """One law, rule or contract standard. confidence: verified, memory or uncertain. as_of: date of the facts.

    field_confidence: where a part of it is less or more certain than the whole. private_action: whether people can
    sue under it, in words. cure_period: time to put things right before a penalty, in words.
    """

    id: str
    name: str
    type: str
    country: str
    region: str
    citation: str
    applies: Node
    as_of: date
    confidence: str
    exemptions: tuple[str, ...] = ()
    duties_controller: tuple[Duty, ...] = ()
    duties_processor: tuple[Duty, ...] = ()
    notification: Notification = field(default_factory=lambda: Notification(required=False))
    penalties: tuple[Penalty, ...] = ()
    sources: tuple[LawSource, ...] = ()
    status: str = "in_force"
    effective_from: date | None = None
    notes: str = ""
    private_action: str = ""
    cure_period: str = ""
    field_confidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RegimeResult:
    """One regime for one firm. applies: yes, no or unknown; missing: facts to collect while unknown.

    role: controller, processor or both; duties are those of the role.
    """

    regime: Regime
    applies: str
    missing: tuple[str, ...]
    role: str

    @property
    def duties(self) -> tuple[Duty, ...]:
        if self.role == "processor":
            return self.regime.duties_processor
        if self.role == "both":
            return (*self.regime.duties_controller, *self.regime.duties_processor)
        return self.regime.duties_controller


def evaluate_regimes(regimes: Iterable[Regime], facts: Facts) -> tuple[RegimeResult, ...]:
    """Every regime against the facts, in the order given."""
    strict = facts.within("strict")
    role = facts.within("assumed").word("data_role", "controller")
    results = []
    for regime in regimes:
        verdict = truth(regime.applies, strict)
        missing = _missing(regime.applies, strict) if verdict is None else ()
        results.append(RegimeResult(regime, _WORDS[verdict], missing, role))
    return tuple(results)


def verdicts(results: Iterable[RegimeResult]) -> Mapping[str, Ternary]:
    """Regime id to true, false or None, as the facts look it up."""
    words: dict[str, Ternary] = {"yes": True, "no": False, "unknown": None}
    return {result.regime.id: words[result.applies] for result in results}


_WORDS: Mapping[Ternary, str] = {True: "yes", False: "no", None: "unknown"}


def _missing(node: Node, facts: Facts) -> tuple[str, ...]:
    """Asked facts behind an unknown condition that are themselves not known."""
    found: list[str] = []
    queue = sorted(names(node))
    while queue:
        name = queue.pop(0)
        if not isinstance(facts.fact(name), UnknownValue):
            continue
        if name in DERIVED_CONDITIONS:
            queue.extend(sorted(names(parse(DERIVED_CONDITIONS[name]))))
        elif name not in found:
            found.append(name)
    return tuple(found)
