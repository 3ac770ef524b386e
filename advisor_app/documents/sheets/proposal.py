"""What an insurer may be told: answers that somebody saw or tested, and every plain no. A protection that was only
claimed is blocked and listed; a weakness is never held back, for an insurer is owed a fair presentation."""

from __future__ import annotations

from datetime import date
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.fact_words import fact_words
from advisor_app.documents.report.findings import answer_words
from advisor_app.documents.report.told import pairs
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.attestation import PreparedAnswer

FACTS: Final = (
    "legal_name", "trading_names", "sector", "second_sector", "home_country", "staff", "revenue", "records_total",
    "data_categories", "people_countries", "technology_services", "card_handling", "largest_payment",
)
STATEMENTS: Final = 3


def proposal(context: Context) -> b.Section:
    """The summary with its blocked part and the lines to sign."""
    wording, advisor = context.wording, context.advisor
    facts = [(context.texts.facts[name].label, words) for name in FACTS if (words := fact_words(context, name))]
    middle = (len(facts) + 1) // 2
    return b.Section("proposal", (
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.Title(wording.text("proposal.heading", client=context.client)), b.Paragraph(wording.text("proposal.intro")),
        b.Heading(wording.text("proposal.firm")),
        b.Columns((pairs(facts[:middle], 0.42),), (pairs(facts[middle:], 0.42),)),
        b.Heading(wording.text("proposal.safeguards")), _proven(context),
        b.Heading(wording.text("proposal.losses")), b.Bullets(_losses(context), style="list"),
        b.Heading(wording.text("proposal.wanted")), b.Bullets(_wanted(context), style="list"),
    ))


def signing(context: Context) -> b.Section:
    """The statement and the lines for owner and IT person."""
    wording = context.wording
    statements = tuple(wording.text(f"proposal.statements.{number}") for number in range(1, STATEMENTS + 1))
    labels = tuple(wording.say(f"proposal.{label}") for label in ("owner", "it_person", "date"))
    form = b.DecisionBlock((), "", (), (), (), statements, labels)
    return b.Section("F4", (b.Heading(wording.text("proposal.sign")), form), together=True)


def blocked(context: Context) -> b.Section | None:
    """Answers that were only said, with the proof to look for, then those nobody knows; on a page of their own."""
    wording, words, attestation = context.wording, context.texts.questions, context.evaluation.attestation
    unknown = [inside(words[answer.question].short) for answer in attestation.to_find_out]
    blocks: list[b.Block] = []
    if attestation.blocked:
        items = tuple(
            wording.text("proposal.blocked_item", question=words[said.question].short,
                         answer=answer_words(context, said.question), proof=words[said.question].evidence)
            for said in attestation.blocked
        )
        blocks += [b.Heading(wording.text("proposal.blocked")), b.Paragraph(wording.text("proposal.blocked_intro")),
                   b.Bullets(items, style="list")]
    if unknown:
        blocks += [b.Heading(wording.text("proposal.unknown")),
                   b.Paragraph(wording.text("proposal.unknown_intro", questions=wording.listed(unknown)))]
    return b.Section("blocked", tuple(blocks), new_page=True) if blocks else None


def _proven(context: Context) -> b.Block:
    wording = context.wording
    shares = (("question", 0.44), ("answer", 0.3), ("proof", 0.26))
    columns = tuple(b.Column(wording.say(f"proposal.{key}"), share) for key, share in shares)
    rows = tuple(
        (b.Cell(b.plain(context.texts.questions[answer.question].short)),
         b.Cell(b.plain(_answer(context, answer))), b.Cell(_proof(context, answer)))
        for answer in context.evaluation.attestation.printable
    )
    return b.Table(columns, rows) if rows else b.Paragraph(wording.text("proposal.none"))


def _answer(context: Context, answer: PreparedAnswer) -> str:
    """The answer by its label; No where that follows from another answer."""
    inferred = context.evaluation.assessment.states[answer.question].state == "inferred"
    return context.texts.word("answers", "none") if inferred else answer_words(context, answer.question)


def _proof(context: Context, answer: PreparedAnswer) -> b.Text:
    """How it is known, and since when."""
    wording = context.wording
    if answer.evidence not in ("seen", "tested"):
        return wording.text("proposal.told")
    dated = context.figures.short_date(answer.on) if answer.on else wording.say("proposal.undated")
    return wording.text(f"proposal.{answer.evidence}", date=dated)


def _losses(context: Context) -> tuple[b.Text, ...]:
    """Each incident with day, cost and whether its cause was put right; not asked is not the same as none."""
    wording, figures = context.wording, context.figures
    rows = context.facts.rows("incidents")
    if not rows:
        known = context.facts.stated("incident_history")
        kinds = [kind for kind in known if isinstance(kind, str) and kind not in ("none", "unknown")] if isinstance(
            known, tuple) else []
        if kinds:
            return tuple(b.plain(context.texts.word("incident_kinds", kind)) for kind in kinds)
        asked = isinstance(known, tuple) and "unknown" not in known
        return (wording.text("proposal.no_losses" if asked else "proposal.losses_unknown"),)
    found = []
    for row in rows:
        day, cost, fixed = row.get("date"), row.get("cost"), row.get("fixed")
        words = wording.say(
            "proposal.incident", kind=context.texts.word("incident_kinds", str(row.get("kind"))),
            date=figures.long_date(day) if isinstance(day, date) else wording.say("told.unknown"),
            cost=figures.exact(cost) if isinstance(cost, (int, float)) else wording.say("proposal.incident_unknown"),
        )
        put_right = wording.say("proposal.fixed" if fixed else "proposal.open") if isinstance(fixed, bool) else ""
        found.append(b.plain(words + put_right))
    return tuple(found)


def _wanted(context: Context) -> tuple[b.Text, ...]:
    wording, figures, programme = context.wording, context.figures, context.advice.programme
    items = [wording.text("proposal.wanted_limit", amount=figures.exact(programme.limit),
                          first=figures.exact(programme.retention), hours=figures.number(programme.waiting_hours))]
    if programme.fraud_sublimit:
        items.append(wording.text("proposal.wanted_fraud", amount=figures.exact(programme.fraud_sublimit)))
    parts = [inside(context.part_name(part)) for part in context.advice.parts if part.priority == "essential"]
    if parts:
        items.append(wording.text("proposal.wanted_parts", parts=wording.listed(parts)))
    return tuple(items)
