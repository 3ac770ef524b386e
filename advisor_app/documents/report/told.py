"""What the client told: the facts as they were noted, the contracts with duties, what happened before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context
from advisor_app.documents.fact_words import fact_words
from advisor_app.domain.profile import FactValue

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "firm": ("legal_name", "trading_names", "sector", "second_sector", "home_country", "staff", "revenue",
             "foreign_revenue_share", "planned_changes"),
    "data": ("data_categories", "records_total", "records_health", "records_identity", "records_card",
             "records_for_clients", "people_countries", "people_us_states", "data_roles", "card_handling"),
    "technology": ("technology_services", "technology_revenue_share", "it_components", "it_support",
                   "working_patterns", "supplier_count", "critical_it_suppliers", "device_count", "downtime_tolerance",
                   "ai_uses"),
    "money": ("largest_payment", "largest_unchecked_transfer", "client_money_per_month", "largest_invoice",
              "liquid_funds", "loss_tolerance", "insurance_budget"),
}
# Which groups stand at the left and at the right.
_SIDES: Final = (("firm", "money"), ("data", "technology"))


def told(context: Context) -> b.Section:
    """Facts by group, then contracts, past incidents and wishes; only what somebody said."""
    wording = context.wording
    blocks: list[b.Block] = [b.Heading(wording.text("told.heading"), 0), b.Paragraph(wording.text("told.intro"))]
    left, right = (tuple(block for group in side for block in _group(context, group)) for side in _SIDES)
    blocks += [b.Columns(left, right, 0.44), *_contracts(context), *_incidents(context), *_wishes(context)]
    return b.Section("told", tuple(blocks), new_page=True)


def _group(context: Context, group: str) -> list[b.Block]:
    rows = [(context.texts.facts[name].label, words) for name in GROUPS[group]
            if (words := fact_words(context, name)) and context.facts.stated(name) != 0]
    return [b.Heading(context.wording.text(f"told.{group}")), pairs(rows, 0.46)] if rows else []


def pairs(rows: list[tuple[str, str]], share: float = 0.32) -> b.Table:
    """A table of labels and what belongs to them, without a row of titles. share: of the width, for the labels."""
    return b.Table((b.Column("", share), b.Column("", 1 - share)),
                   tuple((b.Cell(b.plain(label)), b.Cell(b.plain(words))) for label, words in rows))


def _contracts(context: Context) -> list[b.Block]:
    wording, contracts = context.wording, context.facts.rows("contracts")
    if not contracts:
        return []
    shares = (("contract", 0.34), ("kind", 0.16), ("limit", 0.2), ("notice", 0.15), ("cap", 0.15))
    columns = tuple(b.Column(wording.say(f"told.{key}"), share) for key, share in shares)
    rows = tuple(tuple(b.Cell(b.plain(words)) for words in _contract(context, row)) for row in contracts)
    return [b.Heading(wording.text("told.contracts")), b.Table(columns, rows)]


def _contract(context: Context, row: Mapping[str, FactValue]) -> tuple[str, ...]:
    wording, figures = context.wording, context.figures
    required, hours, cap, kind = (row.get(name) for name in ("required_limit", "notice_hours", "liability_cap", "kind"))
    liability = ""
    if row.get("uncapped_liability") is True:
        liability = wording.say("told.uncapped")
    elif isinstance(cap, (int, float)):
        liability = wording.say("told.capped", amount=figures.stated(cap))
    return (
        str(row.get("party", "")),
        context.texts.word("contract_kinds", kind) if isinstance(kind, str) and kind != "unknown" else "",
        figures.exact(required) if isinstance(required, (int, float)) else "",
        wording.say("told.hours", n=figures.number(hours)) if isinstance(hours, (int, float)) else "",
        liability,
    )


def _incidents(context: Context) -> list[b.Block]:
    rows = context.facts.rows("incidents")
    if not rows:
        return []
    return [b.Heading(context.wording.text("told.incidents")),
            b.Bullets(tuple(b.plain(_incident(context, row)) for row in rows), style="list")]


def _incident(context: Context, row: Mapping[str, FactValue]) -> str:
    wording, day = context.wording, row.get("date")
    kind = context.texts.word("incident_kinds", str(row.get("kind")))
    words = kind
    if isinstance(day, date):
        words = wording.say("told.incident", kind=kind, date=context.figures.long_date(day))
    return words + (wording.say("told.incident_open") if row.get("reported_to_insurer") is False else "")


def _wishes(context: Context) -> list[b.Block]:
    wishes = context.facts.stated("client_wishes")
    items = tuple(b.plain(" ".join(str(wish).split())) for wish in wishes) if isinstance(wishes, tuple) else ()
    if not items:
        return []
    return [b.Heading(context.wording.text("told.wishes")), b.Bullets(items, style="list")]
