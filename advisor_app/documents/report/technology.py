"""Liability for technology that is sold: what to have named, which contracts to mend."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import TECHNOLOGY_SHAPES, Context
from advisor_app.documents.report.programme import part_reason


def technology(context: Context) -> b.Section | None:
    """None for a firm that sells no technology."""
    wording, advice, part = context.wording, context.advice, context.advice.part("tech_eo")
    if advice.programme.shape not in TECHNOLOGY_SHAPES and part.priority != "essential":
        return None
    items = [part_reason(context, part)]
    if advice.programme.technology_need:
        need = context.figures.modelled(advice.programme.technology_need)
        items.append(context.wording.text("technology.intro"))
        items.append(b.plain(context.texts.reasons["teo.need"].format(need=need)))
    words = context.texts.coverage["technology"]
    for kind in advice.technology_types:
        items.append(wording.text("technology.describe", words=words[f"{kind}.definition"]))
        items.append(wording.text("technology.ask", question=words[f"{kind}.question"]))
    blocks: list[b.Block] = [b.Heading(wording.text("technology.heading"), 0), b.Bullets(tuple(items), style="list")]
    return b.Section("technology", (*blocks, *_lines(context), *_contracts(context)))


def _lines(context: Context) -> list[b.Block]:
    rows = [(str(row.get("name", "")), row.get("share")) for row in context.facts.rows("revenue_lines")]
    if not rows:
        return []
    columns = (b.Column(context.wording.say("technology.line"), 0.7),
               b.Column(context.wording.say("technology.share"), 0.3, "right"))
    cells = tuple((b.Cell(b.plain(name)),
                   b.Cell(b.plain(context.figures.percent(share) if isinstance(share, (int, float)) else "")))
                  for name, share in rows)
    return [b.Heading(context.wording.text("technology.lines")), b.Table(columns, cells)]


def _contracts(context: Context) -> list[b.Block]:
    items = tuple(context.reason(text, {}) for text in context.advice.contract_texts)
    if not items:
        return []
    return [b.Heading(context.wording.text("technology.contracts")), b.Bullets(items, style="list")]
