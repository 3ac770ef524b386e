"""The estimate beside the questions, in words."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.held import terms_in_force
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack

NEWEST_FINDINGS = 3


@dataclass(frozen=True)
class FindingLine:
    question: str
    level: str
    text: str
    new: bool


@dataclass(frozen=True)
class EstimateView:
    """chance: of a serious loss, 0 to 1; change: words about the last answer, "" for none; worse: whether it rose.

    per: 100 or 1,000 dots; dots: filled; added: of these, how many the last answer added (negative: took away).
    bad, policy: amounts of the bar; bad_text, policy_text in words. rough: how rough the figure is.
    """

    chance: float
    headline: str
    change: str
    worse: bool
    per: int
    dots: int
    added: int
    caption: str
    bad_title: str
    bad: float
    bad_text: str
    policy: float
    policy_text: str
    findings: tuple[FindingLine, ...]
    rough_title: str
    rough_text: str


def estimate_view(
    now: Evaluation, before: Evaluation | None, pack: ContentPack, figures: Figures, language: str,
    answered: tuple[int, int, int],
) -> EstimateView:
    """now, before: base runs after and before the last answer. answered: answered, asked, not known."""
    chance = now.serious_chance
    per = 100 if chance >= 0.01 else 1000
    dots = round(chance * per)
    old = round(before.serious_chance * per) if before is not None else dots
    limit = _policy_limit(now, pack)
    size = now.losses.incident.p95
    words = pack.words(language)
    earlier = {f.id for f in before.assessment.findings} if before is not None else set()
    fresh = [f for f in now.assessment.findings if before is not None and f.id not in earlier]
    shown = [*fresh, *(f for f in now.assessment.findings if f not in fresh)][:NEWEST_FINDINGS]
    return EstimateView(
        chance=chance,
        headline=figures.count(chance),
        change=_change(dots - old, per, before is not None),
        worse=dots > old,
        per=per,
        dots=dots,
        added=dots - old,
        caption=(
            f"Each dot is one possible year of {figures.number(per)}. "
            f"Filled: losses of more than {figures.exact(now.bearable_loss)}."
        ),
        bad_title="If it happens, 1 in 20 costs more than",
        bad=size,
        bad_text=figures.modelled(size),
        policy=limit,
        policy_text=f"Policy pays to {figures.short(limit)}" if limit else "No cover on file",
        findings=tuple(
            FindingLine(f.id, f.severity, words.questions[f.id].finding, f in fresh) for f in shown
        ),
        rough_title="Still a rough estimate" if answered[0] < answered[1] else "An estimate",
        rough_text=f"{answered[0]} of {answered[1]} answered, {answered[2]} not known",
    )


def _change(difference: int, per: int, known: bool) -> str:
    if not known:
        return ""
    if difference == 0:
        return "about the same"
    unit = "" if per == 100 else f" in {per:,}"
    return f"{difference:+d}{unit} with this answer"


def _policy_limit(evaluation: Evaluation, pack: ContentPack) -> float:
    terms = terms_in_force(evaluation.facts.policies, pack.coverage)
    return terms.limit if terms is not None else 0.0
