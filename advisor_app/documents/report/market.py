"""What insurers expect: the verdict, each safeguard with its state and proof, and the order to fix them in."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside

GAINS: Final = 8
# From this brevity on only what insurers require has a row.
ONLY_MUST: Final = 6
STEPS: Final = (99, 99, 99, 8, 8, 6, 6, 5, 4)


def market(context: Context) -> b.Section:
    """The chapter on insurability."""
    wording, insurability = context.wording, context.advice.insurability
    reasons = context.texts.reasons
    verdict = b.Paragraph(b.plain(reasons[f"verdict.{insurability.verdict}"], strong=True))
    flags = tuple(b.plain(reasons[f"flag.{flag}"]) for flag in insurability.flags)
    blocks: list[b.Block] = [b.Heading(wording.text("market.heading"), 0), verdict]
    if flags:
        blocks.append(b.Bullets(flags, style="list"))
    return b.Section("insurers", (*blocks, *_marks(context), *_fixes(context), *_gains(context)))


def _marks(context: Context) -> list[b.Block]:
    """What is required or expected and missing or not known, with the proof; what is in place by name."""
    wording, words = context.wording, context.texts.coverage["controls"]
    asked = [mark for mark in context.advice.insurability.marks if mark.mark in ("must", "exp")]
    marks = sorted((mark for mark in asked if mark.status != "in_place"),
                   key=lambda mark: (mark.status != "missing", mark.mark != "must"))
    if context.brevity >= ONLY_MUST:
        marks = [mark for mark in marks if mark.mark == "must"]
    there = [inside(context.texts.word("conditions", mark.id)) for mark in asked if mark.status == "in_place"]
    named = [b.Paragraph(wording.text("market.there", safeguards=wording.listed(there)), "list")] if there else []
    shares = (("safeguard", 0.4), ("asked", 0.14), ("status", 0.14), ("proof", 0.32))
    columns = tuple(b.Column(wording.say(f"market.{key}"), share) for key, share in shares)
    rows = tuple(
        (b.Cell(b.plain(context.texts.word("conditions", mark.id), strong=mark.mark == "must")),
         b.Cell(wording.text(f"market.{mark.mark}")), b.Cell(wording.text(f"market.{mark.status}")),
         b.Cell(b.plain(words.get(f"{mark.id}.evidence", words.get(f"{mark.control}.evidence", "")))))
        for mark in marks
    )
    return [b.Table(columns, rows), *named]


def _fixes(context: Context) -> list[b.Block]:
    """The missing must-haves in order, each with the verdict it leads to."""
    wording, fixes = context.wording, context.advice.insurability.fixes
    if not fixes:
        return []
    shares = (("step", 0.5, "left"), ("then", 0.32, "left"), ("saves", 0.18, "right"))
    columns = tuple(b.Column(wording.say(f"market.{key}"), share, align) for key, share, align in shares)
    shown = fixes[:context.step(STEPS)]
    rows = tuple(
        (b.Cell(b.plain(f"{context.figures.number(number)}  {context.texts.word('conditions', fix.id)}")),
         b.Cell(b.plain(context.texts.word("verdicts", fix.verdict_in_order))),
         b.Cell(b.plain(context.yearly(fix.saving)) if fix.saving else ()))
        for number, fix in enumerate(shown, start=1)
    )
    return [b.Heading(wording.text("market.steps")), b.Table(columns, rows, together=len(rows) < 8)]


def _gains(context: Context) -> list[b.Block]:
    """Bars of what each safeguard would save, largest first; those too small to name are left out."""
    wording, gains = context.wording, context.evaluation.losses.gains
    found = sorted(((gain.saving, key) for key, gain in gains.items() if not gain.little and gain.saving > 0),
                   reverse=True)[:GAINS]
    if not found:
        return []
    rows = tuple(b.BarRow(context.texts.word("controls", key), (b.BarPart(saving),), context.yearly(saving))
                 for saving, key in found)
    best, key = found[0]
    sentence = wording.say("market.gains_sentence", control=inside(context.texts.word("controls", key)),
                           amount=context.yearly(best))
    return [b.Heading(wording.text("market.gains")), b.Bars(rows, sentence)]
