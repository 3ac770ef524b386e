"""The options as towers, and what each costs with what it leaves with the firm. No Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.figures import Figures
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import Texts
from advisor_app.ui.charts.bars import BarRow
from advisor_app.ui.charts.tower import Storey, TowerColumn
from advisor_app.ui.presenters.cover import columns, quote_name


@dataclass(frozen=True)
class RiskCost:
    """Price and what is kept on average, the lowest first. sentence: the same in words."""

    rows: tuple[BarRow, ...]
    sentence: str


def tower(evaluation: Evaluation, words: Texts, figures: Figures) -> tuple[TowerColumn, ...]:
    """Now, where a limit is on file, recommended, and each quote whose limit is known."""
    advice = evaluation.coverage
    held = [p.retention.default for p in evaluation.case.policies or () if p.retention.default is not None]
    found = []
    if advice.held_limit:
        found.append(_column(_tr("Now"), held[0] if held else 0.0, advice.held_limit, evaluation, figures))
    programme = advice.programme
    found.append(_column(_tr("Recommended"), programme.retention, programme.limit, evaluation, figures))
    for quote in columns(evaluation):
        if quote.limit is not None and not quote.not_compared:
            share = quote.policy.retention.default or 0.0
            found.append(_column(quote_name(quote, words), share, quote.limit, evaluation, figures))
    return tuple(found)


def risk_cost(evaluation: Evaluation, words: Texts, figures: Figures) -> RiskCost:
    """Of every quote that has a price, and of going without."""
    comparison = evaluation.coverage.comparison
    if comparison is None:
        return RiskCost((), "")
    priced = [
        (quote_name(quote, words), quote.price, quote.kept_mean, quote.kept_bad)
        for quote in (*((comparison.now,) if comparison.now else ()), *comparison.results)
        if quote.price is not None and not quote.not_compared
    ]
    if comparison.now is not None and comparison.now.price is not None:
        priced[0] = (_tr("Now"), *priced[0][1:])
    nothing = comparison.nothing
    priced.append((_tr("No cover"), 0.0, nothing.kept_mean, nothing.kept_bad))
    priced.sort(key=lambda entry: entry[1] + entry[2])
    rows = tuple(
        BarRow(
            _tr("{name}: price {price}, still paid {kept}").format(
                name=name, price=figures.exact(price), kept=figures.modelled(kept)),
            price + kept, figures.modelled(price + kept),
            _tr("{amount} in 1 year of 200").format(amount=figures.modelled(bad)),
        )
        for name, price, kept, bad in priced
    )
    sentence = _tr("{name} costs least in an average year, {amount}.").format(
        name=priced[0][0], amount=figures.modelled(priced[0][1] + priced[0][2])
    )
    return RiskCost(rows, sentence)


def _column(label: str, share: float, limit: float, evaluation: Evaluation, figures: Figures) -> TowerColumn:
    """What the firm pays first, what the policy pays, and what lies above it, each with how often it is reached."""
    reached = evaluation.losses.events.year_exceeds

    def note(above: float) -> str:
        return _tr("reached in {chance} years").format(chance=figures.count(reached(above)))

    blocks = []
    if share > 0:
        blocks.append(Storey(share, "c_keep", _tr("You pay {amount}").format(amount=figures.exact(share)), note(0.0)))
    blocks += [
        Storey(share + limit, "c_cover", _tr("Policy pays {amount}").format(amount=figures.exact(limit)), note(share)),
        Storey(None, "c_over", _tr("Above: you pay"), note(share + limit)),
    ]
    return TowerColumn(label, tuple(blocks))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CoverTower", text)
