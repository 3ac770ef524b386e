"""The cover with the contents, and the summary on one page."""

from __future__ import annotations

from dataclasses import replace

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sheets.summary import picture


def cover(context: Context) -> b.Section:
    """Who made it for whom, of which day and version; then the chapters."""
    wording, advisor, figures = context.wording, context.advisor, context.figures
    day = figures.long_date(context.evaluation.today)
    who = ", ".join(dict.fromkeys(text for text in (advisor.name, advisor.firm) if text)) or context.firm
    rows = (
        ("prepared_for", context.client), ("prepared_by", who), ("date", day),
        ("visit", figures.long_date(context.visit)), ("version", figures.number(context.request.version)),
        ("status", wording.say(f"report.status_{context.mark or 'final'}")), ("valid", context.decide_by()),
    )
    return b.Section("cover", (
        b.Letterhead(advisor.firm or advisor.name, advisor.strapline, context.contact),
        b.CoverPage(wording.text("title.report"), context.client,
                    tuple((wording.say(f"report.{key}"), value) for key, value in rows),
                    wording.say("report.confidential", client=context.client)),
        b.Contents(wording.say("report.contents")),
    ))


def summary(context: Context) -> b.Section:
    """The whole answer on one page."""
    whole = picture(replace(context, brevity=context.request.summary))
    return b.Section("summary", (b.Heading(context.wording.text("title.summary"), 0), *whole))
