"""L4: what a year could look like: dots, sizes, and what weighs most."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside
from advisor_app.domain.money import two_figures

CAUSES_NAMED = 2


def year(context: Context) -> b.Section:
    """Years as dots on one base, the two sizes of an event, the average and the causes behind it."""
    return b.Section("L4", (b.Heading(context.wording.text("year.heading")), *dots(context)))


def dots(context: Context) -> tuple[b.Block, ...]:
    """The sentence of the year and its dots."""
    evaluation, wording, figures = context.evaluation, context.wording, context.figures
    total = 100 if evaluation.serious_chance >= 0.01 else 1000
    serious = round(evaluation.serious_chance * total)
    anything = max(serious, round(evaluation.losses.chance * total))
    bearable = figures.modelled(evaluation.bearable_loss)
    sentence = wording.text("year.hundred", total=figures.number(total), any=figures.number(anything),
                            serious=figures.number(serious), bearable=bearable)
    groups = tuple(
        b.DotGroup(count, wording.say(f"year.{tone}", bearable=bearable, n=figures.number(count)), tone)
        for count, tone in ((serious, "most"), (anything - serious, "some"), (total - anything, "none"))
    )
    return b.Paragraph(sentence), b.Dots(total, groups, _sizes(context))


def _sizes(context: Context) -> str:
    losses, wording, figures = context.evaluation.losses, context.wording, context.figures
    ranges = losses.ranges
    serious_range = _range(context, ranges.incident_p95.low, ranges.incident_p95.high) if ranges else ""
    sentences = [wording.say("year.sizes", half=figures.modelled(losses.incident.p50),
                             serious=figures.modelled(losses.incident.p95), range=serious_range)]
    if context.brevity < 3:
        mean_range = _range(context, ranges.expected_annual.low, ranges.expected_annual.high) if ranges else ""
        sentences.append(wording.say("year.average", mean=figures.modelled(losses.expected_annual), range=mean_range))
    if context.brevity < 6:
        sentences.append(wording.say("year.causes", causes=_causes(context)))
    return " ".join(sentences)


def _range(context: Context, low: float, high: float) -> str:
    """In words, unless both ends read the same."""
    if two_figures(low) == two_figures(high):
        return ""
    return context.wording.say("year.range", low=context.figures.modelled(low), high=context.figures.modelled(high))


def _causes(context: Context) -> str:
    by_cause = context.evaluation.losses.by_cause
    ordered = sorted(by_cause, key=lambda cause: -by_cause[cause].expected_annual)[:CAUSES_NAMED]
    return context.wording.listed(inside(context.texts.word("incident_causes", cause)) for cause in ordered)
