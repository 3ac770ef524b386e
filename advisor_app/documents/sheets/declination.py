"""The form for what the client does not want, or not yet: each item with what it would pay and what happens without."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.decision import decision_rows
from advisor_app.domain.coverage.advice import PartAdvice


def declination(context: Context) -> b.Section:
    """The rows of the decision form, then every other part that is advised."""
    wording, advisor = context.wording, context.advisor
    day = context.figures.long_date(context.evaluation.today)
    rows = decision_rows(context)
    asked = {b.words_of(row.item) for row in rows}
    # The row of the fraud limit is about payments made under deception.
    once = "soc_eng" if context.advice.programme.fraud_sublimit else ""
    more = [row for part in context.advice.parts if part.priority in ("essential", "advised") and part.id != once
            and b.words_of((row := _part(context, part)).item) not in asked]
    form = b.DecisionBlock(
        intro=wording.text("declination.intro", client=context.client, date=day),
        item_title=wording.say("declination.item"),
        choices=tuple(wording.say(f"declination.{choice}") for choice in ("decline", "defer", "accept")),
        rows=(*rows, *more),
        remarks=(wording.say("declination.later"), wording.say("decision.reason")),
        statements=tuple(wording.text(f"declination.statements.{key}") for key in ("read", "force", "size", "ask")),
        signing=tuple(wording.say(f"decision.{label}") for label in ("name", "signature", "date")),
    )
    return b.Section("F3", (
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.Title(wording.text("declination.heading")), form,
    ))


def _part(context: Context, part: PartAdvice) -> b.DecisionRow:
    wording, name = context.wording, context.part_name(part)
    limit = part.limit or (context.advice.programme.limit if part.full_limit else None)
    item = (wording.text("decision.part", part=name, limit=context.figures.exact(limit)) if limit
            else wording.text("decision.part_plain", part=name))
    return b.DecisionRow(item, wording.text("declination.part_why", plain=context.texts.coverage[part.id]["plain"]))
