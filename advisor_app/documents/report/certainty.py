"""How sure the figures are: the method, the ranges, what nobody knows, what was assumed, what to answer next."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.basis import own_figures
from advisor_app.documents.wording import inside

# Names in a list at each step of brevity; the notes have them all.
NAMED: Final = (12, 12, 10, 10, 8, 8, 6, 6, 5)


def certainty(context: Context) -> b.Section:
    """The chapter on certainty; what is not known is always in it."""
    wording = context.wording
    method = wording.text("certainty.method", years=context.figures.number(context.evaluation.years))
    return b.Section("certainty", (
        b.Heading(wording.text("certainty.heading"), 0), b.Paragraph(method), *_ranges(context),
        b.Heading(wording.text("certainty.unknown")), b.Paragraph(_confidence(context)),
        b.Bullets(open_points(context, most=context.step(NAMED)), style="list"), *_next(context),
    ))


def _ranges(context: Context) -> list[b.Block]:
    losses, wording, figures = context.evaluation.losses, context.wording, context.figures
    if losses.ranges is None:
        return []
    ranges = losses.ranges
    shares = (("figure", 0.34, "left"), ("estimate", 0.22, "right"), ("low", 0.22, "right"), ("high", 0.22, "right"))
    columns = tuple(b.Column(wording.say(f"certainty.{key}"), share, align) for key, share, align in shares)
    found = (
        ("chance", figures.count, losses.chance, ranges.chance),
        ("mean", context.yearly, losses.expected_annual, ranges.expected_annual),
        ("serious", figures.modelled, losses.incident.p95, ranges.incident_p95),
    )
    rows = tuple(
        tuple(b.Cell(b.plain(words)) for words in
              (wording.say(f"certainty.{key}"), shown(value), shown(spread.low), shown(spread.high)))
        for key, shown, value, spread in found
    )
    return [b.Heading(wording.text("certainty.ranges")), b.Table(columns, rows, together=True),
            b.Paragraph(wording.text("certainty.eighty"), "note")]


def _confidence(context: Context) -> b.Text:
    wording, advice = context.wording, context.advice
    return wording.text("certainty.confidence", confidence=context.figures.number(advice.confidence),
                        level=wording.say(f"certainty.levels.{advice.level}"))


def open_points(context: Context, *, most: int = 999) -> tuple[b.Text, ...]:
    """What was asked and is not known, what was not asked, and what was assumed instead. most: names in a list."""
    wording, texts, advice = context.wording, context.texts, context.advice
    states = context.evaluation.assessment.states
    shown = [question.id for question in context.pack.questions if question.scored and question.id in states]

    def named(state: str) -> list[str]:
        return [inside(texts.questions[name].short) for name in shown if states[name].state == state]

    facts = [inside(texts.facts[name].label) for name in advice.open_facts if name in texts.facts]
    assumed = [inside(texts.facts[name].label) for name in advice.assumptions if name in texts.facts]
    controls = [inside(texts.word("controls", key)) for key in context.evaluation.losses.assumed_controls]
    found = (("asked_unknown", [*named("unknown"), *facts]), ("not_asked", named("not_answered")),
             ("assumed_facts", assumed), ("assumed_controls", controls))
    items = tuple(wording.text(f"certainty.{key}", items=wording.listed(names, most=most))
                  for key, names in found if names)
    own = tuple(b.plain(text) for text in own_figures(context, most=most))
    return (*items, *own) if items or own else (wording.text("certainty.all_known"),)


def _next(context: Context) -> list[b.Block]:
    wording, asked = context.wording, context.evaluation.losses.ask_next
    if not asked:
        return []
    columns = (b.Column(wording.say("certainty.next_control"), 0.6),
               b.Column(wording.say("certainty.next_worth"), 0.4, "right"))
    rows = tuple((b.Cell(b.plain(context.texts.word("controls", entry.control))),
                  b.Cell(b.plain(context.yearly(entry.worth)))) for entry in asked)
    return [b.Heading(wording.text("certainty.next")), b.Paragraph(wording.text("certainty.next_intro"), "note"),
            b.Table(columns, rows, together=True)]
