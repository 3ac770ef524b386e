"""The kinds of documents: which sections each has, in which order, and how many pages it may fill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from advisor_app.documents.blocks import Section
from advisor_app.documents.context import Context
from advisor_app.documents.report import (
    certainty,
    findings,
    gaps,
    held,
    incident,
    laws,
    losses,
    market,
    notes,
    past,
    programme,
    quotes,
    technology,
    told,
)
from advisor_app.documents.report import opening as report
from advisor_app.documents.sections import (
    basis,
    changes,
    cover,
    decision,
    demands,
    disclosures,
    ending,
    fixes,
    kept,
    needs,
    opening,
    plan,
    recommendation,
    year,
)
from advisor_app.documents.sheets import card, deadlines, declination, proposal, summary

Maker = Callable[[Context], Section | None]

SECTIONS: Final[dict[str, tuple[Maker, ...]]] = {
    "letter": (
        opening.heading, opening.opening, changes.changes, recommendation.recommendation, kept.sizes_and_kept,
        year.year, fixes.fixes, cover.parts, cover.gaps, needs.needs, demands.demands, basis.basis, ending.following,
        disclosures.disclosures, decision.decision,
    ),
    "report": (
        report.cover, report.summary, told.told, changes.changes, losses.losses, certainty.certainty, held.held,
        gaps.gaps, programme.programme, technology.technology, quotes.quotes, market.market, findings.findings,
        findings.frameworks, laws.laws, incident.incident, plan.chapter, plan.week, plan.insurance, plan.quarter,
        plan.year, plan.rest, past.past, notes.notes, notes.sources, notes.annex,
    ),
    "summary": (summary.heading, summary.whole),
    "actions": (
        plan.heading, changes.changes, plan.week, plan.insurance, plan.quarter, plan.year, plan.rest, plan.proof,
    ),
    "card": (card.card,),
    "deadlines": (deadlines.deadlines,),
    "proposal": (proposal.proposal, proposal.signing, proposal.blocked),
    "declination": (declination.declination,),
}
KINDS: Final = tuple(SECTIONS)
# Pages a document may fill before it is shortened: the letter two, and the form to sign and return on its own; the
# report fourteen, and its appendix of statements and sources.
PAGES: Final = {"letter": 3, "report": 16, "summary": 1, "actions": 4}
