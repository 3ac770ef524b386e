"""Who pays, over the loss curve: the excess, the policy, what lies above it; and the recommended policy under that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from advisor_app.documents.chart_geometry import LogScale, Span, policy_strip
from advisor_app.ui.charts.loss_plot import LossCurveData, Plot
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.painting import text_width

_FILLS = {"keep": "c_keep", "cover": "c_cover", "over": "c_over"}
STRIP, GAP, NOTE = 20, 3, 17


@dataclass(frozen=True)
class Strip:
    """One strip. words: for each kind of span, the longest first; the shortest stands above a span it is wider than."""

    spans: tuple[Span, ...]
    words: dict[str, tuple[str, ...]]


def strips_of(data: LossCurveData, scale: LogScale) -> tuple[Strip, ...]:
    """The policy in force, and the recommended one where it is shown."""
    over = (_tr("Above the policy limit: you pay"), _tr("Above the limit: you pay"), _tr("You pay"))
    now = Strip(policy_strip(data.excess, data.limit, scale), {
        "keep": (_tr("You pay"),), "cover": (_tr("Policy pays"), _tr("Policy")),
        "over": over if data.limit > data.excess else (_tr("No policy: you pay"), _tr("You pay")),
    })
    if data.recommended is None:
        return (now,)
    wanted = Strip(policy_strip(*data.recommended, scale), {
        "keep": (_tr("You pay"),),
        "cover": (_tr("Recommended policy pays"), _tr("Recommended: pays"), _tr("Recommended")),
        "over": (_tr("Above the recommended limit: you pay"), _tr("Above it: you pay"), _tr("You pay")),
    })
    return now, wanted


def needs_note(theme: Theme, strip: Strip) -> bool:
    """Whether some words are too wide for their span, and stand above it."""
    return any(not _fitting(theme, strip, span) for span in strip.spans)


def strips_height(theme: Theme, strips: tuple[Strip, ...]) -> int:
    notes = sum(theme.px(NOTE) for strip in strips if needs_note(theme, strip))
    return 2 + notes + theme.px(STRIP) * len(strips) + GAP * (len(strips) - 1)


def draw_strips(painter: QPainter, theme: Theme, strips: tuple[Strip, ...], plot: Plot) -> None:
    top = 2.0
    for strip in strips:
        if needs_note(theme, strip):
            _draw_notes(painter, theme, strip, plot.box.x(), top)
            top += theme.px(NOTE)
        for span in strip.spans:
            box = QRectF(plot.box.x() + span.start, top, span.length, theme.px(STRIP))
            gap = 2 if span.end < plot.scale.length else 0
            painter.fillRect(box.adjusted(0, 0, -min(gap, span.length / 2), 0), theme.color(_FILLS[span.kind]))
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _fitting(theme, strip, span))
        top += theme.px(STRIP) + GAP


def draw_limit(painter: QPainter, theme: Theme, limit: float, plot: Plot) -> None:
    """A dashed upright at the limit of the policy in force."""
    if plot.scale.low < limit < plot.scale.high:
        x = plot.box.x() + plot.scale.at(limit) - 1
        painter.setPen(QPen(theme.color("c_after"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(x, plot.strips + 2, x, plot.box.bottom()))


def _fitting(theme: Theme, strip: Strip, span: Span) -> str:
    font = theme.font("caption_strong")
    return next((text for text in strip.words[span.kind] if text_width(text, font) < span.length - 8), "")


def _draw_notes(painter: QPainter, theme: Theme, strip: Strip, left: float, top: float) -> None:
    """Words of narrow spans above the strip, each beginning over its span and none over another."""
    font, free = theme.font("caption_strong"), 0.0
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    end = strip.spans[-1].end
    for span in strip.spans:
        if _fitting(theme, strip, span):
            continue
        text = strip.words[span.kind][-1]
        wide = text_width(text, font)
        x = max(free, min(span.start, end - wide))
        box = QRectF(left + x, top, wide + 2, theme.px(NOTE))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        free = x + wide + 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("PolicyStrips", text)
