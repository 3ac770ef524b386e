"""The programme: the numbers, why they have their size, every part with its reason, and what no policy pays."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.cover import gap_key, held_amount
from advisor_app.documents.sections.recommendation import key_figures
from advisor_app.domain.coverage.advice import PartAdvice, Reason

_GROUPS: Final = ("essential", "advised")
# The reasons of parts that are worth having are left out from this brevity on.
NO_ADVISED: Final = 3


def programme(context: Context) -> b.Section:
    """The chapter on the cover; parts by priority."""
    wording, advice = context.wording, context.advice
    blocks: list[b.Block] = [
        b.Heading(wording.text("programme.heading"), 0), b.KeyFigures(key_figures(context)),
        b.Heading(wording.text("programme.why")), b.Bullets(_reasons(context), style="list"),
    ]
    for group in _GROUPS:
        parts = sorted((part for part in advice.parts if part.priority == group),
                       key=lambda part: -(part.expected_annual or 0.0))
        if parts:
            blocks += [b.Heading(wording.text(f"programme.{group}")), _table(context, parts)]
    blocks += [block for group in ("optional", "not_needed") for block in _named(context, group)]
    never = tuple(b.plain(text) for key, text in context.texts.coverage["never"].items() if key != "fines")
    fines = context.texts.reasons[f"fines.{advice.fines}"]
    blocks += [b.Heading(wording.text("programme.never")), b.Paragraph(wording.text("programme.never_intro")),
               b.Bullets((*never, b.plain(fines)), style="list")]
    return b.Section("programme", tuple(blocks))


def _reasons(context: Context) -> tuple[b.Text, ...]:
    """The log of the limit, the share and the hours in words: what bound it first, each reason once."""
    programme = context.advice.programme
    first = [reason for reason in programme.reasons if reason.rule == programme.binding and reason.text]
    others = [reason for reason in programme.reasons if reason.text and reason not in first]
    told = [context.reason(reason.text, reason.slots) for reason in (*first, *others)]
    shape = context.wording.text("recommend.shape", shape=context.texts.word("policy_shapes", programme.shape))
    notes = [context.reason(note, {}) for note in programme.notes]
    return tuple(dict.fromkeys((*told, shape, *notes)))


def _table(context: Context, parts: list[PartAdvice]) -> b.Table:
    wording = context.wording
    shares = (("part", 0.52, "left"), ("today", 0.16, "right"), ("size", 0.17, "right"))
    columns = (*(b.Column(wording.say(f"programme.{key}"), share, align) for key, share, align in shares),
               b.Column(wording.say("parts.gap"), 0.15))
    return b.Table(columns, tuple(_row(context, part) for part in parts))


def _row(context: Context, part: PartAdvice) -> tuple[b.Cell, ...]:
    wording = context.wording
    gap = wording.say(f"parts.{gap_key(context, part)}")
    if part.confirm:
        gap = f"{gap}; {wording.say('parts.confirm')}"
    return (
        b.Cell(b.plain(context.part_name(part), strong=True), part_reason(context, part)),
        b.Cell(b.plain(_today(context, part))), b.Cell(b.plain(_size(context, part))), b.Cell(b.plain(gap)),
    )


def part_reason(context: Context, part: PartAdvice) -> b.Text:
    """Why the part has its place, by the client's own facts; what it does where no reason has words."""
    if part.priority == "advised" and context.brevity >= NO_ADVISED:
        return ()
    reason: Reason | None = next((reason for reason in part.reasons if reason.text), None)
    words = context.reason(reason.text, reason.slots) if reason else b.plain(context.texts.coverage[part.id]["plain"])
    if part.hard_to_place:
        return (*words, b.Span(" "), *context.wording.text("programme.hard"))
    return words


def _today(context: Context, part: PartAdvice) -> str:
    say, held = context.wording.say, held_amount(context, part)
    if part.elsewhere:
        return say("programme.held_elsewhere")
    if part.held_status == "unknown":
        return say("programme.held_unknown")
    if part.held_status in ("included", "sublimit"):
        return context.figures.exact(held) if held else say("programme.held_included")
    return say("programme.held_none")


def _size(context: Context, part: PartAdvice) -> str:
    if part.full_limit:
        return context.wording.say("programme.full")
    return context.figures.exact(part.limit) if part.limit else context.wording.say("programme.included")


def _named(context: Context, group: str) -> list[b.Block]:
    """Parts of a priority by name alone."""
    parts = [part for part in context.advice.parts if part.priority == group]
    if not parts:
        return []
    names = context.wording.listed(context.part_name(part) for part in parts)
    return [b.Heading(context.wording.text(f"programme.{group}")), b.Paragraph(b.plain(f"{names}."), "list")]
