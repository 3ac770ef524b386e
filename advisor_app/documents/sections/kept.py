"""L6: what stays with the client, with the money it costs."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context


def kept(context: Context) -> b.Section:
    """First share, waiting hours, what is kept even so, fines and what no policy pays."""
    wording, figures, advice = context.wording, context.figures, context.advice
    programme = advice.programme
    items = [wording.text("keep.first", amount=figures.exact(programme.retention))]
    if programme.waiting_cost >= 1:
        items.append(wording.text("keep.waiting", hours=figures.number(programme.waiting_hours),
                                  amount=figures.modelled(programme.waiting_cost)))
    even = wording.text("keep.even", mean=figures.modelled(advice.kept_mean), bad=figures.modelled(advice.kept_bad))
    today = wording.text("keep.today", mean=figures.modelled(advice.kept_today_mean),
                         bad=figures.modelled(advice.kept_today_bad))
    items.append((*even, b.Span(" "), *today))
    items.append(wording.text("keep.fines"))
    items.append(wording.text("keep.never"))
    return b.Section("L6", (b.Heading(wording.text("keep.heading")), b.Bullets(tuple(items))), together=True)
