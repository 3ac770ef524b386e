"""How money could be lost: sizes, causes with their stories, what it is spent on, and the curve of a year."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.chart_geometry import chance_at, chance_ticks, curve_range, steps_between
from advisor_app.documents.context import Context
from advisor_app.documents.report.ladder import kept_bars, ladder
from advisor_app.documents.wording import inside

STORIES: Final = 2
SEGMENTS: Final = 6


def losses(context: Context) -> b.Section:
    """The chapter on losses; all figures of the simulation."""
    wording, picture = context.wording, context.evaluation.losses
    intro = wording.text("losses.intro", chance=context.figures.count(picture.chance),
                         mean=context.yearly(picture.expected_annual))
    return b.Section("losses", (
        b.Heading(wording.text("losses.heading"), 0), b.Paragraph(intro),
        b.Heading(wording.text("losses.ladder")), ladder(context),
        b.Heading(wording.text("losses.kept")), kept_bars(context),
        b.Heading(wording.text("losses.story")), *_stories(context),
        b.Heading(wording.text("losses.causes")), _causes(context),
        b.Heading(wording.text("losses.parts")), _parts(context),
        *_curve(context),
    ))


def _ordered(context: Context) -> list[str]:
    """Causes that happen at all, those that cost most in an average year first."""
    by_cause = context.evaluation.losses.by_cause
    return sorted((cause for cause, loss in by_cause.items() if loss.rate > 0),
                  key=lambda cause: -by_cause[cause].expected_annual)


def _stories(context: Context) -> list[b.Block]:
    found: list[b.Block] = []
    for cause in _ordered(context)[:STORIES]:
        loss = context.evaluation.losses.by_cause[cause]
        figures = context.wording.text("losses.story_figures", cause=context.texts.word("incident_causes", cause),
                                       often=_often(context, loss.rate), mean=context.figures.modelled(loss.mean))
        story = context.wording.text(f"losses.stories.{cause}")
        found.append(b.Paragraph((*figures, b.Span(" "), *story)))
    return found


def _often(context: Context, rate: float) -> str:
    count = round(rate * 1000)
    return context.wording.count("losses.story_often", count) if count else context.wording.say("losses.story_seldom")


def _causes(context: Context) -> b.Table:
    wording, figures, by_cause = context.wording, context.figures, context.evaluation.losses.by_cause
    shares = (("cause", 0.43, "left"), ("often", 0.19, "right"), ("each", 0.19, "right"), ("yearly", 0.19, "right"))
    columns = tuple(b.Column(wording.say(f"losses.{key}"), share, align) for key, share, align in shares)
    rows = []
    for cause in _ordered(context):
        loss, count = by_cause[cause], round(by_cause[cause].rate * 1000)
        often = figures.number(count) if count else wording.say("losses.fewer")
        rows.append(tuple(b.Cell(b.plain(words)) for words in (
            context.texts.word("incident_causes", cause), often, figures.modelled(loss.mean),
            context.yearly(loss.expected_annual),
        )))
    return b.Table(columns, tuple(rows), together=True)


def _parts(context: Context) -> b.Bars:
    """At most six bars: the parts that cost most, the rest together."""
    wording, by_part = context.wording, context.evaluation.losses.by_part
    ordered = sorted(((loss.expected_annual, part) for part, loss in by_part.items() if loss.expected_annual > 0),
                     reverse=True)
    shown = [(context.texts.word("loss_parts", part), amount) for amount, part in ordered[:SEGMENTS - 1]]
    rest = sum(amount for amount, _ in ordered[SEGMENTS - 1:])
    if rest > 0:
        shown.append((wording.say("losses.others"), rest))
    rows = tuple(b.BarRow(name[:1].upper() + name[1:], (b.BarPart(amount),), context.yearly(amount))
                 for name, amount in shown)
    sentence = wording.say("losses.parts_sentence", part=inside(shown[0][0]),
                           amount=context.yearly(shown[0][1])) if shown else ""
    return b.Bars(rows, sentence)


# ----------------------------------------------------------------------------------------------------- the curve
def _curve(context: Context) -> list[b.Block]:
    """The curve of a year with the limits as points, and the same points as a table; nothing without incidents."""
    wording, figures, picture = context.wording, context.figures, context.evaluation.losses
    points = tuple((point.amount, point.chance) for point in picture.curve)
    if not points or points[0][1] <= 0:
        return []
    marks = tuple(
        b.CurveMark(option.limit, chance_at(points, option.limit), wording.say(f"options.{option.name}"))
        for option in sorted(context.advice.options, key=lambda option: option.limit)
    )
    low, high = curve_range([points], [mark.amount for mark in marks])
    band = tuple((p.amount, p.low, p.high) for p in picture.curve if p.low is not None and p.high is not None)
    top = max([points[0][1], *(most for _, _, most in band)])
    block = b.Curve(
        points, band if len(band) == len(points) else (), marks,
        tuple((amount, figures.short(amount)) for amount in steps_between(low, high)),
        tuple((years / 100, figures.number(years)) for years in chance_ticks(top)),
        (wording.say("losses.curve_amounts"), wording.say("losses.curve_chances")),
        wording.say("losses.curve_sentence"),
    )
    return [b.Heading(wording.text("losses.curve")), block, _points(context, marks)]


def _points(context: Context, marks: tuple[b.CurveMark, ...]) -> b.Table:
    wording, figures = context.wording, context.figures
    columns = (b.Column(wording.say("losses.point"), 0.4), b.Column(wording.say("losses.point_limit"), 0.3, "right"),
               b.Column(wording.say("losses.point_share"), 0.3, "right"))
    rows = []
    for number, mark in enumerate(marks, start=1):
        count = round(mark.chance * 1000)
        share = wording.say("losses.in_thousand", n=figures.number(count) if count else wording.say("losses.fewer"))
        rows.append((b.Cell(b.plain(f"{figures.number(number)}  {mark.label}")),
                     b.Cell(b.plain(figures.exact(mark.amount))), b.Cell(b.plain(share))))
    return b.Table(columns, tuple(rows), together=True)
