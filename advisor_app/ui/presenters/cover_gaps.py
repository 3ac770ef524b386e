"""Gaps between what is held and what is recommended, and how insurers will see the firm, in words. No Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.coverage.advice import ControlFix, ControlMark, Gap
from advisor_app.domain.coverage.gaps import grouped
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.vocabulary import SEVERITIES
from advisor_app.services.reason_words import ReasonWords

MARKS = ("must", "exp", "rare")


@dataclass(frozen=True)
class GapLine:
    """One gap, or several of one kind. severity: low to critical. ask: what to do or to ask the insurer for. effect:
    what it leaves with the firm in a year, or "". basis: the rule and who acts."""

    id: str
    severity: str
    text: str
    ask: str
    effect: str
    basis: str


@dataclass(frozen=True)
class ControlLine:
    """What insurers ask of one control. state: in_place, missing or unknown, with its words. opens: what putting it in
    place usually frees, or ""."""

    id: str
    mark: str
    state: str
    words: str
    name: str
    asks: str
    proof: str
    missing: str
    opens: str


def gap_lines(evaluation: Evaluation, pack: ContentPack, language: str) -> tuple[GapLine, ...]:
    """The gaps with the gravest first."""
    say = ReasonWords(evaluation, pack, language)
    found = [_gap(place, gap, say) for place, gap in enumerate(grouped(evaluation.coverage.gaps))]
    return tuple(sorted(found, key=lambda line: -SEVERITIES.index(line.severity)))


def control_lines(evaluation: Evaluation, pack: ContentPack, language: str) -> tuple[ControlLine, ...]:
    """What underwriters ask for, in the order to put it right."""
    say = ReasonWords(evaluation, pack, language)
    seen = evaluation.coverage.insurability
    fixes = {fix.id: fix for fix in seen.fixes}
    return tuple(_control(mark, fixes.get(mark.id), say) for mark in seen.marks)


def verdict(evaluation: Evaluation, pack: ContentPack, language: str) -> tuple[str, tuple[str, ...]]:
    """How insurers will see the firm, and what makes it hard whatever else is in place."""
    say = ReasonWords(evaluation, pack, language)
    seen = evaluation.coverage.insurability
    return say.say(f"verdict.{seen.verdict}", {}), tuple(say.say(f"flag.{flag}", {}) for flag in seen.flags)


def _gap(place: int, gap: Gap, say: ReasonWords) -> GapLine:
    effect = ""
    if gap.effect:
        effect = _tr("Leaves about {amount} a year with the firm.").format(amount=say.figures.modelled(gap.effect))
    who = {
        "client": _tr("the client"), "advisor": _tr("the advisor"), "broker": _tr("the broker"),
        "both": _tr("client and advisor"),
    }.get(gap.who, "")
    basis = _tr("Rule {rule}. To be done by {who}.") if who else _tr("Rule {rule}.")
    return GapLine(
        f"{place}:{gap.id}", gap.severity, say.say(gap.text, gap.slots), say.say(gap.action, gap.slots), effect,
        basis.format(rule=gap.id, who=who),
    )


def _control(mark: ControlMark, fix: ControlFix | None, say: ReasonWords) -> ControlLine:
    words = say.texts.coverage["controls"]
    states = {"in_place": _tr("In place"), "missing": _tr("Missing"), "unknown": _tr("Not known")}
    return ControlLine(
        id=mark.id, mark=mark.mark, state=mark.status, words=states[mark.status],
        name=words.get(f"{mark.id}.name", say.texts.word("conditions", mark.id)),
        asks=words.get(f"{mark.id}.asks", ""), proof=words.get(f"{mark.id}.evidence", ""),
        missing=words.get(f"{mark.id}.missing", ""), opens=_opens(fix, say),
    )


def _opens(fix: ControlFix | None, say: ReasonWords) -> str:
    """What this fix alone changes: the verdict, parts and terms it usually frees, what it saves."""
    if fix is None:
        return ""
    said = [_tr("With this alone: {verdict}.").format(verdict=say.texts.word("verdicts", fix.verdict))]
    names = [
        say.texts.coverage[what[5:]]["name"] if what.startswith("part.")
        else say.texts.coverage["terms"].get(f"{what[5:]}.name", what[5:])
        for what in fix.unlocks
    ]
    if names:
        said.append(_tr("It usually opens: {names}.").format(names="; ".join(names)))
    if fix.saving:
        said.append(_tr("It takes about {amount} a year off the expected loss.").format(
            amount=say.figures.modelled(fix.saving)))
    return " ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CoverGaps", text)
