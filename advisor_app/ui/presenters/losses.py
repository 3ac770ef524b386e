"""The loss picture in words and figures: an amount tried, causes, kinds of cost, the coming years, what is assumed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.documents.loss_words import LossWords
from advisor_app.domain.coverage.held import terms_in_force
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.growth import GrowthView
from advisor_app.domain.losses.kinds import event_kinds
from advisor_app.domain.losses.picture import LossPicture
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.services.amounts import AmountError, parse_amount, parse_share
from advisor_app.ui.charts.bars import BarRow
from advisor_app.ui.charts.base import Table

# Kinds of cost as people speak of them, each with the loss parts in it.
KINDS_OF_COST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("own", ("response", "notify", "restore")), ("claims", ("defence", "civil", "techeo", "pci")),
    ("regulator", ("regul",)), ("trade", ("bi",)), ("theft", ("fundsxfer",)),
)
# What a growth of records may be: nothing to twice as many every year.
MOST_GROWTH = 1.0


@dataclass(frozen=True)
class Bars:
    """Rows of a chart, the sentence that says the same, and the headers of its table."""

    rows: tuple[BarRow, ...]
    sentence: str
    headers: tuple[str, str, str]


@dataclass(frozen=True)
class GrowthWords:
    """The coming years: a bar for each, and a table of three and of five years together."""

    bars: Bars
    table: Table


def tried(
    text: str, evaluation: Evaluation, pack: ContentPack, planned: LossPicture | None, figures: Figures
) -> tuple[str, bool]:
    """What the chance of losing more than a typed amount is, in sentences; or what is wrong with it, and True."""
    try:
        amount = parse_amount(text, figures.language)
    except AmountError as error:
        return _tr("The amount {problem}").format(problem=error), True
    if amount <= 0:
        return _tr("The amount must be more than {zero}.").format(zero=figures.exact(0)), True
    losses, said = evaluation.losses, figures.exact(amount)
    sentences = [_tr("The chance of losing more than {amount} in a year is {chance}.").format(
        amount=said, chance=figures.chance(losses.events.year_exceeds(amount)))]
    if planned is not None:
        sentences.append(_tr("With the fixes ticked it is {chance}.").format(
            chance=figures.chance(planned.events.year_exceeds(amount))))
    terms = terms_in_force(evaluation.facts.policies, pack.coverage)
    if terms is not None:
        sentences.append(_tr("After what the policy in force pays, the chance of keeping more than that is {chance}.")
                         .format(chance=figures.chance(losses.events.kept_exceeds(terms, amount))))
    if losses.incidents:
        sentences.append(_tr("Of incidents that happen, {chance} cost more than that.").format(
            chance=figures.chance(losses.events.incident_exceeds(amount))))
    return " ".join(sentences), False


def by_cause(evaluation: Evaluation, words: Texts, figures: Figures) -> Bars:
    """Kinds of incident by their average cost a year, with how often they come."""
    kinds = event_kinds(evaluation.losses, evaluation.bearable_loss)
    rows = tuple(
        BarRow(words.word("incident_causes", kind.cause), kind.expected_annual, figures.modelled(kind.expected_annual),
               figures.count(kind.chance))
        for kind in kinds
    )
    headers = (_tr("Cause"), _tr("Average a year"), _tr("Years in which it happens"))
    if not rows:
        return Bars((), _tr("Nothing that the model knows can strike this firm."), headers)
    sentence = _tr("On average {cause} costs most: {amount} a year.").format(
        cause=rows[0].label.lower(), amount=rows[0].words)
    return Bars(rows, sentence, headers)


def by_kind_of_cost(evaluation: Evaluation, figures: Figures) -> Bars:
    """One bar of five kinds, the largest first."""
    names = {
        "own": _tr("Own costs"), "claims": _tr("Claims by others"), "regulator": _tr("Regulator"),
        "trade": _tr("Lost trade"), "theft": _tr("Stolen money"),
    }
    parts, total = evaluation.losses.by_part, evaluation.losses.expected_annual
    sums = {kind: sum(parts[part].expected_annual for part in own) for kind, own in KINDS_OF_COST}
    ordered = sorted((kind for kind in sums if sums[kind] > 0), key=lambda kind: -sums[kind])
    rows = tuple(BarRow(names[kind], sums[kind], figures.modelled(sums[kind])) for kind in ordered)
    headers = (_tr("Kind of cost"), _tr("Average a year"), "")
    if not rows:
        return Bars((), _tr("No costs were simulated."), headers)
    sentence = _tr("Of {total} a year on average, {part} is {kind}.").format(
        total=figures.modelled(total), part=rows[0].words, kind=rows[0].label.lower())
    return Bars(rows, sentence, headers)


def by_part(evaluation: Evaluation, words: Texts, figures: Figures) -> Bars:
    """All kinds of cost as the model tells them apart, with how large each is when it happens."""
    parts = sorted(evaluation.losses.by_part.items(), key=lambda entry: -entry[1].expected_annual)
    unlikely = words.losses["notes.not_applicable"]
    rows = tuple(
        BarRow(words.word("loss_parts", part).capitalize(), loss.expected_annual,
               figures.modelled(loss.expected_annual) if loss.incidents else "–",
               unlikely if loss.p95 is None else figures.modelled(loss.p95))
        for part, loss in parts
    )
    sentence = _tr("At the right what one in twenty costs more than, when it happens.")
    return Bars(rows, sentence, (_tr("Kind of cost"), _tr("Average a year"), _tr("1 in 20 costs more than")))


def growth_share(text: str, language: str) -> float:
    """The growth somebody typed, in hundredths, as a share. Raises ValueError with a sentence."""
    try:
        share = parse_share(text, language)
    except AmountError as error:
        raise ValueError(_tr("The growth {problem}").format(problem=error)) from error
    if not 0 <= share <= MOST_GROWTH:
        raise ValueError(_tr("The growth must lie between 0 and 100."))
    return share


def growth_words(view: GrowthView, evaluation: Evaluation, figures: Figures) -> GrowthWords:
    rows = tuple(
        BarRow(_year_words(year.year), year.expected_annual, figures.modelled(year.expected_annual),
               _tr("{n} people").format(n=figures.number(_rounded(year.people))))
        for year in view.years
    )
    last = view.horizons[-1]
    sentence = _tr(
        "If the records grow by {growth} every year, {years} years cost {amount} on average. With the records of today "
        "they cost {steady}."
    ).format(
        growth=_hundredths(view.growth), years=last.years, amount=figures.modelled(last.expected),
        steady=figures.modelled(last.expected_steady))
    bars = Bars(rows, sentence, (_tr("Year"), _tr("Average cost in it"), _tr("People in the records")))
    return GrowthWords(bars, _horizons(view, evaluation, figures))


def _horizons(view: GrowthView, evaluation: Evaluation, figures: Figures) -> Table:
    limit = figures.exact(evaluation.bearable_loss)
    headers = (_tr("Taken together"), *(_tr("{n} years").format(n=h.years) for h in view.horizons))
    lines = (
        (_tr("Chance of at least one incident"), [figures.chance(h.chance) for h in view.horizons]),
        (_tr("Cost on average"), [figures.modelled(h.expected) for h in view.horizons]),
        (_tr("Cost on average with the records of today"),
         [figures.modelled(h.expected_steady) for h in view.horizons]),
        (_tr("1 in 20 such stretches costs more than"), [figures.modelled(h.bad) for h in view.horizons]),
        (_tr("Chance of more than {limit} in all").format(limit=limit),
         [figures.chance(h.serious_chance) for h in view.horizons]),
    )
    return headers, tuple((words, *cells) for words, cells in lines)


def lead(evaluation: Evaluation, words: Texts, figures: Figures) -> str:
    """How often, how large and how much on average."""
    return " ".join(LossWords(words.losses, figures).lead(evaluation.losses))


def notes(evaluation: Evaluation, words: Texts, figures: Figures) -> tuple[str, ...]:
    """What has to be said beside the figures of this firm."""
    return LossWords(words.losses, figures).notes(evaluation.losses, evaluation.loss_inputs)


def assumptions(words: Texts, figures: Figures) -> tuple[str, ...]:
    """What holds for every figure here, a sentence or two each."""
    return tuple(plain(text) for text in LossWords(words.losses, figures).caveats())


def plain(text: str) -> str:
    """Words without the stars that set some apart on paper."""
    return text.replace("*", "")


def _year_words(year: int) -> str:
    if year == 0:
        return _tr("Today")
    return _tr("In 1 year") if year == 1 else _tr("In {n} years").format(n=year)


def _hundredths(share: float) -> str:
    return _tr("{n} in 100").format(n=f"{round(share * 100, 1):g}")


def _rounded(people: float) -> float:
    """People to no more than three figures."""
    step = 10.0 ** max(0, len(str(round(people))) - 3)
    return round(people / step) * step


def _tr(text: str) -> str:
    return QCoreApplication.translate("Losses", text)
