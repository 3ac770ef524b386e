"""What is wrong, why and what to do first: scores, findings and actions from the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.case_facts import CaseFacts
from advisor_app.domain.controls import ControlState, QuestionState
from advisor_app.domain.exposure import Exposure, inherent_exposure
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.questions import Question
from advisor_app.domain.vocabulary import SECTIONS, SEVERITIES, WEIGHTS

# Below this score an answer is a finding; "mostly" is not one.
FINDING_BELOW = 0.70
GATE_BELOW = 0.50
BAND_STEPS = ((85.0, "strong"), (70.0, "sound"), (50.0, "weak"))
SEVERITY_STEPS = ((0.05, "critical"), (0.02, "high"), (0.01, "moderate"))
# A fix without a measurable saving still counts this share of the bearable loss when fixes are put in order.
_ORDER_FLOOR = 0.0025


@dataclass(frozen=True)
class SectionScore:
    """One section. score: 0 to 100, None when nothing in it is scored. confidence: share of the weight proven.

    gates: critical questions of it below half, which cap its band at weak.
    """

    section: str
    score: float | None
    band: str | None
    confidence: float
    asked: int
    answered: int
    unknown: int
    gates: tuple[str, ...] = ()

    @property
    def held_down(self) -> bool:
        """Whether a failed gate holds the band below what the score alone would say."""
        return self.band != _band(self.score, False)


@dataclass(frozen=True)
class Finding:
    """One weak or unknown answer.

    kind: weak or to_find_out. severity: critical to low (before the losses are known: by weight only).
    saving: of bringing its control to full score, a year; None where no control or no measurable effect.
    """

    id: str
    kind: str
    severity: str
    causes: tuple[str, ...]
    questions: tuple[str, ...]
    control: str | None
    action: str | None
    score: float
    evidence: str
    saving: float | None = None


@dataclass(frozen=True)
class ActionAdvice:
    """One thing to do. level: that of its worst finding. order: 1 first."""

    id: str
    level: str
    effort: str
    cost: str
    control: str | None
    questions: tuple[str, ...]
    satisfies: tuple[str, ...]
    saving: float | None
    order: int


@dataclass(frozen=True)
class Assessment:
    """Scores, findings and actions of one case.

    overall: 0 to 100 or None; band: strong, sound, weak or exposed, capped at weak by a failed gate.
    confidence: share of the answered weight that was seen or tested. cause_index, factor_index: weighted mean gap,
    0 to 1. gates: critical questions below half. exposure: how exposed the firm is whatever its safeguards; it stands
    beside `overall` and is never multiplied with it. counts over the questions that apply.
    """

    overall: float | None
    band: str | None
    confidence: float
    sections: tuple[SectionScore, ...]
    controls: Mapping[str, ControlState]
    states: Mapping[str, QuestionState]
    findings: tuple[Finding, ...]
    actions: tuple[ActionAdvice, ...]
    gates: tuple[str, ...]
    cause_index: Mapping[str, float]
    factor_index: Mapping[str, float]
    exposure: Exposure
    answered: int
    unknown: int
    not_answered: int
    check_later: tuple[str, ...]

    @property
    def held_down(self) -> bool:
        """Whether a failed gate holds the band below what the score alone would say."""
        return self.band != _band(self.overall, False)


def assess(known: CaseFacts, answers: AnswerSheet, pack: ContentPack, today: date) -> Assessment:
    """The assessment before any loss is simulated: severities rest on the questions' weights alone."""
    scored = [q for q in pack.questions if q.scored and known.states[q.id].applies]
    counted = [q for q in scored if known.states[q.id].counts]
    gates = tuple(q.id for q in counted if q.weight == "critical" and _value(known, q) < GATE_BELOW)
    overall = _mean_score(counted, known)
    findings = tuple(_finding(q, known.states[q.id], pack) for q in counted if _is_finding(known.states[q.id]))
    return Assessment(
        overall=overall,
        band=_band(overall, bool(gates)),
        confidence=_confidence(counted, known),
        sections=tuple(_section(s, scored, known) for s in SECTIONS if any(q.section == s for q in scored)),
        controls=known.controls,
        states=known.states,
        findings=findings,
        actions=(),
        gates=gates,
        cause_index=_gap_index(counted, known, lambda q: q.root_causes),
        factor_index=_gap_index(counted, known, lambda q: q.factors),
        exposure=inherent_exposure(known.facts),
        answered=sum(known.states[q.id].state in ("answered", "inferred") for q in scored),
        unknown=sum(known.states[q.id].state == "unknown" for q in scored),
        not_answered=sum(known.states[q.id].state == "not_answered" for q in scored),
        check_later=tuple(answer.question for answer in answers if answer.check_later),
    )


def weigh(assessment: Assessment, losses: LossPicture, bearable_loss: float, pack: ContentPack) -> Assessment:
    """The assessment with severities, savings and the order of actions by what each fix takes off the losses."""
    findings = [_weighed(finding, losses, bearable_loss, pack) for finding in assessment.findings]
    findings.sort(key=lambda f: (-SEVERITIES.index(f.severity), -(f.saving or 0.0), -_points(f, pack), f.id))
    actions = _actions(findings, bearable_loss, pack)
    return replace(assessment, findings=tuple(findings), actions=actions)


# ---------------------------------------------------------------------------------------------------- scores
def _value(known: CaseFacts, question: Question) -> float:
    return known.states[question.id].score or 0.0


def _mean_score(questions: Iterable[Question], known: CaseFacts) -> float | None:
    weighted = [(q.points, _value(known, q)) for q in questions if known.states[q.id].counts]
    total = sum(points for points, _ in weighted)
    return 100 * sum(points * value for points, value in weighted) / total if total else None


def _band(score: float | None, gate_failed: bool) -> str | None:
    """A failed critical question caps the band at weak, however good the rest is."""
    if score is None:
        return None
    band = next((name for step, name in BAND_STEPS if score >= step), "exposed")
    return "weak" if gate_failed and band in ("strong", "sound") else band


def _confidence(questions: Iterable[Question], known: CaseFacts) -> float:
    """Share of the weight of the answers that was seen or tested."""
    answered = [(q.points, known.states[q.id]) for q in questions if known.states[q.id].state == "answered"]
    total = sum(points for points, _ in answered)
    proven = sum(points for points, state in answered if state.evidence in ("seen", "tested"))
    return proven / total if total else 0.0


def _section(section: str, scored: list[Question], known: CaseFacts) -> SectionScore:
    own = [q for q in scored if q.section == section]
    counted = [q for q in own if known.states[q.id].counts]
    score = _mean_score(counted, known)
    gates = tuple(q.id for q in counted if q.weight == "critical" and _value(known, q) < GATE_BELOW)
    return SectionScore(
        section=section,
        score=score,
        band=_band(score, bool(gates)),
        confidence=_confidence(counted, known),
        asked=len(own),
        answered=sum(known.states[q.id].state in ("answered", "inferred") for q in own),
        unknown=sum(known.states[q.id].state == "unknown" for q in own),
        gates=gates,
    )


def _gap_index(
    questions: Iterable[Question], known: CaseFacts, tags: Callable[[Question], tuple[str, ...]]
) -> Mapping[str, float]:
    """Weighted mean gap (1 - score) over the questions that carry each tag."""
    sums: dict[str, tuple[float, float]] = {}
    for question in questions:
        for tag in tags(question):
            gap, weight = sums.get(tag, (0.0, 0.0))
            sums[tag] = (gap + question.points * (1 - _value(known, question)), weight + question.points)
    return {tag: gap / weight for tag, (gap, weight) in sums.items() if weight}


# -------------------------------------------------------------------------------------------------- findings
def _is_finding(state: QuestionState) -> bool:
    return state.is_unknown or (state.score or 0.0) < FINDING_BELOW


def _control_of(question: Question, pack: ContentPack) -> str | None:
    return next((row.key for row in pack.controls for w in row.weights if w.question == question.id), None)


def _finding(question: Question, state: QuestionState, pack: ContentPack) -> Finding:
    kind = "to_find_out" if state.is_unknown else "weak"
    score = state.score or 0.0
    severity = _by_weight(question)
    if kind == "to_find_out":
        severity = _step_down(severity)
    return Finding(
        id=question.id, kind=kind, severity=severity, causes=question.root_causes, questions=(question.id,),
        control=_control_of(question, pack), action=question.action, score=score, evidence=state.evidence,
    )


def _by_weight(question: Question) -> str:
    return {"critical": "high", "high": "moderate"}.get(question.weight, "low")


def _step_down(severity: str) -> str:
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]


def _points(finding: Finding, pack: ContentPack) -> int:
    return max(WEIGHTS.get(pack.question(q).weight, 0) for q in finding.questions)


def _weighed(finding: Finding, losses: LossPicture, bearable_loss: float, pack: ContentPack) -> Finding:
    """By saving against the bearable loss; at least high for a critical question below half."""
    if finding.control is None:
        return finding
    gain = losses.gains.get(finding.control)
    saving = gain.saving if gain is not None and gain.saving > 0 else None
    share = (saving or 0.0) / bearable_loss if bearable_loss > 0 else 0.0
    severity = next((name for step, name in SEVERITY_STEPS if share >= step), "low")
    question = pack.question(finding.questions[0])
    if question.weight == "critical" and finding.score < GATE_BELOW:
        severity = max(severity, "high", key=SEVERITIES.index)
    if finding.kind == "to_find_out":
        severity = _step_down(severity)
    return replace(finding, severity=severity, saving=saving)


# --------------------------------------------------------------------------------------------------- actions
def _actions(findings: list[Finding], bearable_loss: float, pack: ContentPack) -> tuple[ActionAdvice, ...]:
    """One action for each remedy behind the findings: editorial priority x gap x saving, largest first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.action is not None:
            groups.setdefault(finding.action, []).append(finding)

    def value(action_id: str) -> float:
        action, own = pack.action_index[action_id], groups[action_id]
        gap = max(1 - f.score for f in own)
        saving = max(f.saving or 0.0 for f in own) + _ORDER_FLOOR * bearable_loss
        return (101 - action.priority) / 100 * gap * saving

    ordered = sorted(groups, key=lambda a: (-value(a), a))
    return tuple(_action(action_id, groups[action_id], pack, n) for n, action_id in enumerate(ordered, start=1))


def _action(action_id: str, findings: list[Finding], pack: ContentPack, order: int) -> ActionAdvice:
    action = pack.action_index[action_id]
    savings = [f.saving for f in findings if f.saving is not None]
    return ActionAdvice(
        id=action_id,
        level=max((f.severity for f in findings), key=SEVERITIES.index),
        effort=action.effort,
        cost=action.cost,
        control=action.control,
        questions=tuple(f.questions[0] for f in findings),
        satisfies=action.satisfies,
        saving=max(savings) if savings else None,
        order=order,
    )
