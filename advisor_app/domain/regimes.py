"""Which laws and contracts apply to the firm: three answers, with the facts still to collect.

A law is a screening test here, not a legal conclusion: `yes` means "treat as applicable and review". Nothing is
assumed: a missing fact makes the answer `unknown`, never `no`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from advisor_app.domain.conditions import (
    UNKNOWN_VALUE,
    Interval,
    Node,
    PartlyKnown,
    Ternary,
    UnknownValue,
    calls,
    names,
    parse,
    texts,
    truth,
)
from advisor_app.domain.derived import DERIVED_CONDITIONS
from advisor_app.domain.facts import Facts

# Kinds of law that are a privacy law of a state or country.
PRIVACY_LAWS: Final = frozenset({"comprehensive_privacy", "international"})


# What a deadline counts from. discovery stands for every event at or after it that the program does not ask for
# (the finding that it was a breach, the decision that it is material): counting from discovery is never too late.
CLOCKS: Final = ("discovery", "people_told", "federal_report", "year_end", "ransom_paid")


@dataclass(frozen=True)
class Duty:
    text: str
    cite: str = ""


@dataclass(frozen=True)
class Recipient:
    """Someone to tell after a breach. min_affected, max_affected: inclusive. Deadlines: None means no fixed number.

    per_state: whether those numbers are of one state of the United States instead of all who come under the law.
    elsewhere: the words only say where the duty is; the law itself has none. deadline_from: what the law counts from,
    in words. clock: the event behind it, one of CLOCKS.
    """

    recipient: str
    wording: str
    min_affected: int = 1
    max_affected: int | None = None
    per_state: bool = False
    elsewhere: bool = False
    deadline_days: float | None = None
    deadline_business_days: float | None = None
    deadline_hours: float | None = None
    deadline_from: str = ""
    clock: str = "discovery"
    applies_if: Node | None = None


@dataclass(frozen=True)
class Notification:
    """The breach clock of one law. see: id of the regime that carries the duty instead.

    encryption_safe_harbor: yes, no or limited (always lost if the key was taken too). harm_test: whether a documented
    finding of no harm excuses the notice: yes, no or limited, with its words in harm_wording.
    credit_monitoring: what must be offered to the people told, in words; empty for nothing. trigger_basis: access,
    acquisition, both, either or any_security_breach. data_form: electronic, paper too, or any; empty where not known.
    """

    required: bool
    see: str | None = None
    trigger: str = ""
    trigger_basis: str = ""
    data_form: str = ""
    encryption_safe_harbor: str = ""
    harm_test: str = ""
    harm_wording: str = ""
    individuals: Recipient | None = None
    regulators: tuple[Recipient, ...] = ()
    service_provider: Recipient | None = None
    credit_agencies: Recipient | None = None
    media: Recipient | None = None
    credit_monitoring: str = ""
    credit_monitoring_months: int | None = None


@dataclass(frozen=True)
class StatutoryDamages:
    """Sums people can claim without proof of loss; None is not known, never zero."""

    currency: str
    per: str
    amount_min: float | None = None
    amount_max: float | None = None


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
    sue under it, in words; private_action_exists: yes, no, limited or uncertain. cure_period: time to put things right
    before a penalty, in words. nonprofits_covered: for privacy laws, None where it does not matter or is not known.
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
    nonprofits_covered: bool | None = None
    private_action: str = ""
    private_action_exists: str = "uncertain"
    statutory_damages: StatutoryDamages | None = None
    cure_period: str = ""
    field_confidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RegimeResult:
    """One regime for one firm. applies: yes, no or unknown; missing: facts to collect while unknown.

    role: controller, processor or both; duties are those of the role. assumed: kinds of data that the condition names
    and that were taken as held because their category was ticked. starts: the day a law comes into force if that is
    still ahead; its answer then holds from that day.
    """

    regime: Regime
    applies: str
    missing: tuple[str, ...]
    role: str
    assumed: tuple[str, ...] = ()
    starts: date | None = None

    @property
    def duties(self) -> tuple[Duty, ...]:
        if self.role == "processor":
            return self.regime.duties_processor
        if self.role == "both":
            return (*self.regime.duties_controller, *self.regime.duties_processor)
        return self.regime.duties_controller


def evaluate_regimes(regimes: Iterable[Regime], facts: Facts, today: date | None = None) -> tuple[RegimeResult, ...]:
    """Every regime against the facts, in the order given. today: None where it does not matter what is in force."""
    strict = facts.within("strict")
    role = facts.within("assumed").word("data_role", "controller")
    results = []
    for regime in regimes:
        verdict = truth(regime.applies, strict)
        missing = missing_facts(regime.applies, strict) if verdict is None else ()
        start = regime.effective_from
        starts = start if start is not None and today is not None and start > today else None
        assumed = _assumed(regime.applies, strict) if verdict is not False else ()
        results.append(RegimeResult(regime, _WORDS[verdict], missing, role, assumed, starts))
    return tuple(results)


def verdicts(results: Iterable[RegimeResult]) -> Mapping[str, Ternary]:
    """Regime id to true, false or None, as the facts look it up; a law still to come binds nobody yet."""
    words: dict[str, Ternary] = {"yes": True, "no": False, "unknown": None}
    return {result.regime.id: False if result.starts else words[result.applies] for result in results}


_WORDS: Mapping[Ternary, str] = {True: "yes", False: "no", None: "unknown"}
# Facts behind a derived value that is not a condition.
_BEHIND: Mapping[str, tuple[str, ...]] = {
    "revenue_usd": ("revenue", "currency"), "revenue_aud": ("revenue", "currency"), "data_role": ("data_roles",),
}


def missing_facts(node: Node, facts: Facts) -> tuple[str, ...]:
    """Asked facts to collect behind an unknown condition: those not known, or known only in part or as a range."""
    found: list[str] = []
    queue = sorted(names(node))
    counts = [facts.residents(place) for function, place in calls(node) if function == "residents"]
    if any(isinstance(count, (Interval, UnknownValue)) for count in counts):
        queue += ["records_total", "people_by_region"]
    while queue:
        name = queue.pop(0)
        # The map of people by place is known place by place: it is wanted while one of the places is not.
        value = UNKNOWN_VALUE if name == "people_by_region" else facts.fact(name)
        if not isinstance(value, (UnknownValue, PartlyKnown, Interval)):
            continue
        if name in DERIVED_CONDITIONS:
            queue.extend(sorted(names(parse(DERIVED_CONDITIONS[name]))))
        elif name in _BEHIND:
            queue.extend(_BEHIND[name])
        elif name not in found:
            found.append(name)
    return tuple(found)


def asked_facts(node: Node) -> tuple[str, ...]:
    """The asked facts that a condition hangs on, also those behind derived ones, in no particular order of weight."""
    queue = sorted(names(node))
    if any(function == "residents" for function, _ in calls(node)):
        queue += ["records_total", "people_by_region"]
    found: list[str] = []
    for name in queue:  # grows while it is walked
        if name in DERIVED_CONDITIONS:
            queue.extend(sorted(names(parse(DERIVED_CONDITIONS[name]))))
        elif name in _BEHIND:
            queue.extend(_BEHIND[name])
        elif name not in found:
            found.append(name)
    return tuple(found)


def _assumed(node: Node, facts: Facts) -> tuple[str, ...]:
    elements = facts.fact("data_elements")
    return tuple(e for e in elements if e in texts(node)) if isinstance(elements, PartlyKnown) else ()
