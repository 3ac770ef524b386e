"""Real cases of firms like the client's, with their sources; certain ones only."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.place_names import place_names
from advisor_app.domain.cases import PastCase, cases_like


def past(context: Context) -> b.Section:
    """What happened, what it led to, and the lesson for the client."""
    wording = context.wording
    found = cases_like(context.facts, context.evaluation.assessment.findings, context.pack)
    blocks: list[b.Block] = [b.Heading(wording.text("past.heading"), 0)]
    blocks.append(b.Paragraph(wording.text("past.intro" if found else "past.none")))
    for case in found:
        blocks += _case(context, case)
    return b.Section("cases", tuple(blocks))


def _case(context: Context, case: PastCase) -> list[b.Block]:
    wording, words = context.wording, context.texts.cases[case.id]
    place = place_names(context.figures.language).get(case.place, case.place)
    sums = []
    if case.people:
        sums.append(wording.say("past.people", n=context.figures.number(case.people)))
    if case.amount:
        sums.append(wording.say("past.amount", amount=context.figures.of(case.currency).exact(case.amount)))
    told = " ".join((words.happened, words.outcome, *sums))
    source = wording.text("past.source", authority=f"{case.authority}, {place}" if case.authority else place,
                          sources=" ".join((case.citation, *case.sources)).strip())
    return [
        b.Heading(wording.text("past.title", name=case.name, year=str(case.year))), b.Paragraph(b.plain(told)),
        b.Paragraph(b.plain(wording.say("past.lesson", lesson=words.lesson), strong=True)),
        b.Paragraph(source, "small"),
    ]
