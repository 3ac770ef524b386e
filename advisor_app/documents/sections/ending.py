"""L9, L11 and the form: what happens next, the signature, and the client's decision."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.documents.sections.recommendation import joined


def following(context: Context) -> b.Section:
    """Decide by a date, start with the first fix, who asks for quotes, nothing in force before it is confirmed."""
    wording = context.wording
    sentences = [wording.text("next.decide", date=context.decide_by())]
    if first_fixes(context.evaluation):
        sentences.append(wording.text("next.fix"))
    sentences += [wording.text("next.quotes"), wording.text("next.force")]
    advisor = context.advisor
    signature = b.Signature(wording.say("close"), advisor.name or advisor.firm,
                            advisor.firm if advisor.name and advisor.firm else "")
    return b.Section("L9", (
        b.Heading(wording.text("next.heading")), b.Paragraph(joined(sentences)), signature,
    ), together=True)


def decision(context: Context) -> b.Section:
    """The form: one row for each thing recommended, with what declining it means."""
    wording, figures = context.wording, context.figures
    block = b.DecisionBlock(
        intro=wording.text("decision.intro"),
        item_title=wording.say("decision.item"),
        choices=tuple(wording.say(f"decision.{choice}") for choice in ("accept", "decline", "undecided")),
        rows=tuple(_rows(context)),
        statement=wording.text("decision.statement", date=figures.long_date(context.evaluation.today)),
        lines=tuple(wording.say(f"decision.{line}") for line in ("name", "signature", "date")),
    )
    return b.Section("F1-F3", (b.Heading(wording.text("decision.heading")), block), together=True)


def _rows(context: Context) -> list[b.DecisionRow]:
    wording, figures, programme = context.wording, context.figures, context.advice.programme
    serious = figures.modelled(context.evaluation.losses.incident.p95)
    rows = [b.DecisionRow(
        wording.text("decision.policy", limit=figures.exact(programme.limit), first=figures.exact(programme.retention)),
        wording.text("decision.policy_no", serious=serious),
    )]
    if programme.fraud_sublimit:
        payment = context.stated_money("largest_payment")
        consequence = wording.text("decision.fraud_no", payment=payment) if payment else wording.text(
            "decision.fraud_no_plain"
        )
        rows.append(b.DecisionRow(
            wording.text("decision.fraud", amount=figures.exact(programme.fraud_sublimit)), consequence
        ))
    if first_fixes(context.evaluation):
        rows.append(b.DecisionRow(wording.text("decision.fixes"), wording.text("decision.fixes_no")))
    return rows
