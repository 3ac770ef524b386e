"""What nobody knows yet, what was assumed instead, and what the letter rests on."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside
from advisor_app.domain.losses.overrides import replaced_row

MOST: Final = (5, 5, 4, 4, 3, 3, 2, 1)
MOST_OWN: Final = (4, 4, 3, 3, 2, 2, 1, 1)


def basis(context: Context) -> b.Section:
    """Open answers and facts first, then dates, proof and policies."""
    wording = context.wording
    return b.Section("D1", (
        b.Heading(wording.text("open.heading")),
        b.Bullets(tuple(b.plain(line) for line in (*_open(context), *_own(context), basis_line(context))),
                  style="list"),
    ), together=True)


def basis_line(context: Context) -> str:
    """How many answers, of which day and proof, and which policies were seen."""
    return f"{_evidence(context)} {_policies(context)} {context.wording.say('open.not_done')}"


def _open(context: Context) -> list[str]:
    wording, texts = context.wording, context.texts
    most = context.step(MOST)
    states = context.evaluation.assessment.states
    shown = [question for question in context.pack.questions if question.id in states]
    unknown = [question.id for question in shown if states[question.id].state == "unknown" and question.scored]
    questions = [inside(texts.questions[question].short) for question in unknown]
    asked = [
        question.id for question in shown
        if question.quick is not None and question.scored and states[question.id].state == "not_answered"
    ]
    questions += [inside(texts.questions[question].short) for question in asked]
    facts = [inside(texts.facts[name].label) for name in context.advice.open_facts if name in texts.facts]
    sentences = []
    if questions or facts:
        sentences.append(wording.say("open.questions", questions=wording.listed([*questions, *facts], most=most)))
    else:
        sentences.append(wording.say("open.none"))
    assumed = [inside(texts.facts[name].label) for name in context.advice.assumptions if name in texts.facts]
    if assumed:
        sentences.append(wording.say("open.assumed", facts=wording.listed(assumed, most=most)))
    return sentences


def _own(context: Context) -> list[str]:
    return own_figures(context, most=context.step(MOST_OWN))


def own_figures(context: Context, *, most: int) -> list[str]:
    """The numbers of the model that the advisor replaced, each with the published one and the reason. most: of them,
    and how many more there are."""
    wording, precise = context.wording, context.figures.precise
    overrides = context.evaluation.case.overrides
    lines = []
    for own in overrides[:most]:
        row = replaced_row(own.parameter, context.pack.losses, context.pack.usd_rates)
        published = own.value if row is None else row.value
        lines.append(wording.say(
            "open.own", parameter=own.parameter, value=precise(own.value), published=precise(published),
            reason=own.reason.rstrip(" ."),
        ))
    if len(overrides) > most:
        lines.append(wording.count("open.own_more", len(overrides) - most))
    return lines


def _evidence(context: Context) -> str:
    """How many answers the assessment counts and how far they are proven on the day of the letter."""
    assessment, wording = context.evaluation.assessment, context.wording
    scored = [question.id for question in context.pack.questions if question.scored]
    levels = [state.evidence for name in scored if (state := assessment.states[name]).state == "answered"]
    number = context.figures.number
    return wording.say(
        "open.basis", answered=wording.count("open.answers", assessment.answered),
        date=context.figures.long_date(context.visit),
        tested=number(levels.count("tested")), seen=number(levels.count("seen")),
    )


def _policies(context: Context) -> str:
    policies = context.evaluation.case.policies
    if policies is None:
        return context.wording.say("open.policies_unasked")
    current = [policy for policy in policies if policy.kind == "current"]
    if not current:
        return context.wording.say("open.policies_none")
    names = [
        context.wording.say("open.policy", shape=inside(context.texts.word("policy_shapes", policy.shape)),
                            seen=context.wording.say(f"open.seen_{policy.seen}"))
        for policy in current
    ]
    return context.wording.say("open.policies", policies=context.wording.listed(names, most=4))
