"""F1 and F3 on one page of its own: what the client accepts, declines or leaves open, and signs."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.cover import gap_key, ordered_parts
from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.domain.coverage.advice import PartAdvice

PARTS: Final = 4
# Parts that the row of the fraud limit already asks about.
_FRAUD_PARTS: Final = ("soc_eng", "ftf", "client_funds")


def decision(context: Context) -> b.Section:
    """One row for each thing recommended, with what it means to go without it."""
    wording = context.wording
    day = context.figures.long_date(context.evaluation.today)
    block = b.DecisionBlock(
        intro=wording.text("decision.intro", client=context.client, date=day, firm=context.firm),
        item_title=wording.say("decision.item"),
        choices=tuple(wording.say(f"decision.{choice}") for choice in ("accept", "decline", "undecided")),
        rows=decision_rows(context),
        remarks=(wording.say("decision.later"), wording.say("decision.reason")),
        statements=tuple(
            wording.text(f"decision.statements.{statement}", date=day)
            for statement in ("received", "facts", "force", "size")
        ),
        signing=tuple(wording.say(f"decision.{label}") for label in ("name", "signature", "date")),
    )
    return b.Section("F1-F3", (b.Heading(wording.text("decision.heading")), block), new_page=True)


def decision_rows(context: Context) -> tuple[b.DecisionRow, ...]:
    """The policy, its fraud limit, the essential parts that are missing, and the first fixes."""
    return (*_policy(context), *_parts(context), *_fixes(context))


def _policy(context: Context) -> list[b.DecisionRow]:
    wording, figures, programme = context.wording, context.figures, context.advice.programme
    serious = figures.modelled(context.evaluation.losses.incident.p95)
    rows = [b.DecisionRow(
        wording.text("decision.policy", policy=context.policy_words(), limit=figures.exact(programme.limit),
                     first=figures.exact(programme.retention)),
        wording.text("decision.policy_pays", serious=serious),
    )]
    if programme.fraud_sublimit:
        payment = context.stated_money("largest_payment")
        pays = (
            wording.text("decision.fraud_pays", payment=payment) if payment
            else wording.text("decision.fraud_pays_plain")
        )
        rows.append(b.DecisionRow(
            wording.text("decision.fraud", amount=figures.exact(programme.fraud_sublimit)), pays
        ))
    return rows


def _parts(context: Context) -> list[b.DecisionRow]:
    """Essential parts that are missing, too low or not known today, those that cost most first."""
    wanted = [
        part for part in ordered_parts(context)
        if part.priority == "essential" and part.id not in _FRAUD_PARTS and gap_key(context, part) not in (
            "gap_met", "gap_enough", "gap_elsewhere")
    ]
    return [_part(context, part) for part in wanted[:PARTS]]


def _part(context: Context, part: PartAdvice) -> b.DecisionRow:
    wording, figures, name = context.wording, context.figures, context.part_name(part)
    limit = part.limit or (context.advice.programme.limit if part.full_limit else None)
    item = (
        wording.text("decision.part", part=name, limit=figures.exact(limit)) if limit
        else wording.text("decision.part_plain", part=name)
    )
    mean = part.expected_annual
    pays = (
        wording.text("decision.part_pays", mean=context.yearly(mean, about=True)) if mean
        else wording.text("decision.part_pays_plain")
    )
    return b.DecisionRow(item, pays)


def _fixes(context: Context) -> list[b.DecisionRow]:
    wording, figures = context.wording, context.figures
    rows = []
    for number, action in enumerate(first_fixes(context.evaluation), start=1):
        title = context.texts.actions[action.id].title
        pays = (
            wording.text("decision.fix_pays", saving=context.yearly(action.saving, about=True)) if action.saving
            else wording.text("decision.fix_pays_plain")
        )
        rows.append(b.DecisionRow(wording.text("decision.fix", n=figures.number(number), title=title), pays))
    return rows
