"""L3: what the client asked for and needs, each with how far this letter meets it."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.context import Context

MOST: Final = (5, 5, 4, 4, 4, 3, 2, 1)


def needs(context: Context) -> b.Section | None:
    """Wishes, duties from contracts, the budget, and the needs the recommendation answers; None without any."""
    items = [*_duties(context), *_wishes(context), *_budget(context), *_own_needs(context)]
    most = context.step(MOST)
    if not items:
        return None
    return b.Section("L3", (
        b.Heading(context.wording.text("needs.heading")), b.Bullets(tuple(items[:most]), style="list"),
    ), together=True)


def _marked(context: Context, need: b.Text, mark: str) -> b.Text:
    return context.wording.text("needs.mark", need=need, mark=context.wording.say(f"needs.{mark}"))


def _wishes(context: Context) -> list[b.Text]:
    wishes = context.facts.stated("client_wishes")
    found = []
    for wish in wishes if isinstance(wishes, tuple) else ():
        shown = " ".join(str(wish).split())
        found.append(_marked(context, context.wording.text("needs.wish", wish=shown), "answered"))
    return found


def _duties(context: Context) -> list[b.Text]:
    """Limits that contracts and bodies require: met where the recommended limit reaches them."""
    found = []
    for row in context.facts.rows("contracts"):
        required = row.get("required_limit")
        if isinstance(required, (int, float)) and required > 0:
            text = context.wording.text("needs.contract", party=str(row.get("party", "")),
                                        amount=context.figures.exact(float(required)))
            mark = "met" if context.advice.programme.limit >= required else "partly"
            found.append(_marked(context, text, mark))
    return found


def _budget(context: Context) -> list[b.Text]:
    budget = context.stated_number("insurance_budget")
    if not budget:
        return []
    text = context.wording.text("needs.budget", amount=context.figures.stated(budget))
    return [_marked(context, text, "open")]


def _own_needs(context: Context) -> list[b.Text]:
    """The three needs behind most cover: people's data, lost income, money sent away."""
    wording, figures, facts = context.wording, context.figures, context.assumed
    found: list[b.Text] = []
    if facts.amount("records_total") > 0:
        found.append(_marked(context, wording.text("needs.data"), "met"))
    daily = facts.amount("daily_gross_margin")
    if daily > 0:
        found.append(_marked(context, wording.text("needs.stop", amount=figures.modelled(daily)), "met"))
    payment, fraud = context.stated_number("largest_payment"), context.advice.programme.fraud_sublimit
    if payment and fraud:
        mark = "met" if fraud >= payment else "partly"
        found.append(_marked(context, wording.text("needs.money", amount=figures.stated(payment)), mark))
    return found
