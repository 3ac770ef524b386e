"""The incident card: eight faces that fold to the size of a wallet, or the same in large print."""

from __future__ import annotations

from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.clocks import all_clocks
from advisor_app.documents.context import Context
from advisor_app.documents.report.incident import STEPS, insuring
from advisor_app.documents.wording import inside
from advisor_app.domain.policies import Policy

FIRST_STEPS: Final = 5
CLOCKS: Final = 5
CONTRACTS: Final = 4


def card(context: Context) -> b.Section:
    """One sheet to fold; in large print a list of sections instead."""
    if context.request.large:
        return b.Section("card", _large(context))
    wording = context.wording
    steps = _steps(context)
    panels = (
        b.Panel(wording.say("card.wrong"), steps[:FIRST_STEPS], numbered=True),
        b.Panel(wording.say("card.next"), steps[FIRST_STEPS:], numbered=True, start=FIRST_STEPS + 1),
        b.Panel(wording.say("card.call"), lines=_people(context)),
        b.Panel(wording.say("card.insurance"), lines=_policies(context)),
        b.Panel(wording.say("card.partners"), lines=_partners(context)),
        b.Panel(wording.say("card.clocks"), _clocks(context)),
        b.Panel(wording.say("card.contracts"), _contracts(context)),
        b.Panel(wording.say("card.keep"), _about(context), _keeping(context)),
    )
    return b.Section("card", (b.FoldSheet(panels, wording.say("card.note")),))


def _large(context: Context) -> tuple[b.Block, ...]:
    wording = context.wording
    lines = (*_people(context), *_policies(context), *_partners(context), *_keeping(context))
    return (
        b.Heading(wording.text("card.wrong"), 0), b.Bullets(_steps(context), numbered=True, style="large"),
        b.Heading(wording.text("card.call"), 0), b.FillLines(lines, large=True),
        b.Heading(wording.text("card.clocks"), 0), b.Bullets(_clocks(context), style="large"),
        b.Heading(wording.text("card.contracts"), 0), b.Bullets(_contracts(context), style="large"),
        b.Paragraph(b.plain(" ".join((b.words_of(_about(context)[0]), wording.say("card.large_note"))))),
    )


def _steps(context: Context) -> tuple[b.Text, ...]:
    return tuple(context.wording.text(f"card.steps_short.{number}") for number in range(1, STEPS + 1))


def _line(context: Context, key: str) -> b.FillLine:
    """A line of the card: what the client gave, else a rule to write on; never left out."""
    return b.FillLine(context.wording.say(f"card.{key}"), context.request.contacts.get(key, ""), strong=True)


def _people(context: Context) -> tuple[b.FillLine, ...]:
    return tuple(_line(context, key) for key in ("lead", "deputy", "it", "bank"))


def _policies(context: Context) -> tuple[b.FillLine, ...]:
    """Emergency line, number and insured name of up to two policies; rules where nothing is known."""
    wording = context.wording
    found: list[b.FillLine] = []
    policies: tuple[Policy | None, ...] = insuring(context)[:2] or (None,)
    for policy in policies:
        if policy is not None:
            found.append(b.FillLine(wording.say("card.shape"), context.texts.word("policy_shapes", policy.shape)))
        hotline, number = (policy.hotline, policy.policy_no) if policy is not None else ("", "")
        found += [b.FillLine(wording.say("card.hotline"), hotline, strong=True),
                  b.FillLine(wording.say("card.policy"), number, strong=True)]
    first = policies[0]
    found.append(b.FillLine(wording.say("card.insured"), first.named_insured if first else ""))
    return tuple(found)


def _partners(context: Context) -> tuple[b.FillLine, ...]:
    adviser = " · ".join(text for text in (context.advisor.phone, context.advisor.email) if text)
    lines = [b.FillLine(context.wording.say("card.broker"), adviser), *(_line(context, key) for key in
                                                                        ("lawyer", "processor", "police"))]
    takes_cards = context.facts.members("card_handling")
    return tuple(line for line in lines if takes_cards or line.label != context.wording.say("card.processor"))


def _clocks(context: Context) -> tuple[b.Text, ...]:
    """The shortest clocks, each authority once; those without a number after them."""
    wording = context.wording
    told: dict[str, str] = {}
    for clock in all_clocks(context):
        told.setdefault(clock.who, clock.when)
    items = [wording.text("card.regulator", who=who[:1].upper() + who[1:], when=when) for who, when in told.items()]
    if not items:
        return (wording.text("incident.no_clocks"),)
    more = len(items) - CLOCKS
    rest = [wording.text("card.more", n=context.figures.number(more))] if more > 0 else []
    return (*items[:CLOCKS], *rest)


def _contracts(context: Context) -> tuple[b.Text, ...]:
    wording = context.wording
    found = sorted((float(hours), str(row.get("party", ""))) for row in context.facts.rows("contracts")
                   if isinstance(hours := row.get("notice_hours"), (int, float)))
    if not found:
        return (wording.text("card.no_contract"),)
    items = [wording.text("card.contract", party=party, hours=context.figures.number(hours)) for hours, party in found]
    more = len(items) - CONTRACTS
    rest = [wording.text("card.more", n=context.figures.number(more))] if more > 0 else []
    return (*items[:CONTRACTS], *rest)


def _about(context: Context) -> tuple[b.Text, ...]:
    wording = context.wording
    day = context.figures.long_date(context.evaluation.today)
    return (wording.text("card.made", date=day, client=context.client),
            wording.text("card.made_by", firm=inside(context.firm) if not context.advisor.firm else context.firm))


def _keeping(context: Context) -> tuple[b.FillLine, ...]:
    return (_line(context, "safe"), b.FillLine(context.wording.say("card.checked")))
