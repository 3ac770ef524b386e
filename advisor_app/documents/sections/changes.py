"""What a corrected document says first: which version it replaces, and what is different."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context


def changes(context: Context) -> b.Section | None:
    """None for a first version."""
    correction, wording = context.request.correction, context.wording
    if correction is None:
        return None
    intro = wording.text("changes.intro", version=context.figures.number(correction.version),
                         date=context.figures.long_date(correction.date))
    items = tuple(
        wording.text("changes.line", what=wording.say(f"changes.{change.key}"), before=change.before,
                     after=change.after)
        for change in correction.changes
    )
    body: b.Block = (b.Bullets(items, style="list") if items else b.Paragraph(wording.text("changes.nothing")))
    return b.Section("changes", (b.Heading(wording.text("changes.heading")), b.Paragraph(intro), body), together=True)
