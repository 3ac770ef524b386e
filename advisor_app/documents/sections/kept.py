"""L6: what stays with the client, with the money it costs."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.cover import options


def sizes_and_kept(context: Context) -> b.Section:
    """The three sizes beside what stays with the client under the recommended one."""
    return b.Section("L8-L6", (b.Columns(options(context), kept(context), 0.55),), together=True)


def kept(context: Context) -> tuple[b.Block, ...]:
    """First share, waiting hours, what is kept even so, fines and what no policy pays."""
    wording, figures, advice = context.wording, context.figures, context.advice
    programme = advice.programme
    items = [wording.text("keep.first", amount=figures.exact(programme.retention))]
    if programme.waiting_cost >= 1:
        items.append(wording.text("keep.waiting", hours=figures.number(programme.waiting_hours),
                                  amount=figures.modelled(programme.waiting_cost)))
    items.append(wording.text(
        "keep.even", mean=context.yearly(advice.kept_mean), bad=figures.modelled(advice.kept_bad),
        today_mean=context.yearly(advice.kept_today_mean), today_bad=figures.modelled(advice.kept_today_bad),
    ))
    items.append(wording.text("keep.fines"))
    items.append(wording.text("keep.never"))
    return b.Heading(wording.text("keep.heading")), b.Bullets(tuple(items), style="list")
