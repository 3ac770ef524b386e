"""Who must be told about one breach, and by when: every rule that applies, in the order of time."""

from __future__ import annotations

import math
from datetime import datetime, time, timedelta
from typing import Final

from babel.dates import format_time

from advisor_app.documents import blocks as b
from advisor_app.documents.clocks import told_to
from advisor_app.documents.context import Context
from advisor_app.documents.place_names import country_names, place_names
from advisor_app.documents.report.incident import insuring
from advisor_app.documents.request import BreachNeededError
from advisor_app.documents.wording import inside
from advisor_app.domain.deadlines import Breach, Notice, notices_due
from advisor_app.domain.regimes import Recipient

_END: Final = time(23, 59, 59)


def deadlines(context: Context) -> b.Section:
    """The sheet. Raises BreachNeededError without a breach."""
    wording, breach = context.wording, context.request.breach
    if breach is None:
        raise BreachNeededError("The deadlines need the day and time the breach was found and where people live.")
    due = notices_due(breach, context.pack.regimes, context.facts)
    names = {regime.id: context.texts.law(regime) for regime in context.pack.regimes}
    blocks: list[b.Block] = [
        b.Letterhead(context.advisor.firm or context.advisor.name, context.advisor.strapline, context.contact),
        b.Title(wording.text("deadlines.heading", client=context.client)),
        b.Paragraph(wording.text("deadlines.intro", moment=_moment(context, breach.discovered))),
        b.Bullets(_affected(context, breach), style="list"), *_insurer(context),
        b.Heading(wording.text("deadlines.order")),
    ]
    if due.notices:
        blocks.append(_table(context, due.notices))
    else:
        blocks.append(b.Paragraph(wording.text("deadlines.none")))
    blocks += _contracts(context, breach)
    if due.excused:
        items = tuple(wording.text("deadlines.excused_item", law=names[law],
                                   reason=wording.say(f"deadlines.reasons.{reason}")) for law, reason in due.excused)
        blocks += [b.Heading(wording.text("deadlines.excused")), b.Bullets(items, style="list")]
    return b.Section("deadlines", (*blocks, b.Paragraph(wording.text("deadlines.limits"), "small")))


def _moment(context: Context, moment: datetime) -> str:
    """Day and time in the language; the last second of a day is its end."""
    day = context.figures.long_date(moment.date())
    if moment.time().replace(microsecond=0) == _END:
        return context.wording.say("deadlines.end_of_day", date=day)
    offset = moment.utcoffset() or timedelta()
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    zone = f"UTC{'−' if offset < timedelta() else '+'}{hours}:{minutes:02d}" if offset else "UTC"
    shown = f"{format_time(moment.time(), 'short', locale=context.figures.locale)} ({zone})"
    return context.wording.say("deadlines.moment", date=day, time=shown)


def _affected(context: Context, breach: Breach) -> tuple[b.Text, ...]:
    wording, names = context.wording, place_names(context.figures.language)
    countries = country_names(context.figures.language)
    places = [
        wording.say("deadlines.place", place=names.get(place, countries.get(place, place)),
                    n=context.figures.number(number) if number is not None else wording.say("deadlines.unknown_number"))
        for place, number in breach.people.items()
    ]
    elements = [inside(context.texts.word("data_elements", key)) if key != "unknown" else wording.say("told.unknown")
                for key in sorted(breach.elements)]
    found = [wording.text("deadlines.affected", places=wording.listed(places))]
    if elements:
        found.append(wording.text("deadlines.data", elements=wording.listed(elements)))
    return tuple(found)


def _insurer(context: Context) -> list[b.Block]:
    """The insurer first, with the emergency line where a policy names one."""
    policies = insuring(context)
    if not policies:
        return []
    words = context.wording.say("deadlines.insurer")
    if policies[0].hotline:
        words = f"{words} {context.wording.say('deadlines.hotline', number=policies[0].hotline)}."
    return [b.Paragraph(b.plain(words, strong=True))]


def _table(context: Context, notices: tuple[Notice, ...]) -> b.Table:
    wording = context.wording
    shares = (("when", 0.2), ("who", 0.2), ("why", 0.47), ("done", 0.13))
    columns = tuple(b.Column(wording.say(f"deadlines.{key}"), share) for key, share in shares)
    return b.Table(columns, tuple(_row(context, notice) for notice in notices))


def _row(context: Context, notice: Notice) -> tuple[b.Cell, ...]:
    wording = context.wording
    if notice.due is not None:
        when = _moment(context, notice.due)
    else:
        when = wording.say("deadlines.waits" if "waits_for_event" in notice.notes else "deadlines.no_date")
    who = told_to(context, notice.to, Recipient(notice.recipient, notice.wording))
    number = _people(context, notice)
    regime = notice.regime
    basis = wording.say("deadlines.basis", citation=regime.citation, date=context.figures.short_date(regime.as_of),
                        confidence=wording.say(f"laws.confidence.{regime.confidence}"))
    notes = [wording.say("deadlines.counted", event=notice.law_counts_from)] if notice.law_counts_from else []
    notes += [wording.say(f"deadlines.notes.{note}") for note in notice.notes]
    return (
        b.Cell(b.plain(when, strong=True)), b.Cell(b.plain(who[:1].upper() + who[1:]), b.plain(number)),
        b.Cell(b.plain(f"{context.texts.law(regime)}: {notice.wording}"), b.plain(" ".join((*notes, f"{basis}.")))),
        b.Cell(wording.text("plan.blank")),
    )


def _people(context: Context, notice: Notice) -> str:
    """How many people count for this rule; empty where nobody knows."""
    low, high = notice.affected
    if math.isinf(high):
        return ""
    number = context.figures.number
    return number(low) if low == high else context.wording.say("band.between", low=number(low), high=number(high))


def _contracts(context: Context, breach: Breach) -> list[b.Block]:
    """Contracts that ask for notice within hours, counted from discovery."""
    found = sorted((float(hours), str(row.get("party", ""))) for row in context.facts.rows("contracts")
                   if isinstance(hours := row.get("notice_hours"), (int, float)))
    if not found:
        return []
    items = tuple(
        context.wording.text("deadlines.contract_due", party=party,
                             moment=_moment(context, breach.discovered + timedelta(hours=hours)))
        for hours, party in found
    )
    return [b.Heading(context.wording.text("deadlines.contracts")), b.Bullets(items, style="list")]
