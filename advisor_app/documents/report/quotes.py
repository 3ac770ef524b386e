"""The three sizes, and the quotes beside each other: price, what stays with the client, what they leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.sections.cover import options
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.held import held_parts, policy_limit, terms_in_force
from advisor_app.domain.policies import Policy

BIND_ITEMS: Final = 4


def quotes(context: Context) -> b.Section | None:
    """None without quotes, and for a speaker who may not compare insurers."""
    wording, offered = context.wording, context.evaluation.case.quotes
    if not offered or context.wording.capacity not in ("broker", "consultant_licensed"):
        return None
    _, sizes = options(context)
    shares = (("quote", 0.25, "left"), ("price", 0.13, "right"), ("limit", 0.14, "right"), ("share", 0.12, "right"),
              ("kept", 0.11, "right"), ("bad", 0.13, "right"), ("total", 0.12, "right"))
    columns = tuple(b.Column(wording.say(f"quotes.{key}"), share, align) for key, share, align in shares)
    table = b.Table(columns, tuple(_row(context, quote) for quote in offered))
    bind = tuple(wording.text(f"quotes.bind_items.{number}") for number in range(1, BIND_ITEMS + 1))
    return b.Section("quotes", (
        b.Heading(wording.text("quotes.heading"), 0), b.Heading(wording.text("quotes.sizes")), sizes,
        b.Paragraph(wording.text("quotes.intro")), table, b.Paragraph(wording.text("quotes.total_note"), "note"),
        b.Bullets(tuple(line for quote in offered for line in _missing(context, quote)), style="list"),
        b.Heading(wording.text("quotes.bind")), b.Bullets(bind, style="list"),
    ))


def premium(quote: Policy) -> float | None:
    """The price a year with tax and fees; None where the quote names none."""
    if quote.premium_net is None:
        return None
    return quote.premium_net + (quote.premium_tax or 0.0) + (quote.premium_fees or 0.0)


def _row(context: Context, quote: Policy) -> tuple[b.Cell, ...]:
    """What the quote would leave with the client, from the same simulated years as everything else."""
    figures, price, limit, first = context.figures, premium(quote), policy_limit(quote), quote.retention.default
    terms = terms_in_force((replace(quote, kind="current"),), context.pack.coverage)
    kept = context.evaluation.losses.events.retained(terms)
    hours = quote.waiting_hours.get("bi")
    note = context.wording.text("quotes.terms", hours=figures.number(hours), date=figures.short_date(
        quote.valid_until)) if hours is not None and quote.valid_until else ()
    unknown = context.wording.say("held.unknown")
    words = (
        figures.exact(price) if price is not None else unknown, figures.exact(limit) if limit else unknown,
        figures.exact(first) if first is not None else unknown, context.yearly(kept.mean),
        figures.modelled(kept.p99_5), figures.modelled(price + kept.mean) if price is not None else unknown,
    )
    return (b.Cell(b.plain(_name(context, quote), strong=True), note), *(b.Cell(b.plain(text)) for text in words))


def _name(context: Context, quote: Policy) -> str:
    return quote.insurer or context.texts.word("policy_shapes", quote.shape)


def _missing(context: Context, quote: Policy) -> list[b.Text]:
    """Essential parts that the quote leaves out or pays less for."""
    held = held_parts((replace(quote, kind="current"),), context.pack.coverage)
    limit = policy_limit(quote) or 0.0
    absent, low = [], []
    for part in context.advice.parts:
        if part.priority != "essential" or part.elsewhere:
            continue
        row, wanted = held[part.id], part.limit or (context.advice.programme.limit if part.full_limit else 0.0)
        if not row.pays:
            absent.append(inside(context.part_name(part)))
        elif wanted > (limit if row.limit is None else row.limit):
            low.append(inside(context.part_name(part)))
    name, found = _name(context, quote), []
    for key, parts in (("missing", absent), ("low", low)):
        if parts:
            found.append(context.wording.text(f"quotes.{key}", quote=name, parts=context.wording.listed(parts)))
    return found or [context.wording.text("quotes.complete", quote=name)]
