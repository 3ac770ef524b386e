"""How sure the results are, in words: ranges, what moves the figures, what nobody knows, where numbers come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.documents.loss_words import LossWords
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.overrides import LossOverride, with_overrides
from advisor_app.domain.losses.parameters import LossParameters, ParameterRow
from advisor_app.domain.losses.sensitivity import Swing
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.ui.charts.spans import Span

SWINGS_SHOWN = 12
# Grades nobody has read at the source: they stay visible wherever a number is shown.
DOUBTFUL = ("C", "J")


@dataclass(frozen=True)
class OpenPoint:
    """One question whose answer is not known. asked: whether this assessment asks it. worth: what knowing it could
    change, "" where that is not measured."""

    question: str
    text: str
    state: str
    worth: str
    asked: bool


def range_spans(evaluation: Evaluation, figures: Figures) -> tuple[Span, ...]:
    """The three leading figures, each with its 80 % range; none in a run without ranges."""
    losses = evaluation.losses
    found = losses.ranges
    if found is None:
        return ()
    counts = [figures.count(chance, beside=found.chance.low)
              for chance in (found.chance.low, found.chance.high, losses.chance)]
    modelled = figures.modelled
    return (
        Span(_tr("Chance of an incident in a year"), found.chance.low, found.chance.high, losses.chance, *counts),
        Span(_tr("Average cost a year"), found.expected_annual.low, found.expected_annual.high, losses.expected_annual,
             modelled(found.expected_annual.low), modelled(found.expected_annual.high),
             modelled(losses.expected_annual)),
        Span(_tr("If it happens, 1 in 20 costs more than"), found.incident_p95.low, found.incident_p95.high,
             losses.incident.p95, modelled(found.incident_p95.low), modelled(found.incident_p95.high),
             modelled(losses.incident.p95)),
    )


def swing_spans(
    swings: Iterable[Swing], evaluation: Evaluation, pack: ContentPack, words: Texts, figures: Figures
) -> tuple[Span, ...]:
    """What moves the average cost a year most, widest first."""
    parameters = with_overrides(pack.losses, evaluation.case.overrides)
    middle = evaluation.losses.expected_annual
    return tuple(
        Span(_swing_name(swing, parameters, words), swing.expected_low, swing.expected_high, middle,
             *_swing_ends(swing, parameters, figures))
        for swing in list(swings)[:SWINGS_SHOWN]
    )


def swing_summary(spans: tuple[Span, ...]) -> str:
    if not spans:
        return _tr("Nothing moves the average cost.")
    return _tr("Most depends on: {first}. It moves the average cost a year between {low} and {high}.").format(
        first=spans[0].label.lower(), low=spans[0].low_words, high=spans[0].high_words)


def open_points(
    evaluation: Evaluation, pack: ContentPack, asked: Iterable[str], words: Texts, figures: Figures
) -> tuple[OpenPoint, ...]:
    """Questions of the assessment that nobody could answer or nobody has yet, and those it does not ask that would
    matter most for the losses; these first. asked: the questions the assessment asks."""
    behind = {weight.question: control.key for control in pack.controls for weight in control.weights}
    worth = {entry.control: entry.worth for entry in evaluation.losses.ask_next}
    wanted, found = frozenset(asked), []
    for question, state in evaluation.assessment.states.items():
        value = worth.get(behind.get(question, ""), 0.0)
        if not state.applies or not (state.is_unknown or state.state == "not_answered"):
            continue
        if question not in wanted and not value:
            continue
        said = _tr("worth up to {amount} a year").format(amount=figures.modelled(value)) if value else ""
        if question not in wanted:
            kind = _tr("Not asked at this depth")
        else:
            kind = _tr("Not known") if state.is_unknown else _tr("Not answered")
        text = words.questions[question].short or words.questions[question].prompt
        found.append((value, OpenPoint(question, text, kind, said, question in wanted)))
    return tuple(point for _, point in sorted(found, key=lambda entry: -entry[0]))


def grade_lines(parameters: LossParameters, words: Texts) -> tuple[str, ...]:
    """How many numbers of the model are of which grade."""
    counted = Counter(row.grade for row in parameters.rows.values())
    order = [*words.vocabulary["parameter_grades"]]
    return tuple(
        _tr("{n} numbers: {grade}").format(n=counted[grade], grade=words.word("parameter_grades", grade))
        for grade in order if counted[grade]
    )


def caveats(words: Texts, figures: Figures) -> tuple[str, ...]:
    return tuple(text.replace("*", "") for text in LossWords(words.losses, figures).caveats())


def own_line(override: LossOverride, parameters: LossParameters, figures: Figures) -> tuple[str, str]:
    """A replaced number: its name, and what it was and is, with the reason."""
    row = parameters.rows[override.parameter]
    return figure_name(row), _tr("{value} instead of {usual} ({unit}): {reason}").format(
        value=figures.precise(override.value), usual=figures.precise(row.value), unit=row.unit, reason=override.reason)


def figure_name(row: ParameterRow) -> str:
    """What a number of the model is, in a few words: the beginning of its explanation."""
    return row.explain.split(":")[0].split(";")[0].rstrip(".")


def _swing_name(swing: Swing, parameters: LossParameters, words: Texts) -> str:
    if swing.kind == "control":
        return words.word("controls", swing.name)
    if swing.kind == "fact":
        return words.losses[f"inputs.{swing.name}"]
    return figure_name(parameters.rows[swing.name])


def _swing_ends(swing: Swing, parameters: LossParameters, figures: Figures) -> tuple[str, str]:
    """The two amounts, each with what it was tried with."""
    low, high = figures.modelled(swing.expected_low), figures.modelled(swing.expected_high)
    if swing.kind == "control":
        return _tr("{amount} without").format(amount=low), _tr("{amount} in full").format(amount=high)
    if swing.kind == "fact":
        return _tr("{amount} if a quarter lower").format(amount=low), _tr("{amount} if a quarter higher").format(
            amount=high)
    return (
        _tr("{amount} at {value}").format(amount=low, value=figures.precise(swing.low)),
        _tr("{amount} at {value}").format(amount=high, value=figures.precise(swing.high)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)
