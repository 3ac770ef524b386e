"""One case through the whole house: profile, answers, findings, losses, coverage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import CaseFacts, case_facts
from advisor_app.domain.coverage.advice import CoverageAdvice
from advisor_app.domain.coverage.attestation import Attestation, attest
from advisor_app.domain.coverage.held import terms_in_force
from advisor_app.domain.coverage.recommend import recommend_coverage
from advisor_app.domain.facts import Facts
from advisor_app.domain.findings import Assessment, assess, weigh
from advisor_app.domain.losses.inputs import loss_inputs
from advisor_app.domain.losses.overrides import LossOverride, own_rates, with_overrides
from advisor_app.domain.losses.picture import LossInputs, LossPicture
from advisor_app.domain.losses.simulate import simulate_losses
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor, Policy
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.progress import SILENT, Progress
from advisor_app.domain.regimes import RegimeResult

DEFAULT_SEED = 20260101


@dataclass(frozen=True)
class Case:
    """A firm on one day: facts, answers, policies in force (None: nobody was asked), quotes, and the numbers of the
    loss model that the advisor replaced."""

    profile: ClientProfile
    answers: AnswerSheet = field(default_factory=AnswerSheet)
    policies: tuple[Policy, ...] | None = None
    quotes: tuple[Policy, ...] = ()
    advisor: Advisor = field(default_factory=Advisor)
    overrides: tuple[LossOverride, ...] = ()


@dataclass(frozen=True)
class Evaluation:
    """Everything worked out from one case, with what is needed to work it out again to the digit.

    level: low to critical, from uninsured_chance. bearable_loss: the largest loss the firm can bear, in its own
    currency. attestation: what may be told to an insurer. serious_chance: chance in a year of losing more than the
    bearable loss; uninsured_chance: of keeping more than that under the policies in force.
    """

    case: Case
    facts: Facts
    assessment: Assessment
    regimes: tuple[RegimeResult, ...]
    loss_inputs: LossInputs
    losses: LossPicture
    coverage: CoverageAdvice
    level: str
    bearable_loss: float
    serious_chance: float
    uninsured_chance: float
    currency: str
    attestation: Attestation
    pack_id: str
    pack_version: str
    app_version: str
    today: date
    seed: int
    years: int


LEVEL_STEPS = ((0.05, "critical"), (0.02, "high"), (0.01, "moderate"))


def risk_level(uninsured_chance: float) -> str:
    """The headline: low under 1 in 100, moderate to 2, high to 5, critical from 5 in 100 years."""
    return next((word for step, word in LEVEL_STEPS if uninsured_chance >= step), "low")


def evaluate(
    case: Case,
    pack: ContentPack,
    *,
    today: date,
    app_version: str = "",
    years: int | None = None,
    seed: int = DEFAULT_SEED,
    full: bool = True,
    progress: Progress = SILENT,
) -> Evaluation:
    """The evaluation of a case; a pure function of its arguments.

    years: simulated years, None for the model's own choice. full: with what each fix saves and the ranges; without,
    the base run for a live estimate. Raises progress.Cancelled, and ParameterError for an override that cannot be.
    """
    rates = own_rates(pack.usd_rates, case.overrides)
    if rates is not pack.usd_rates:
        pack = replace(pack, usd_rates=rates)
    known: CaseFacts = case_facts(case.profile, case.answers, case.policies, pack, today)
    facts = known.facts
    inputs = loss_inputs(facts.within("assumed"), known.controls, pack.usd_rates, today.year)
    parameters = with_overrides(pack.losses, case.overrides)
    losses = simulate_losses(inputs, parameters, seed=seed, years=years, full=full, progress=progress)
    bearable = facts.within("assumed").amount("bearable_loss")
    assessment = weigh(assess(known, case.answers, pack, today), losses, bearable, pack)
    coverage = recommend_coverage(facts, losses, pack.coverage, controls=known.controls, today=today,
                                  quotes=case.quotes, capacity=case.advisor.capacity)
    kept = losses.events.kept_exceeds(terms_in_force(facts.policies, pack.coverage), bearable)
    return Evaluation(
        case=case,
        facts=facts,
        assessment=assessment,
        regimes=known.regimes,
        loss_inputs=inputs,
        losses=losses,
        coverage=coverage,
        level=risk_level(kept),
        bearable_loss=bearable,
        serious_chance=losses.events.year_exceeds(bearable),
        uninsured_chance=kept,
        currency=inputs.currency,
        attestation=attest(pack.questions, known.states, case.answers),
        pack_id=pack.id,
        pack_version=pack.version,
        app_version=app_version,
        today=today,
        seed=seed,
        years=losses.years,
    )
