"""The action plan: everything to do, grouped by when, with room for who and the day; then the proof to keep."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.fixes import cost_words, saving_words
from advisor_app.documents.wording import inside
from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.vocabulary import SEVERITIES

ROWS: Final = 15
PROOFS: Final = 12
# From this brevity on the plan names no first step, and later no reason.
NO_STEPS: Final = 1
NO_REASON: Final = 3
GROUPS: Final = ("week", "insurance", "quarter", "year")


def heading(context: Context) -> b.Section:
    """Who made the plan, for whom, and how to read it."""
    wording, advisor = context.wording, context.advisor
    day = context.figures.long_date(context.evaluation.today)
    return b.Section("P0", (
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.Title(wording.text("plan.heading", client=context.client)),
        b.Paragraph(wording.text("plan.intro", date=day)),
    ))


def chapter(context: Context) -> b.Section | None:
    """The heading of the plan inside a report; None where there is nothing to do."""
    if not context.evaluation.assessment.actions:
        return None
    wording = context.wording
    day = context.figures.long_date(context.evaluation.today)
    return b.Section("plan", (b.Heading(wording.text("planning.heading"), 0),
                              b.Paragraph(wording.text("plan.intro", date=day))))


def week(context: Context) -> b.Section | None:
    return _group(context, "week")


def insurance(context: Context) -> b.Section | None:
    return _group(context, "insurance")


def quarter(context: Context) -> b.Section | None:
    return _group(context, "quarter")


def year(context: Context) -> b.Section | None:
    return _group(context, "year")


def rest(context: Context) -> b.Section | None:
    """What did not get a row, by name."""
    others = context.evaluation.assessment.actions[ROWS:]
    if not others:
        return None
    titles = "; ".join(inside(context.texts.actions[action.id].title) for action in others)
    return b.Section("P5", (
        b.Heading(context.wording.text("plan.rest")), b.Paragraph(context.wording.text("plan.later", titles=titles)),
    ))


def proof(context: Context) -> b.Section | None:
    """What good proof looks like, for the fixes of the plan: an insurer may ask for it."""
    questions = [action.questions[0] for action in context.evaluation.assessment.actions if action.questions]
    found = [question for question in dict.fromkeys(questions) if context.texts.questions[question].evidence]
    if not found:
        return None
    words = context.texts.questions
    items = tuple(
        context.wording.text("plan.proof_line", subject=words[question].short, proof=words[question].evidence)
        for question in found[:PROOFS]
    )
    return b.Section("P6", (
        b.Heading(context.wording.text("plan.proof")), b.Paragraph(context.wording.text("plan.proof_intro"), "note"),
        b.Bullets(items, style="list"),
    ))


def group_of(context: Context, action: ActionAdvice) -> str:
    """When to do it: this week if it takes hours and matters, before insurance if insurers require it, else by
    effort."""
    if action.effort == "hours" and SEVERITIES.index(action.level) >= SEVERITIES.index("high"):
        return "week"
    if insurer_word(context, action) == "required":
        return "insurance"
    return "year" if action.effort == "weeks" else "quarter"


def insurer_word(context: Context, action: ActionAdvice) -> str:
    """Whether insurers require what it puts in place: required, helps or nothing."""
    marks = {mark.id: mark for mark in context.advice.insurability.marks}
    asked = [marks[condition] for condition in action.satisfies if condition in marks]
    if any(mark.mark == "must" and mark.status != "in_place" for mark in asked):
        return "required"
    return "helps" if any(mark.mark in ("must", "exp") for mark in asked) else "nothing"


def _group(context: Context, name: str) -> b.Section | None:
    wording = context.wording
    chosen = [
        (number, action)
        for number, action in enumerate(context.evaluation.assessment.actions[:ROWS], start=1)
        if group_of(context, action) == name
    ]
    if not chosen:
        return None
    shares = (
        ("", 0.04, "left"), ("action", 0.385, "left"), ("effort", 0.11, "left"), ("cost", 0.145, "right"),
        ("saving", 0.12, "right"), ("insurers", 0.1, "left"), ("who", 0.1, "left"),
    )
    columns = tuple(b.Column(wording.say(f"plan.{key}") if key else "", share, align) for key, share, align in shares)
    rows = tuple(_row(context, number, action) for number, action in chosen)
    return b.Section(f"P-{name}", (b.Heading(wording.text(f"plan.{name}")), b.Table(columns, rows)))


def _row(context: Context, number: int, action: ActionAdvice) -> tuple[b.Cell, ...]:
    words = context.texts.actions[action.id]
    first = b.plain(words.why)
    if words.steps and context.brevity < NO_STEPS:
        first = context.wording.text("plan.first", why=words.why, step=words.steps[0])
    return (
        b.Cell(b.plain(context.figures.number(number))),
        b.Cell(b.plain(words.title, strong=True), first if context.brevity < NO_REASON else ()),
        b.Cell(b.plain(context.texts.word("efforts", action.effort))),
        b.Cell(b.plain(cost_words(context, action.cost))),
        b.Cell(saving_words(context, action)),
        b.Cell(context.wording.text(f"plan.{insurer_word(context, action)}")),
        b.Cell(context.wording.text("plan.blank"), context.wording.text("plan.blank")),
    )
