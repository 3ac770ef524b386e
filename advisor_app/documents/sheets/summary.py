"""The summary on one page: what to buy, for how much, why, what stays with you, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.report.ladder import ladder
from advisor_app.documents.sections.cover import gaps_shown, options, ordered_parts, part_bars
from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.documents.sections.kept import kept
from advisor_app.documents.sections.opening import answer
from advisor_app.documents.sections.plan import group_of
from advisor_app.documents.sections.recommendation import key_figures
from advisor_app.documents.sections.year import dots
from advisor_app.domain.coverage.gaps import grouped

SOON_DAYS: Final = 120
# Parts of cover shown at each step of brevity; from NO_DOTS on the year is one sentence.
PARTS: Final = (6, 5, 4, 3, 3, 2, 0)
NO_DOTS: Final = 5


def heading(context: Context) -> b.Section:
    """Who made it, for whom."""
    advisor = context.advisor
    return b.Section("S0", (
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.Title(context.wording.text("summary.heading", client=context.client)),
        *_provisional(context),
    ))


def whole(context: Context) -> b.Section:
    return b.Section("S1", (*picture(context), *foot(context)))


def picture(context: Context) -> tuple[b.Block, ...]:
    """Answer, numbers, sizes, the ladder of losses, gaps, fixes, what stays, dates."""
    wording = context.wording
    left = (b.Heading(wording.text("gaps.heading")), *_gaps(context)) if context.brevity < 6 else ()
    drawn = (b.Paragraph(answer(context)), b.KeyFigures(key_figures(context)), *dots(replace(context, brevity=8)))
    short = (b.Paragraph((*answer(context), b.Span(" "), *_year(context))), b.KeyFigures(key_figures(context)))
    return (
        *(drawn if context.brevity < NO_DOTS else short),
        b.Columns(options(context), (b.Heading(wording.text("summary.ladder")), ladder(context, short=True)), 0.55),
        b.Columns((*left, b.Heading(wording.text("summary.dates")), b.Bullets(_dates(context), style="list")),
                  (b.Heading(wording.text("summary.fixes")), *_fixes(context), *kept(context)), 0.5),
        *_parts(context),
    )


def _parts(context: Context) -> tuple[b.Block, ...]:
    """The parts that matter most as bars, fewer where room is short."""
    shown = ordered_parts(context)[:context.step(PARTS)]
    if not shown:
        return ()
    sentence = context.wording.say("parts.bars", advised=context.wording.say("parts.advised").lower())
    return (b.Heading(context.wording.text("parts.heading")), part_bars(context, shown, sentence))


def foot(context: Context) -> tuple[b.Block, ...]:
    """What it is not, the emergency line of a policy in force, whom to ask."""
    wording, figures = context.wording, context.figures
    sentences = [wording.say("summary.foot", date=figures.long_date(context.evaluation.today),
                             until=context.decide_by())]
    lines = [policy.hotline for policy in context.evaluation.case.policies or () if policy.kind == "current"]
    sentences += [wording.say("summary.hotline", number=number) for number in lines if number][:1]
    if context.contact:
        sentences.append(wording.say("summary.contact", contact=" · ".join(context.contact)))
    return (b.Paragraph(b.plain(" ".join(sentences)), "small"),)


def _provisional(context: Context) -> tuple[b.Block, ...]:
    if context.advice.level != "provisional":
        return ()
    confidence = context.figures.number(context.advice.confidence)
    return (b.Notice(context.wording.text("provisional.title"),
                     context.wording.text("provisional.text", confidence=confidence)),)


def _year(context: Context) -> b.Text:
    evaluation, figures = context.evaluation, context.figures
    total = 100 if evaluation.serious_chance >= 0.01 else 1000
    serious = round(evaluation.serious_chance * total)
    anything = max(serious, round(evaluation.losses.chance * total))
    return context.wording.text(
        "summary.year", any=figures.number(anything), total=figures.number(total), serious=figures.number(serious),
        bearable=figures.modelled(evaluation.bearable_loss),
    )


def _gaps(context: Context) -> tuple[b.Block, ...]:
    if context.evaluation.case.policies is None:
        return (b.Paragraph(context.wording.text("gaps.not_seen"), "list"),)
    items = tuple(context.reason(gap.text, gap.slots) for gap in gaps_shown(grouped(context.advice.gaps))[:3])
    if not items:
        return (b.Paragraph(context.wording.text("gaps.none"), "list"),)
    return (b.Bullets(items, numbered=True, style="list"),)


def _fixes(context: Context) -> tuple[b.Block, ...]:
    wording = context.wording
    items = []
    for action in first_fixes(context.evaluation):
        title = context.texts.actions[action.id].title
        gain = context.evaluation.losses.gains.get(action.control or "")
        told = action.saving is not None and not (gain is not None and gain.little)
        saving = wording.say("summary.saves", amount=context.yearly(action.saving or 0.0))
        items.append(wording.text("summary.fix", title=title, saving=saving) if told else b.plain(title))
    if not items:
        return (b.Paragraph(wording.text("fixes.nothing"), "list"),)
    return (b.Bullets(tuple(items), numbered=True, style="list"),)


def _dates(context: Context) -> tuple[b.Text, ...]:
    """What comes when, with whom."""
    wording, figures, today = context.wording, context.figures, context.evaluation.today
    items = [wording.text(f"summary.fix_{group_of(context, fix)}") for fix in first_fixes(context.evaluation)[:1]]
    items.append(wording.text("summary.decide", date=context.decide_by()))
    ends = sorted(policy.end for policy in context.evaluation.case.policies or ()
                  if policy.kind == "current" and policy.end is not None and _soon(policy.end, today))
    items += [wording.text("summary.policy_ends", date=figures.long_date(day), firm=context.firm) for day in ends[:1]]
    items.append(wording.text("summary.quotes"))
    return tuple(items)


def _soon(day: date, today: date) -> bool:
    return 0 <= (day - today).days <= SOON_DAYS
