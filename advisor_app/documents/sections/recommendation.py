"""L2: what we recommend, in numbers first, and why these numbers."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.domain.coverage.advice import Reason

# Rules whose reason belongs beside the numbers: the first share and the waiting period.
_SHARE_RULES = ("RET-1",)
_USUAL = "cyber_sa"
# Says in short what the reason of a large contract (LIM-10) says in full.
_TALKS = "shape.excess_or_talks"


def recommendation(context: Context) -> b.Section:
    """The box of numbers, then the deciding reason of the limit, of the fraud limit and of the first share."""
    return b.Section("L2", (
        b.Heading(context.wording.text("recommend.heading")),
        b.KeyFigures(key_figures(context)),
        b.Paragraph(_reasons(context)),
    ))


def key_figures(context: Context) -> tuple[b.KeyFigure, ...]:
    wording, programme, figures = context.wording, context.advice.programme, context.figures
    found = [b.KeyFigure(wording.say("recommend.limit"), figures.exact(programme.limit),
                         wording.say("recommend.limit_note"))]
    if programme.fraud_sublimit:
        found.append(b.KeyFigure(wording.say("recommend.fraud"), figures.exact(programme.fraud_sublimit),
                                 wording.say("recommend.fraud_note")))
    found.append(b.KeyFigure(wording.say("recommend.share"), figures.exact(programme.retention),
                             wording.say("recommend.share_note")))
    found.append(b.KeyFigure(
        wording.say("recommend.waiting"),
        wording.say("recommend.waiting_value", hours=figures.number(programme.waiting_hours)),
        wording.say("recommend.waiting_note"),
    ))
    return tuple(found)


def _reasons(context: Context) -> b.Text:
    sentences = [context.reason(reason.text, reason.slots) for reason in reasons_shown(context)]
    return joined([*sentences, *_shape(context)])


def _shape(context: Context) -> list[b.Text]:
    """What to ask for, and what goes with it. Only the name of the usual shape may go for brevity."""
    programme = context.advice.programme
    told = [reason.rule for reason in reasons_shown(context)]
    notes = [note for note in programme.notes if not (note == _TALKS and "LIM-10" in told)]
    found = []
    if programme.shape != _USUAL or context.brevity < 4:
        shape = context.texts.word("policy_shapes", programme.shape)
        found.append(context.wording.text("recommend.shape", shape=shape))
    return [*found, *(context.reason(note, {}) for note in notes)]


def reasons_shown(context: Context) -> list[Reason]:
    """The deciding driver of the limit (first in the log), what binds it, the fraud limit's and the first share's."""
    programme = context.advice.programme
    found = [reason for reason in programme.reasons if reason.rule == programme.binding][:1]
    found += [reason for reason in programme.reasons if reason.rule in ("LIM-10", "LIM-11")]
    found += fraud_reasons(context)[:1]
    if context.brevity < 7:
        found += [reason for reason in programme.reasons if reason.rule in _SHARE_RULES][:1]
    return found


def fraud_reasons(context: Context) -> list[Reason]:
    """Why the fraud limit has its size: the reasons of the part that asks for it."""
    if not context.advice.programme.fraud_sublimit:
        return []
    parts = [part for part in context.advice.parts if part.id in ("client_funds", "soc_eng", "ftf")]
    wanted = [part for part in parts if part.priority in ("essential", "advised")]
    return [reason for part in wanted for reason in part.reasons if reason.text]


def joined(sentences: list[b.Text]) -> b.Text:
    """Sentences in a row."""
    spans: list[b.Span] = []
    for sentence in sentences:
        if spans:
            spans.append(b.Span(" "))
        spans += sentence
    return tuple(spans)
