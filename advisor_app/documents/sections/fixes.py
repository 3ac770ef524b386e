"""L5, first half: what to fix first, with the answer behind each fix, its effort, its cost and what it saves."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.reasons import separator
from advisor_app.documents.wording import inside
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.vocabulary import COST_RANGES

FIXES: Final = 3
# From this brevity on the table may go over the end of a page.
SPLIT_FROM: Final = 9


def first_fixes(evaluation: Evaluation) -> tuple[ActionAdvice, ...]:
    """The first three fixes in the order of the advice, one for each control."""
    found: list[ActionAdvice] = []
    for action in evaluation.assessment.actions:
        if action.control is None or action.control not in [other.control for other in found]:
            found.append(action)
    return tuple(found[:FIXES])


def fixes(context: Context) -> b.Section:
    """The table of fixes, or one sentence where nothing is to be fixed."""
    wording = context.wording
    actions = first_fixes(context.evaluation)
    heading = b.Heading(wording.text("fixes.heading"))
    if not actions:
        return b.Section("L5-fixes", (heading, b.Paragraph(wording.text("fixes.nothing"))))
    columns = (
        b.Column("", 0.03), b.Column(wording.say("fixes.fix"), 0.58), b.Column(wording.say("fixes.effort"), 0.13),
        b.Column(wording.say("fixes.cost"), 0.14, "right"), b.Column(wording.say("fixes.saving"), 0.12, "right"),
    )
    rows = tuple(_row(context, number, action) for number, action in enumerate(actions, start=1))
    return b.Section("L5-fixes", (
        heading, b.Table(columns, rows), *_overlap(context),
    ), together=context.brevity < SPLIT_FROM)


def _overlap(context: Context) -> tuple[b.Block, ...]:
    return (b.Paragraph(context.wording.text("fixes.overlap"), "note"),) if context.brevity < 5 else ()


def _row(context: Context, number: int, action: ActionAdvice) -> tuple[b.Cell, ...]:
    title = context.texts.actions[action.id].title
    effort = context.texts.word("efforts", action.effort)
    return (
        b.Cell(b.plain(context.figures.number(number))), b.Cell(b.plain(title), b.plain(_told(context, action))),
        b.Cell(b.plain(effort)), b.Cell(b.plain(cost_words(context, action.cost))),
        b.Cell(saving_words(context, action)),
    )


def _told(context: Context, action: ActionAdvice) -> str:
    """The client's own answer behind the fix: the first question of it that has one."""
    if not action.questions or context.brevity >= 8:
        return ""
    question = action.questions[0]
    words = context.texts.questions[question]
    value = context.evaluation.case.answers.value(question)
    options = [value] if isinstance(value, str) else list(value or ())
    if not options and context.evaluation.assessment.states[question].state == "inferred":
        return context.texts.word("answers", "inferred")
    if not options or options == ["unknown"]:
        return context.wording.say("fixes.told_unknown")
    names = [words.options.get(option) or context.texts.word("answers", option) for option in options]
    labels = separator(names).join(names)
    if context.brevity >= 5:
        return context.wording.say("fixes.told_briefly", answer=labels)
    return context.wording.say("fixes.told", question=inside(words.short), answer=labels)


def cost_words(context: Context, band: str) -> str:
    """The bounds of a cost band in the client's currency."""
    low, high = COST_RANGES[band]
    exact = context.figures.exact
    return context.wording.say(f"fixes.cost_{band}", low=exact(low), high=exact(high or 0))


def saving_words(context: Context, action: ActionAdvice) -> b.Text:
    """What it saves in an average year; words where that was not measured or is very little."""
    if action.saving is None:
        return context.wording.text("fixes.unmeasured")
    gain = context.evaluation.losses.gains.get(action.control or "")
    if gain is not None and gain.little:
        return context.wording.text("fixes.little")
    return b.plain(context.yearly(action.saving), strong=True)
