"""The estimate beside the questions, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("EstimateView", text)


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
            _tr("Each dot is one possible year of {total}. Filled: losses of more than {amount}.").format(
                total=figures.number(per), amount=figures.exact(now.bearable_loss))
        ),
        bad_title=_tr("If it happens, 1 in 20 costs more than"),
        bad=size,
        bad_text=figures.modelled(size),
        policy=limit,
        policy_text=(
            _tr("Policy pays to {amount}").format(amount=figures.short(limit)) if limit else _tr("No cover on file")
        ),
        findings=tuple(
            FindingLine(f.id, f.severity, words.questions[f.id].finding, f in fresh) for f in shown
        ),
        rough_title=_tr("Still a rough estimate") if answered[0] < answered[1] else _tr("An estimate"),
        rough_text=_tr("{done} of {all} answered, {unknown} not known").format(
            done=answered[0], all=answered[1], unknown=answered[2]),
    )


def _change(difference: int, per: int, known: bool) -> str:
    if not known:
        return ""
    if difference == 0:
        return _tr("about the same")
    if per == 100:
        return _tr("{n} with this answer").format(n=f"{difference:+d}")
    return _tr("{n} in {total} with this answer").format(n=f"{difference:+d}", total=f"{per:,}")


def _policy_limit(evaluation: Evaluation, pack: ContentPack) -> float:
    terms = terms_in_force(evaluation.facts.policies, pack.coverage)
    return terms.limit if terms is not None else 0.0
