"""The data of the loss curve, and where its plot and scales stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from advisor_app.documents.chart_geometry import Curve, LogScale, chance_y, curve_line


@dataclass(frozen=True)
class LossCurveData:
    """Two curves and the policy, with the words for figures.

    today, after, last: points (loss, chance of at least that), losses rising; empty for none. band: lower and upper
    edge of how sure today's curve is. excess and limit: what the firm pays first, and the loss at which the policy is
    used up (0: no policy). cursor: the loss read at first. axis, exact: a loss in short and in full. years: a chance
    in words. recommended: what the firm would pay first, and the loss at which the recommended policy is used up.
    """

    today: Curve
    after: Curve
    after_label: str
    excess: float
    limit: float
    cursor: float
    axis: Callable[[float], str]
    exact: Callable[[float], str]
    years: Callable[[float], str]
    last: Curve = ()
    band: tuple[Curve, Curve] | None = None
    recommended: tuple[float, float] | None = None
    title: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Plot:
    """The plot's place and scales. strips: lower edge of who pays. top: chance at its upper edge."""

    box: QRectF
    strips: float
    scale: LogScale
    top: float

    def points(self, curve: Curve) -> list[QPointF]:
        places = curve_line(curve, self.scale, self.top, self.box.height())
        return [QPointF(self.box.x() + x, self.box.y() + y) for x, y in places]

    def at(self, loss: float, chance: float) -> QPointF:
        return QPointF(
            self.box.x() + self.scale.at(loss), self.box.y() + chance_y(chance, self.top, self.box.height())
        )
