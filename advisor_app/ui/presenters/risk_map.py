"""Kinds of incident side by side, in words and figures."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation, risk_level
from advisor_app.domain.losses.kinds import EventKind, KindRange, event_kinds
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import Texts
from advisor_app.ui.charts.bars import BarRow
from advisor_app.ui.charts.risk_map import RiskMapData, RiskMark


def risk_map(
    evaluation: Evaluation, planned: LossPicture | None, ranges: Mapping[str, KindRange] | None, words: Texts,
    figures: Figures,
) -> RiskMapData:
    """planned: the losses with the ticked fixes, None without. ranges: None while they are worked out."""
    serious = evaluation.bearable_loss
    after = {kind.cause: kind for kind in event_kinds(planned, serious)} if planned is not None else {}
    kinds = event_kinds(evaluation.losses, serious)
    marks = tuple(
        _mark(kind, after.get(kind.cause), (ranges or {}).get(kind.cause), words, figures) for kind in kinds
    )
    return RiskMapData(
        marks=marks, bearable=serious, axis=figures.short,
        yearly=lambda amount: _tr("{amount} a year").format(amount=figures.short(amount)),
        headers=_headers(planned is not None), title=_tr("How often, and how much?"),
        summary=_summary(kinds, words, figures),
    )


def ranked(data: RiskMapData, evaluation: Evaluation, figures: Figures) -> tuple[BarRow, ...]:
    """The same kinds by their average cost a year, with the chance of a serious loss."""
    kinds = event_kinds(evaluation.losses, evaluation.bearable_loss)
    return tuple(
        BarRow(mark.label, kind.expected_annual, figures.modelled(kind.expected_annual),
               figures.count(kind.serious_chance))
        for mark, kind in zip(data.marks, kinds, strict=True)
    )


def _headers(planned: bool) -> tuple[str, ...]:
    headers = (
        _tr("Kind of incident"), _tr("Years in which it happens"), _tr("Typical cost"), _tr("1 in 20 costs more than"),
        _tr("Average a year"), _tr("Serious loss"),
    )
    return (*headers, _tr("Average with the fixes")) if planned else headers


def _mark(
    kind: EventKind, after: EventKind | None, found: KindRange | None, words: Texts, figures: Figures
) -> RiskMark:
    label = words.word("incident_marks", kind.cause)
    label = label[:1].upper() + label[1:]
    cells = (
        words.word("incident_causes", kind.cause), figures.count(kind.chance), figures.modelled(kind.typical),
        figures.modelled(kind.large), figures.modelled(kind.expected_annual), figures.count(kind.serious_chance),
        *((figures.modelled(after.expected_annual),) if after is not None else ()),
    )
    return RiskMark(
        label=label, chance=kind.chance, cost=kind.typical, level=risk_level(kind.serious_chance),
        reading=_reading(kind, after, found, words, figures), cells=cells,
        after=(after.chance, after.typical) if after is not None else None,
        chance_range=(found.chance.low, found.chance.high) if found is not None else None,
        cost_range=(found.typical.low, found.typical.high) if found is not None else None,
    )


def _reading(
    kind: EventKind, after: EventKind | None, found: KindRange | None, words: Texts, figures: Figures
) -> str:
    """All that is known of one kind, in sentences."""
    money = figures.modelled
    said = [_tr("{cause}: the chance of it in a year is {chance}.").format(
        cause=words.word("incident_causes", kind.cause), chance=figures.chance(kind.chance))]
    if found is not None:
        said.append(_tr("It typically costs {amount}; that could be {range}.").format(
            amount=money(kind.typical), range=figures.range(found.typical.low, found.typical.high)))
    else:
        said.append(_tr("It typically costs {amount}.").format(amount=money(kind.typical)))
    said.append(_tr("One in twenty costs more than {large}. On average it costs {mean} a year.").format(
        large=money(kind.large), mean=money(kind.expected_annual)))
    said.append(_tr("The chance that it brings a serious loss in a year is {chance}.").format(
        chance=figures.chance(kind.serious_chance)))
    if after is not None and after.expected_annual < kind.expected_annual:
        said.append(_tr("With the fixes ticked it costs {mean} a year.").format(mean=money(after.expected_annual)))
    return " ".join(said)


def _summary(kinds: tuple[EventKind, ...], words: Texts, figures: Figures) -> str:
    if not kinds:
        return _tr("Nothing that the model knows can strike this firm.")
    often = max(kinds, key=lambda kind: kind.chance)
    return _tr("{most} costs most on average, {amount} a year; {often} happens most often.").format(
        most=words.word("incident_causes", kinds[0].cause), amount=figures.modelled(kinds[0].expected_annual),
        often=words.word("incident_causes", often.cause).lower(),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("RiskMap", text)
