"""The three sizes, and the quotes beside each other: price, what stays with the client, fit, what stands against."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.cover import options
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.quote_results import QuoteComparison, QuoteResult

# Who may set insurers beside each other.
MAY_COMPARE: Final = ("broker", "consultant_licensed", "agent_tied")


def quotes(context: Context) -> b.Section | None:
    """None without quotes, and for a speaker who may not compare insurers."""
    wording, comparison = context.wording, context.advice.comparison
    if comparison is None or not comparison.ranked or wording.capacity not in MAY_COMPARE:
        return None
    _, sizes = options(context)
    return b.Section("quotes", (
        b.Heading(wording.text("quotes.heading"), 0), b.Heading(wording.text("quotes.sizes")), sizes,
        b.Heading(wording.text("quotes.beside")), b.Paragraph(wording.text("quotes.intro")),
        _table(context, comparison), b.Paragraph(wording.text("quotes.total_note"), "note"),
        *_advice(context, comparison), *_against(context, comparison), *_missing(context, comparison),
        *_bind(context, comparison),
    ))


def _name(context: Context, result: QuoteResult) -> str:
    """The label that reasons speak of, with the insurer."""
    insurer = result.policy.insurer or context.texts.word("policy_shapes", result.policy.shape)
    return context.wording.say("quotes.name", label=result.label, insurer=insurer)


def _table(context: Context, comparison: QuoteComparison) -> b.Table:
    """The recommended one set apart; what would stay without cover and under the policies of today below."""
    wording = context.wording
    shares = (("quote", 0.25, "left"), ("price", 0.13, "right"), ("limit", 0.14, "right"), ("kept", 0.12, "right"),
              ("bad", 0.13, "right"), ("total", 0.14, "right"), ("fit", 0.09, "right"))
    columns = tuple(b.Column(wording.say(f"quotes.{key}"), share, align) for key, share, align in shares)
    rows = [_row(context, result, _name(context, result)) for result in comparison.results]
    chosen = next((n for n, result in enumerate(comparison.results) if result.id == comparison.recommended), None)
    if comparison.now is not None:
        rows.append(_row(context, comparison.now, wording.say("quotes.today")))
    nothing = comparison.nothing
    bare = ("", "", context.yearly(nothing.kept_mean), context.figures.modelled(nothing.kept_bad),
            context.figures.modelled(nothing.cost_of_risk), "")
    rows.append((b.Cell(wording.text("quotes.nothing")), *(b.Cell(b.plain(words)) for words in bare)))
    return b.Table(columns, tuple(rows), emphasis=chosen)


def _row(context: Context, result: QuoteResult, name: str) -> tuple[b.Cell, ...]:
    figures, wording, quote = context.figures, context.wording, result.policy
    unknown = wording.say("held.unknown")
    hours = quote.waiting_hours.get("bi")
    notes = [wording.say("quotes.waiting", hours=figures.number(hours))] if hours is not None else []
    notes += [wording.say("quotes.valid", date=figures.short_date(quote.valid_until))] if quote.valid_until else []
    if result.not_compared:
        notes.append(wording.say(f"quotes.not_compared.{result.not_compared}"))
    words = (
        figures.exact(round(result.price)) if result.price is not None else unknown,
        figures.exact(result.limit) if result.limit is not None else unknown,
        context.yearly(result.kept_mean), figures.modelled(result.kept_bad),
        figures.modelled(result.cost_of_risk) if result.cost_of_risk is not None else unknown,
        figures.number(round(result.fit)),
    )
    return (b.Cell(b.plain(name, strong=True), b.plain(", ".join(notes))), *(b.Cell(b.plain(text)) for text in words))


def _advice(context: Context, comparison: QuoteComparison) -> list[b.Block]:
    """Why this one comes first, and whether something has to be asked before that is final."""
    items = [context.reason(reason.text, reason.slots) for reason in comparison.reasons if reason.text]
    if not comparison.final:
        items.append(context.wording.text("quotes.not_final"))
    return [b.Bullets(tuple(items), style="list")] if items else []


def _against(context: Context, comparison: QuoteComparison) -> list[b.Block]:
    """What stands against taking each quote as it is, with its cure."""
    items = tuple(
        context.wording.text(
            "quotes.against", quote=_name(context, result),
            reason=context.reason(knock.reason.text, knock.reason.slots),
            cure=context.reason(knock.action, knock.reason.slots),
        )
        for result in comparison.results for knock in result.knock_outs
    )
    return [b.Heading(context.wording.text("quotes.stands_against")), b.Bullets(items, style="list")] if items else []


def _missing(context: Context, comparison: QuoteComparison) -> list[b.Block]:
    """Essential parts that each quote leaves out, pays less for or does not tell."""
    items = []
    for result in comparison.results:
        found = [
            (key, [inside(context.part_name(cell.part)) for cell in result.cells
                   if cell.priority == "essential" and cell.standing == standing])
            for key, standing in (("missing", "missing"), ("low", "low"), ("untold", "ask"))
        ]
        told = [context.wording.text(f"quotes.{key}", quote=_name(context, result), parts=context.wording.listed(parts))
                for key, parts in found if parts]
        items += told or [context.wording.text("quotes.complete", quote=_name(context, result))]
    return [b.Heading(context.wording.text("quotes.parts")), b.Bullets(tuple(items), style="list")]


def _bind(context: Context, comparison: QuoteComparison) -> list[b.Block]:
    """What is to be settled before the recommended quote is taken, beside the points above."""
    if not comparison.recommended:
        return []
    chosen = comparison.result(comparison.recommended)
    items = tuple(context.reason(reason.text, reason.slots) for reason in chosen.before_binding
                  if reason.text and reason.rule == "QUOTE-BIND")
    truth = context.wording.text("quotes.truth")
    heading = context.wording.text("quotes.bind", quote=_name(context, chosen))
    return [b.Heading(heading), b.Bullets((*dict.fromkeys(items), truth), style="list")]
