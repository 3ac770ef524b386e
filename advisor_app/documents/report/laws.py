"""Each law that appears to apply: its duties, its clocks, what it can cost, and of which day its facts are."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from advisor_app.documents import blocks as b
from advisor_app.documents.clocks import Clock, all_clocks, clocks_of, in_force
from advisor_app.documents.context import Context
from advisor_app.documents.wording import inside
from advisor_app.domain.coverage.advice import Exposure
from advisor_app.domain.regimes import Penalty, RegimeResult

DUTIES: Final = (8, 6, 5, 4, 4, 3, 3, 2, 2)
# Facts of law that were looked at longer ago than this are told as old.
LASTS_DAYS: Final = 365
PENALTIES: Final = (4, 3, 2, 2, 1, 1, 1, 1, 1)


def laws(context: Context) -> b.Section:
    """The chapter on laws; what hangs on a missing fact is to be checked, never denied."""
    wording, applies = context.wording, in_force(context)
    blocks: list[b.Block] = [b.Heading(wording.text("laws.heading"), 0)]
    blocks.append(b.Paragraph(wording.text("laws.intro" if applies else "laws.none")))
    blocks += _old(context, applies)
    for result in applies:
        blocks += _law(context, result)
    return b.Section("laws", (*blocks, *_unknown(context), *_coming(context), *_exposures(context)))


def _old(context: Context, applies: tuple[RegimeResult, ...]) -> list[b.Block]:
    """Laws and sums whose facts were looked at more than a year before the day of the document."""
    too_old = context.evaluation.today - timedelta(days=LASTS_DAYS)
    names = [context.texts.law(result.regime) for result in applies if result.regime.as_of < too_old]
    names += [context.texts.reasons[f"exposure.{entry.id}"] for entry in context.advice.exposures
              if entry.as_of < too_old]
    if not names:
        return []
    return [b.Paragraph(context.wording.text("laws.old", laws=context.wording.listed(names)))]


def _law(context: Context, result: RegimeResult) -> list[b.Block]:
    regime, wording = result.regime, context.wording
    role = f"laws.role.{result.role}"
    basis = wording.text("laws.basis", citation=regime.citation, date=context.figures.long_date(regime.as_of),
                         confidence=wording.say(f"laws.confidence.{regime.confidence}"))
    blocks: list[b.Block] = [b.Heading(b.plain(context.texts.law(regime))), b.Paragraph(basis, "note")]
    if wording.has(role) and (regime.duties_controller and regime.duties_processor):
        blocks.append(b.Paragraph(wording.text(role), "list"))
    duties = tuple(b.plain(f"{duty.text} ({duty.cite})" if duty.cite and duty.cite != regime.citation else duty.text)
                   for duty in result.duties)
    if duties:
        blocks.append(b.Bullets(duties[:context.step(DUTIES)], style="list"))
    clocks = clocks_of(context, result)
    if clocks:
        blocks.append(clock_table(context, clocks))
    costs = [wording.text("laws.penalties", wording=_penalty(penalty))
             for penalty in regime.penalties[:context.step(PENALTIES)] if penalty.wording]
    if regime.private_action and regime.private_action_exists in ("yes", "limited"):
        costs.append(wording.text("laws.private", wording=regime.private_action))
    return [*blocks, *(b.Paragraph(cost, "list") for cost in costs)]


def _penalty(penalty: Penalty) -> str:
    return f"{penalty.wording} ({penalty.citation})" if penalty.citation else penalty.wording


def clock_table(context: Context, clocks: tuple[Clock, ...], *, named: bool = False) -> b.Table:
    """Whom to tell and by when. named: with the law of each."""
    wording = context.wording
    columns = (b.Column(wording.say("laws.who"), 0.3), b.Column(wording.say("laws.when"), 0.22),
               b.Column(wording.say("incident.clock_law" if named else "laws.clocks"), 0.48))
    rows = tuple(
        (b.Cell(b.plain(clock.who[:1].upper() + clock.who[1:])), b.Cell(b.plain(clock.when)),
         b.Cell(b.plain(context.texts.law(clock.result.regime) if named else clock.wording)))
        for clock in clocks
    )
    return b.Table(columns, rows, together=len(rows) < 7)


def shortest_clocks(context: Context, most: int) -> tuple[Clock, ...]:
    return all_clocks(context)[:most]


def _unknown(context: Context) -> list[b.Block]:
    wording = context.wording
    unsure = [result for result in context.evaluation.regimes if result.applies == "unknown" and result.starts is None]
    if not unsure:
        return []
    items = []
    for result in unsure:
        facts = [inside(context.texts.facts[name].label) for name in result.missing if name in context.texts.facts]
        missing = wording.say("laws.unknown_missing", facts=wording.listed(facts)) if facts else ""
        items.append(wording.text("laws.unknown_item", law=context.texts.law(result.regime), missing=missing))
    return [b.Heading(wording.text("laws.unknown")), b.Bullets(tuple(items), style="list")]


def _coming(context: Context) -> list[b.Block]:
    coming = [(context.texts.law(result.regime), result.starts) for result in context.evaluation.regimes
              if result.starts is not None and result.applies != "no"]
    if not coming:
        return []
    items = tuple(context.wording.text("laws.coming_item", law=name, date=context.figures.long_date(day))
                  for name, day in coming)
    return [b.Heading(context.wording.text("laws.coming")), b.Bullets(items, style="list")]


def _exposures(context: Context) -> list[b.Block]:
    """Highest sums by law or scheme; beside the limit, never added to it."""
    wording, exposures = context.wording, context.advice.exposures
    if not exposures:
        return []
    shares = (("exposure", 0.5), ("exposure_range", 0.32), ("exposure_insured", 0.18))
    columns = tuple(b.Column(wording.say(f"laws.{key}"), share) for key, share in shares)
    rows = tuple(
        (b.Cell(b.plain(context.texts.reasons[f"exposure.{entry.id}"])), b.Cell(b.plain(_sum(context, entry))),
         b.Cell(wording.text(f"laws.insurable.{entry.insurable}")))
        for entry in exposures
    )
    return [b.Heading(wording.text("laws.exposures")), b.Table(columns, rows, together=True),
            b.Paragraph(wording.text("laws.exposure_note"), "note")]


def _sum(context: Context, entry: Exposure) -> str:
    figures = context.figures.of(entry.currency)
    low, high = (entry.low, entry.high) if entry.high is not None else (entry.unit_low, entry.unit_high)
    if high is None:
        return context.wording.say("told.unknown")
    if not low:
        return context.wording.say("laws.up_to", high=figures.exact(high))
    return context.wording.say("band.between", low=figures.exact(low), high=figures.exact(high))
