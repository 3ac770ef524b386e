"""L9 and L11: what happens next, the signature, what is enclosed."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.documents.sections.recommendation import joined


def following(context: Context) -> b.Section:
    """Decide by a date, start with the first fix, who asks for quotes, nothing in force before it is confirmed."""
    wording, advisor = context.wording, context.advisor
    sentences = [wording.text("next.decide", date=context.decide_by())]
    if first_fixes(context.evaluation):
        sentences.append(wording.text("next.fix"))
    sentences += [wording.text("next.quotes"), wording.text("next.force")]
    signature = b.Signature(
        wording.say("close"), advisor.name or advisor.firm, advisor.firm if advisor.name and advisor.firm else "",
        wording.say("enclosed"),
    )
    return b.Section("L9", (
        b.Heading(wording.text("next.heading")), b.Paragraph(joined(sentences)), signature,
    ), together=True)
