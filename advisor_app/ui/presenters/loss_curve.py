"""The loss curve and the hundred years, ready to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from advisor_app.documents.chart_geometry import Curve
from advisor_app.documents.figures import Figures
from advisor_app.domain.coverage.held import terms_in_force
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.picture import CurvePoint, LossPicture
from advisor_app.domain.pack import ContentPack
from advisor_app.ui.charts.loss_plot import LossCurveData

# The cursor stands at first where one year in two hundred loses more.
FIRST_CHANCE = 0.005
# From this chance of a serious loss on, a hundred years show it; below it takes a thousand.
HUNDRED_FROM = 0.03


@dataclass(frozen=True)
class YearsView:
    """total: 100 or 1,000 years; bad, serious: of these. words: what bad, serious and less are called."""

    total: int
    bad: int
    serious: int
    sentence: str
    words: tuple[str, str, str]


@dataclass(frozen=True)
class Extras:
    """What is drawn beside the curves, when it is wanted. last: losses of the assessment before."""

    last: LossPicture | None = None
    sure: bool = False
    recommended: bool = False


def curve_data(
    evaluation: Evaluation, pack: ContentPack, figures: Figures, planned: LossPicture | None,
    extras: Extras | None = None,
) -> LossCurveData:
    """planned: the losses with the ticked fixes, None without."""
    shown = extras or Extras()
    losses, programme = evaluation.losses, evaluation.coverage.programme
    terms = terms_in_force(evaluation.facts.policies, pack.coverage)
    marked = min(losses.curve, key=lambda point: abs(point.chance - FIRST_CHANCE), default=None)
    return LossCurveData(
        today=_points(losses.curve),
        after=_points(planned.curve) if planned is not None else (),
        after_label=_tr("With the fixes ticked"),
        excess=terms.retention if terms is not None else 0.0,
        limit=terms.retention + terms.limit if terms is not None else 0.0,
        cursor=marked.amount if marked else 0.0,
        axis=figures.short,
        exact=figures.modelled,
        years=figures.chance,
        last=_points(shown.last.curve) if shown.last is not None else (),
        band=_band(losses.curve) if shown.sure else None,
        recommended=(programme.retention, programme.retention + programme.limit) if shown.recommended else None,
    )


def years_view(evaluation: Evaluation, figures: Figures) -> YearsView:
    """Years like this one as dots: the very bad ones within the serious ones."""
    bearable, losses = evaluation.bearable_loss, evaluation.losses
    total = 100 if evaluation.serious_chance >= HUNDRED_FROM else 1000
    serious = round(evaluation.serious_chance * total)
    bad_amount = losses.incident.p95
    bad = min(serious, round(losses.events.year_exceeds(bad_amount) * total))
    amount, more = figures.exact(bearable), figures.modelled(bad_amount)
    sentence = _tr(
        "Think of {total} years like this one. In about {serious} of them the firm would lose more than {amount}; in "
        "about {bad}, {more} or more. In the other {others}, less than that or nothing."
    ).format(
        total=figures.number(total), serious=serious, amount=amount, bad=bad, more=more,
        others=figures.number(total - serious),
    )
    words = (_tr("{more} or more"), _tr("{amount} to {more}"), _tr("Less, or nothing"))
    return YearsView(total, bad, serious - bad, sentence, (
        words[0].format(more=more), words[1].format(amount=amount, more=more), words[2],
    ))


def has_band(picture: LossPicture) -> bool:
    """Whether the range of the curve was worked out."""
    return any(point.low is not None for point in picture.curve)


def _points(curve: Iterable[CurvePoint]) -> Curve:
    return tuple((point.amount, point.chance) for point in curve)


def _band(curve: Iterable[CurvePoint]) -> tuple[Curve, Curve]:
    points = [point for point in curve if point.low is not None and point.high is not None]
    return (
        tuple((point.amount, point.low or 0.0) for point in points),
        tuple((point.amount, point.high or 0.0) for point in points),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossCurve", text)
