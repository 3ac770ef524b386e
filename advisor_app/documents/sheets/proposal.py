"""What an insurer may be told: answers that somebody saw or tested. What was only said is blocked and listed."""

from __future__ import annotations

from datetime import date
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.fact_words import fact_words
from advisor_app.documents.report.findings import answer_words
from advisor_app.documents.report.told import pairs
from advisor_app.documents.wording import inside
from advisor_app.domain.questions import Question

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
    wording, words = context.wording, context.texts.questions
    said = [q for q in _asked(context) if _state(context, q) == "answered" and not _proof(context, q)]
    unknown = [inside(words[q.id].short) for q in _asked(context) if _state(context, q) == "unknown"]
    blocks: list[b.Block] = []
    if said:
        items = tuple(
            wording.text("proposal.blocked_item", question=words[q.id].short, answer=answer_words(context, q.id),
                         proof=words[q.id].evidence) for q in said
        )
        blocks += [b.Heading(wording.text("proposal.blocked")), b.Paragraph(wording.text("proposal.blocked_intro")),
                   b.Bullets(items, style="list")]
    if unknown:
        blocks += [b.Heading(wording.text("proposal.unknown")),
                   b.Paragraph(wording.text("proposal.unknown_intro", questions=wording.listed(unknown)))]
    return b.Section("blocked", tuple(blocks), new_page=True) if blocks else None


def _asked(context: Context) -> list[Question]:
    """The scored questions that underwriters ask about, in the order of the pack."""
    states = context.evaluation.assessment.states
    return [question for question in context.pack.questions if question.scored and question.id in states
            and (question.underwriter_cyber != "no" or question.underwriter_eo != "no")]


def _state(context: Context, question: Question) -> str:
    return context.evaluation.assessment.states[question.id].state


def _proof(context: Context, question: Question) -> str:
    """seen or tested where that still counts on the day of the document; else nothing."""
    evidence = context.evaluation.assessment.states[question.id].evidence
    return evidence if evidence in ("seen", "tested") else ""


def _proven(context: Context) -> b.Block:
    wording = context.wording
    shares = (("question", 0.44), ("answer", 0.3), ("proof", 0.26))
    columns = tuple(b.Column(wording.say(f"proposal.{key}"), share) for key, share in shares)
    answers = {answer.question: answer for answer in context.evaluation.case.answers}
    rows = []
    for question in _asked(context):
        proof = _proof(context, question)
        if _state(context, question) != "answered" or not proof:
            continue
        day = answers[question.id].evidence_date
        dated = context.figures.short_date(day) if day else wording.say("proposal.undated")
        rows.append((b.Cell(b.plain(context.texts.questions[question.id].short)),
                     b.Cell(b.plain(answer_words(context, question.id))),
                     b.Cell(wording.text(f"proposal.{proof}", date=dated))))
    return b.Table(columns, tuple(rows)) if rows else b.Paragraph(wording.text("proposal.none"))


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
