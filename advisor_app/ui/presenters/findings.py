"""Findings for the screen: the list with its orders and filters, and all that is known of one. No Qt widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.case_facts import case_facts
from advisor_app.domain.evaluation import Case, Evaluation
from advisor_app.domain.findings import Finding, assess
from advisor_app.domain.frameworks import group_of
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.register import FindingNote, Register
from advisor_app.domain.vocabulary import SECTIONS, SEVERITIES
from advisor_app.services.plans import lead_fixes
from advisor_app.services.reason_words import cost_words
from advisor_app.ui.presenters.confidence import Line
from advisor_app.ui.widgets.record_list import Record

SORTS = ("level", "first", "saving", "effort", "section")
SHOWN = ("open", "to_find_out", "planned", "accepted", "resolved", "all")
# So many things to do stand in front; the rest is behind them.
FIRST = 6
_EFFORTS = ("hours", "days", "weeks")
# The laws that a reference of a question belongs to.
_LAWS: Mapping[str, tuple[str, ...]] = {
    "gdpr": ("uk_gdpr", "eu_gdpr"), "hipaa": ("us_hipaa",), "ftc": ("us_glba_ftc_safeguards",),
    "nydfs": ("us_ny_dfs500",), "pci": ("pci_dss",),
}


@dataclass(frozen=True)
class Resolved:
    """A finding of the assessment before that is none any more. day: of this assessment."""

    question: str
    day: date


@dataclass(frozen=True)
class Findings:
    """What the tab is about. resolved: since the assessment before."""

    evaluation: Evaluation
    pack: ContentPack
    words: Texts
    figures: Figures
    register: Register
    controls: tuple[str, ...]
    resolved: tuple[Resolved, ...] = ()

    def finding(self, id_: str) -> Finding | None:
        return next((found for found in self.evaluation.assessment.findings if found.id == id_), None)

    def planned(self, finding: Finding) -> bool:
        """Whether its fix is in the plan, also by the plan that stands before anybody has changed it."""
        if finding.action is None:
            return False
        leads = lead_fixes(self.evaluation)
        by_control = {leads[control].id for control in self.controls if control in leads}
        return finding.action in self.register.ticked or finding.action in by_control

    def state(self, finding: Finding) -> str:
        """open, planned, accepted or resolved."""
        status = self.register.finding(finding.id).status
        if status in ("accepted", "done"):
            return {"accepted": "accepted", "done": "resolved"}[status]
        return "planned" if status in ("planned", "doing") or self.planned(finding) else "open"


def resolved_since(evaluation: Evaluation, pack: ContentPack, before: tuple[Case, date] | None) -> tuple[Resolved, ...]:
    """Findings of the assessment before whose question is answered well enough now."""
    if before is None:
        return ()
    case, day = before
    known = case_facts(case.profile, case.answers, case.policies, pack, day)
    then = {finding.id for finding in assess(known, case.answers, pack, day).findings}
    now = {finding.id for finding in evaluation.assessment.findings}
    states = evaluation.assessment.states
    gone = [q for q in sorted(then - now) if states[q].state in ("answered", "inferred")]
    return tuple(Resolved(question, evaluation.today) for question in gone)


# --------------------------------------------------------------------------------------------------------- the list
def records(view: Findings, sort: str, shown: str) -> list[Record]:
    """sort: of SORTS; shown: of SHOWN."""
    kept = [finding for finding in view.evaluation.assessment.findings if _is_shown(view, finding, shown)]
    rows = [(head, finding) for head, finding in _ordered(view, kept, sort)]
    found, last = [], ""
    for head, finding in rows:
        found.append(_record(view, finding, head if head != last else ""))
        last = head
    if shown in ("resolved", "all"):
        found += _resolved(view)
    return found


def _is_shown(view: Findings, finding: Finding, shown: str) -> bool:
    state = view.state(finding)
    return {
        "all": True, "open": state in ("open", "planned"), "planned": state == "planned",
        "accepted": state == "accepted", "resolved": state == "resolved",
        "to_find_out": finding.kind == "to_find_out" and state in ("open", "planned"),
    }[shown]


def _ordered(view: Findings, kept: list[Finding], sort: str) -> list[tuple[str, Finding]]:
    words = view.words
    if sort == "first":
        place = {action.id: action.order for action in view.evaluation.assessment.actions}
        ranked = sorted(kept, key=lambda f: place.get(f.action or "", len(place) + 1))
        heads = (_tr("The six to do first"), _tr("After these"))
        return [(heads[place.get(f.action or "", FIRST + 1) > FIRST], f) for f in ranked]
    if sort == "saving":
        return [("", f) for f in sorted(kept, key=lambda f: -(f.saving or 0.0))]
    if sort == "effort":
        def effort(finding: Finding) -> int:
            action = view.pack.action_index.get(finding.action or "")
            return _EFFORTS.index(action.effort) if action is not None else len(_EFFORTS)
        names = (*(words.word("efforts", e) for e in _EFFORTS), _tr("Nothing to do"))
        return [(names[effort(f)], f) for f in sorted(kept, key=effort)]
    if sort == "section":
        def section(finding: Finding) -> int:
            return SECTIONS.index(view.pack.question(finding.questions[0]).section)
        return [(words.sections[SECTIONS[section(f)]], f) for f in sorted(kept, key=section)]
    ranked = sorted(kept, key=lambda f: -SEVERITIES.index(f.severity))
    return [(words.word("severities", f.severity), f) for f in ranked]


def _record(view: Findings, finding: Finding, head: str) -> Record:
    question = view.pack.question(finding.questions[0])
    note = [view.words.sections[question.section]]
    state = view.state(finding)
    if finding.kind == "to_find_out":
        note.append(_tr("to find out"))
    if state != "open":
        note.append(state_words(state).lower())
    figure = _tr("saves {money}").format(money=view.figures.short(finding.saving)) if finding.saving else ""
    return Record(
        finding.id, title_of(view, finding.id), " · ".join(note), figure, level=finding.severity, head=head,
        struck=state == "resolved",
    )


def _resolved(view: Findings) -> list[Record]:
    head = _tr("Resolved since the last assessment")
    found = []
    for entry in view.resolved:
        day = view.figures.short_date(entry.day)
        note = _tr("resolved by {day}").format(day=day)
        found.append(Record(entry.question, title_of(view, entry.question), note, head=head, struck=True))
        head = ""
    return found


def title_of(view: Findings, question: str) -> str:
    text = view.words.questions[question]
    return text.finding or text.short


def state_words(state: str) -> str:
    return {
        "open": _tr("Open"), "planned": _tr("Planned"), "accepted": _tr("Accepted"), "resolved": _tr("Resolved"),
    }[state]


# ------------------------------------------------------------------------------------------------- all of one
def found_lines(view: Findings, finding: Finding) -> tuple[Line, ...]:
    """What was answered, how it is known, since when and from whom."""
    question = view.pack.question(finding.questions[0])
    state = view.evaluation.assessment.states[question.id]
    words, answer = view.words, view.evaluation.case.answers.get(question.id)
    if state.state == "inferred":
        told = words.word("answers", "inferred")
    elif answer is None or answer.value is None:
        told = words.word("answers", "not_answered")
    else:
        values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        labels = words.questions[question.id].options
        told = ", ".join(labels.get(v) or words.word("answers", v) for v in values)
    parts = [words.word("evidence", finding.evidence)]
    if answer is not None and answer.evidence_date is not None:
        parts.append(view.figures.short_date(answer.evidence_date))
    if answer is not None and answer.evidence_by:
        parts.append(answer.evidence_by)
    lines = [Line(f"{words.questions[question.id].short}: {told}", " · ".join(parts))]
    if finding.kind == "to_find_out":
        lines.append(Line(_tr("Nobody knew. It counts as not in place until somebody finds out.")))
    return tuple(lines)


def why_lines(view: Findings, finding: Finding) -> tuple[Line, ...]:
    """Why it matters, with the firm's own figure."""
    text = view.words.questions[finding.questions[0]].why
    if finding.control is None or not finding.saving:
        small = _tr("It has no measurable effect of its own on the average loss.")
        return (Line(text, small),)
    control = view.words.word("controls", finding.control)
    money = view.figures.modelled(finding.saving)
    own = _tr("Here: with “{control}” fully in place, losses would be about {money} less in an average year.").format(
        control=control, money=money
    )
    return (Line(text), Line(own, _tr("By the loss model, for this firm; savings of several fixes overlap.")))


def cause_lines(view: Findings, finding: Finding) -> tuple[Line, ...]:
    question = view.pack.question(finding.questions[0])
    causes = ", ".join(view.words.word("root_causes", cause) for cause in finding.causes)
    results = ", ".join(view.words.word("consequences", entry) for entry in question.consequences)
    lines = []
    if causes:
        lines.append(Line(_tr("Cause: {words}").format(words=causes)))
    if results:
        lines.append(Line(_tr("It can lead to: {words}").format(words=results)))
    return tuple(lines)


def to_do(view: Findings, finding: Finding) -> tuple[str, tuple[Line, ...], str]:
    """Title of the fix, its steps, and effort and cost; empty without one."""
    action = view.pack.action_index.get(finding.action or "")
    if action is None:
        return "", (), ""
    text = view.words.actions[action.id]
    steps = tuple(Line(f"{number}. {step}") for number, step in enumerate(text.steps, start=1))
    effort = view.words.word("efforts", action.effort)
    cost = cost_words(action.cost, view.words, view.figures)
    small = _tr("{effort}; {cost} in the first year. A judgement for a firm of ten, not a price.").format(
        effort=effort, cost=cost[:1].lower() + cost[1:]
    )
    return text.title, steps, small


def insurer_lines(view: Findings, finding: Finding) -> tuple[Line, ...]:
    """Whether insurers ask for it, the conditions it meets, and what proves it."""
    question = view.pack.question(finding.questions[0])
    ranks = ("no", "rare", "asked", "must")
    asked = max(question.underwriter_cyber, question.underwriter_eo, key=ranks.index)
    said = {
        "must": _tr("Insurers expect it: without it cover may be declined, restricted or dearer."),
        "asked": _tr("Insurers ask about it."), "rare": _tr("Few insurers ask about it."),
        "no": _tr("Insurers do not ask about it."),
    }[asked]
    lines = [Line(said)]
    action = view.pack.action_index.get(finding.action or "")
    if action is not None and action.satisfies:
        met = "; ".join(view.words.word("conditions", entry) for entry in action.satisfies)
        lines.append(Line(_tr("The fix meets the condition: {words}").format(words=met)))
    lines.append(Line(_tr("Good proof: {words}").format(words=view.words.questions[question.id].evidence)))
    return tuple(lines)


def laws_touched(view: Findings, finding: Finding) -> tuple[tuple[str, str], ...]:
    """(law, words) of the laws that apply or may apply to the firm and that the question belongs to."""
    refs = view.pack.question(finding.questions[0]).refs or {}
    results = {result.regime.id: result for result in view.evaluation.regimes}
    found = []
    for key, references in refs.items():
        for law in _LAWS.get(key, ()):
            result = results.get(law)
            if result is None or result.applies == "no":
                continue
            words = f"{view.words.law(result.regime)} ({', '.join(references)})"
            if result.applies == "unknown":
                words += f" – {view.words.word('regime_answers', 'unknown').lower()}"
            found.append((law, words))
    return tuple(found)


def framework_lines(view: Findings, finding: Finding) -> tuple[Line, ...]:
    """References of the frameworks that the question informs, by id and a name of our own."""
    refs = view.pack.question(finding.questions[0]).refs or {}
    lines = []
    for framework in view.pack.frameworks:
        wanted = [r for r in refs.get(framework.key, ()) if not framework.only or r in framework.only]
        if wanted:
            text = view.words.frameworks[framework.key]
            named = ", ".join(_named(r, text.groups.get(group_of(framework, r), "")) for r in wanted)
            lines.append(Line(f"{text.name}: {named}"))
    return tuple(lines)


def _named(reference: str, group: str) -> str:
    return f"{reference} ({group})" if group else reference


def note_lines(view: Findings, note: FindingNote) -> Iterable[str]:
    """What became of it, for its head."""
    if note.status == "accepted" and note.accepted_on is not None:
        yield _tr("Accepted by {who}, {day}: {reason}").format(
            who=note.accepted_by, day=view.figures.short_date(note.accepted_on), reason=note.reason
        )
    if note.left_out:
        yield _tr("Left out of the letter: {reason}").format(reason=note.left_out)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Findings", text)
