"""How large a loss can get, beside the limit that is held and the one that is advised."""

from __future__ import annotations

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context


def ladder(context: Context, *, short: bool = False) -> b.Bars:
    """A usual event, a serious one and a very bad year on one scale. short: amounts in the short form of headlines."""
    losses, wording, figures = context.evaluation.losses, context.wording, context.figures
    shown = figures.short if short else figures.modelled
    sizes = (("usual", losses.incident.p50), ("serious", losses.incident.p95), ("bad_year", losses.annual.p99_5))
    rows = tuple(b.BarRow(wording.say(f"losses.{key}"), (b.BarPart(amount),), shown(amount)) for key, amount in sizes)
    held, limit = context.advice.held_limit, context.advice.programme.limit
    stated = figures.short if short else figures.exact
    marks = [b.BarMark(limit, wording.say("losses.limit", amount=stated(limit)))]
    if held:
        marks.append(b.BarMark(held, wording.say("losses.held", amount=stated(held)), "dashed"))
    sentence = "" if short else wording.say("losses.ladder_sentence", **{
        name: figures.modelled(amount) for name, (_, amount) in zip(("usual", "serious", "bad"), sizes, strict=True)
    })
    return b.Bars(rows, sentence, marks=tuple(marks))


def kept_bars(context: Context) -> b.Bars:
    """What stays with the firm in 1 year of 200: without insurance, as things are, as advised."""
    advice, wording, figures = context.advice, context.wording, context.figures
    nothing = context.evaluation.losses.annual.p99_5
    amounts = (("none", nothing), ("today", advice.kept_today_bad), ("advised", advice.kept_bad))
    rows = tuple(
        b.BarRow(wording.say(f"losses.kept_{key}"),
                 (b.BarPart(amount), b.BarPart(max(nothing - amount, 0.0), "open")), figures.modelled(amount))
        for key, amount in amounts
    )
    return b.Bars(rows, wording.say("losses.kept_sentence", **{
        key: figures.modelled(amount) for key, amount in amounts
    }))
