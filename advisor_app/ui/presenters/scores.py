"""How well governed the firm is: scores with their caps, indices, exposure, and the answers through a framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.controls import QuestionState
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.exposure import MOST
from advisor_app.domain.frameworks import FrameworkRow, framework_view
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.ui.presenters.confidence import as_of_words
from advisor_app.ui.widgets.record_list import Record


@dataclass(frozen=True)
class Mark:
    """A headline figure with what it means under it."""

    title: str
    figure: str
    note: str
    tone: str = "text2"


@dataclass(frozen=True)
class SectionRow:
    """One section. cap: why its band is held down, "" where it is not; gates: the questions behind that."""

    name: str
    figure: str
    score: float
    note: str
    cap: str
    gates: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Share:
    """One line of an index: 0 to 1, and how it is said."""

    label: str
    value: float
    words: str


@dataclass(frozen=True)
class ScoresView:
    exposure: Mark
    strength: Mark
    together: str
    gates: tuple[tuple[str, str], ...]
    sections: tuple[SectionRow, ...]
    causes: tuple[Share, ...]
    factors: tuple[Share, ...]
    drivers: tuple[Share, ...]


def scores_view(evaluation: Evaluation, pack: ContentPack, words: Texts, figures: Figures) -> ScoresView:
    found = evaluation.assessment
    exposure = found.exposure
    shorts = {question: words.questions[question].short for question in words.questions}
    return ScoresView(
        exposure=_exposure(evaluation, words),
        strength=_strength(evaluation, words, figures),
        together=_tr("Two figures side by side: how much there is to lose, and how well it is guarded. They are not "
                     "multiplied into one, because neither is that precise."),
        gates=tuple((gate, shorts[gate]) for gate in found.gates),
        sections=_sections(evaluation, words, shorts, figures),
        causes=_index(found.cause_index, words, "root_causes", figures),
        factors=_index(found.factor_index, words, "factors", figures),
        drivers=tuple(
            Share(shorts.get(d.question, d.question), (d.degree or 0) / MOST,
                  _tr("not known") if d.degree is None else _tr("{n} of {most}").format(n=d.degree, most=MOST))
            for d in exposure.drivers
        ),
    )


def _exposure(evaluation: Evaluation, words: Texts) -> Mark:
    found, title = evaluation.assessment.exposure, _tr("Exposure by the nature of the business")
    known = _tr("{n} of {all} facts known; judgement").format(n=found.known, all=len(found.drivers))
    if found.value is None or found.band is None:
        return Mark(title, _tr("Not known yet"), known)
    return Mark(title, _tr("{n} of 100").format(n=round(found.value)),
                f"{words.word('exposure_bands', found.band)} · {known}", "accent_text")


def _strength(evaluation: Evaluation, words: Texts, figures: Figures) -> Mark:
    found, title = evaluation.assessment, _tr("Safeguards in place")
    if found.overall is None or found.band is None:
        return Mark(title, _tr("Not known yet"), "")
    band = words.word("bands", found.band)
    if found.held_down:
        band = _tr("{band}, held there by critical answers below half").format(band=band)
    proven = _tr("{share} of it seen or tested").format(share=figures.percent(round(found.confidence, 2)))
    counts = _tr("{n} not known").format(n=found.unknown)
    return Mark(title, _tr("{n} of 100").format(n=round(found.overall)), f"{band} · {proven} · {counts}", "accent_text")


def _sections(
    evaluation: Evaluation, words: Texts, shorts: dict[str, str], figures: Figures
) -> tuple[SectionRow, ...]:
    rows = []
    for section in evaluation.assessment.sections:
        name = words.sections[section.section]
        counts = _tr("{n} of {all} answered, {unknown} not known").format(
            n=section.answered, all=section.asked, unknown=section.unknown
        )
        if section.score is None or section.band is None:
            rows.append(SectionRow(name, _tr("Not scored yet"), 0.0, counts, "", ()))
            continue
        proven = _tr("{share} seen or tested").format(share=figures.percent(round(section.confidence, 2)))
        cap = _tr("Held at “{band}” by a critical answer below half:").format(
            band=words.word("bands", section.band)) if section.held_down else ""
        figure = f"{words.word('bands', section.band)} · {round(section.score)}"
        gates = tuple((gate, shorts[gate]) for gate in section.gates) if cap else ()
        rows.append(SectionRow(name, figure, section.score, f"{counts} · {proven}", cap, gates))
    return tuple(rows)


def _index(found: Mapping[str, float], words: Texts, group: str, figures: Figures) -> tuple[Share, ...]:
    rows = [(words.word(group, key), value) for key, value in found.items()]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return tuple(Share(label, value, figures.percent(round(value, 2))) for label, value in rows)


# --------------------------------------------------------------------------------------------------- a framework
def framework_rows(evaluation: Evaluation, pack: ContentPack, key: str) -> tuple[FrameworkRow, ...]:
    return framework_view(pack, evaluation.assessment.states, key, evaluation.facts)


def framework_records(rows: tuple[FrameworkRow, ...], words: Texts, key: str) -> list[Record]:
    """One record for each reference, under the name of its group; the state in words at the right."""
    text = words.frameworks[key]
    found, last = [], ""
    for row in rows:
        group = text.groups.get(row.group, "")
        head = f"{row.group} {group}".strip() if group else ""
        note = _tr("1 question") if len(row.questions) == 1 else _tr("{n} questions").format(n=len(row.questions))
        if row.relieved:
            note += f" · {_tr('does not bind this firm')}"
        state = words.word("framework_states", row.state)
        found.append(Record(row.reference, row.reference, f"{state} · {note}", head="" if head == last else head))
        last = head
    return found


def framework_note(pack: ContentPack, words: Texts, figures: Figures, key: str) -> str:
    framework = pack.framework_index[key]
    dated = as_of_words(framework.as_of, framework.confidence, words, figures)
    return _tr("{title}, {edition}. Ids only, in our own words: the answers inform a reference, they never say that it "
               "is met. {dated}").format(title=framework.title, edition=framework.edition, dated=dated)


def state_of(state: QuestionState, words: Texts) -> str:
    """How one question stands, in words."""
    if state.state == "hidden":
        return words.word("answers", "not_applicable")
    if state.state == "answered":
        return _tr("Answered") if state.score is None else _tr("Counts {n} of 100").format(n=round(100 * state.score))
    return words.word("answers", state.state)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Scores", text)
