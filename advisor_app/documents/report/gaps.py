"""Every gap with what it means and what to ask for, then the clauses to change or to read."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.advice import Gap
from advisor_app.domain.coverage.gaps import grouped

# Clauses in full at each step of brevity; the others by name.
TERMS: Final = (10, 8, 6, 5, 4, 3, 2, 1, 0)
# From this brevity on gaps that differ only by their part share a line.
TOGETHER_FROM: Final = 3
_TOO_LOW: Final = "gap.G04.text"
_UNREAD: Final = "gap.G12_unread.text"


def gaps(context: Context) -> b.Section:
    """All gaps, the gravest first."""
    wording = context.wording
    heading = b.Heading(wording.text("gaplist.heading"), 0)
    if context.evaluation.case.policies is None:
        return b.Section("gaps", (heading, b.Paragraph(wording.text("gaps.not_seen"))))
    found = grouped(context.advice.gaps)
    if not found:
        return b.Section("gaps", (heading, b.Paragraph(wording.text("gaplist.none")), *_terms(context)))
    shares = (("", 0.04, "left"), ("gap", 0.45, "left"), ("ask", 0.27, "left"), ("severity", 0.1, "left"),
              ("cost", 0.14, "right"))
    columns = tuple(b.Column(wording.say(f"gaplist.{key}") if key else "", share, align)
                    for key, share, align in shares)
    alike = _alike(context)
    shown = [gap for gap in found if gap not in alike]
    rows = tuple(_row(context, number, gap) for number, gap in enumerate(shown, start=1))
    return b.Section("gaps", (heading, b.Paragraph(wording.text("gaplist.intro")), b.Table(columns, rows),
                              *_together(context, alike), *_terms(context)))


def _alike(context: Context) -> list[Gap]:
    """Where room is short: gaps of parts that differ only by the part and have no figure of their own."""
    if context.brevity < TOGETHER_FROM:
        return []
    return [gap for gap in context.advice.gaps if gap.text == _TOO_LOW and not gap.effect]


def _together(context: Context, alike: list[Gap]) -> list[b.Block]:
    """Those gaps in a sentence with every part by name, a sentence for each weight."""
    items = []
    for severity in dict.fromkeys(gap.severity for gap in alike):
        parts = context.wording.listed(_part(context, gap) for gap in alike if gap.severity == severity)
        items.append(context.wording.text("gaplist.together", parts=parts,
                                          severity=inside(context.texts.word("severities", severity))))
    return [b.Bullets(tuple(items), style="list")] if items else []


def _part(context: Context, gap: Gap) -> str:
    name = inside(context.part_name(gap.part))
    if isinstance(gap.wanted, (int, float)):
        return context.wording.say("held.part_limit", part=name, amount=context.figures.exact(gap.wanted))
    return name


def _row(context: Context, number: int, gap: Gap) -> tuple[b.Cell, ...]:
    return (
        b.Cell(b.plain(context.figures.number(number))), b.Cell(context.reason(gap.text, gap.slots)),
        b.Cell(_ask(context, gap)),
        b.Cell(b.plain(context.texts.word("severities", gap.severity))),
        b.Cell(b.plain(context.yearly(gap.effect)) if gap.effect else ()),
    )


def _ask(context: Context, gap: Gap) -> b.Text:
    """What to do; the clauses nobody read stand in the table below, not in a cell."""
    if gap.text == _UNREAD:
        return context.wording.text("gaplist.unread_below")
    return context.reason(gap.action, gap.slots) if gap.action else ()


def _terms(context: Context) -> list[b.Block]:
    """Poor clauses of the policies in force, then those nobody read, with the words to ask for."""
    wording, words = context.wording, context.texts.coverage["terms"]
    current = [policy for policy in context.evaluation.case.policies or () if policy.kind == "current"]
    poor = [row.id for policy in current for row in policy.terms if row.value == "poor"]
    unread = [str(key) for gap in context.advice.gaps if gap.text == _UNREAD
              for key in getattr(gap.slots.get("terms"), "keys", ())]
    listed = [(term, "poor") for term in dict.fromkeys(poor)] + [(term, "unread") for term in unread
                                                                 if term not in poor]
    if not listed:
        return []
    columns = (b.Column(wording.say("gaplist.term"), 0.44), b.Column(wording.say("gaplist.found"), 0.12),
               b.Column(wording.say("gaplist.wanted"), 0.44))
    shown = listed[:max(context.step(TERMS), len(poor))]
    rows = tuple((b.Cell(b.plain(words[f"{term}.name"], strong=True), b.plain(words[f"{term}.plain"])),
                  b.Cell(b.plain(wording.say(f"gaplist.{state}"))), b.Cell(b.plain(words[f"{term}.ask"])))
                 for term, state in shown)
    blocks: list[b.Block] = [b.Heading(wording.text("gaplist.terms")),
                             b.Paragraph(wording.text("gaplist.terms_intro"), "note"), b.Table(columns, rows)]
    rest = [words[f"{term}.name"] for term, _ in listed[len(shown):]]
    if rest:
        blocks.append(b.Paragraph(wording.text("gaplist.terms_more", terms=wording.listed(rest)), "note"))
    return blocks
