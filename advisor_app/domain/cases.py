"""Cases like yours: what happened to firms in the same line of business for the same reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.facts import Facts
from advisor_app.domain.findings import Finding
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.vocabulary import SECTORS

MOST_CASES: Final = 3
INDUSTRIES: Final = tuple(sorted({sector.cases for sector in SECTORS.values() if sector.cases is not None}))


@dataclass(frozen=True)
class PastCase:
    """One real case. Settlements are mostly made without admission: its words say "alleged" or "found".

    industry: one of INDUSTRIES. size: small, mid or large. place: ISO 3166 code of the country or state. role:
    controller or processor. root_causes: why, as of findings; incident_causes: how, as of the simulation.
    people: affected, or None where not published. amount: in major units of `currency`; an illustration, never a
    forecast. sources: addresses. confidence: verified, or the case is not shown.
    """

    id: str
    name: str
    year: int
    industry: str
    size: str
    place: str
    role: str
    root_causes: tuple[str, ...]
    incident_causes: tuple[str, ...]
    people: int | None
    amount: float | None
    currency: str
    authority: str
    citation: str
    regimes: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: str
    as_of: date


@dataclass(frozen=True)
class CaseText:
    """happened: what went wrong. outcome: what it led to. lesson: one line for a firm like it."""

    happened: str
    outcome: str
    lesson: str


def cases_like(
    facts: Facts, findings: Iterable[Finding], pack: ContentPack, most: int = MOST_CASES
) -> tuple[PastCase, ...]:
    """The certain, sourced cases nearest to a firm: its industry, then most causes in common, country, newest.

    A case has a cause in common with the findings, or no cause of its own (a lesson on insurance, shown last). A firm
    whose line of business has no cases of its own gets none: another trade's case is not like its own.
    """
    industries = {
        SECTORS[sector].cases for name in ("sector", "second_sector") if (sector := facts.word(name)) in SECTORS
    }
    causes = {cause for finding in findings for cause in finding.causes}
    country = facts.word("home_country")

    def likeness(case: PastCase) -> tuple[int, bool, int, str]:
        return (-len(causes.intersection(case.root_causes)), _country(case) != country, -case.year, case.id)

    alike = [
        case for case in pack.cases
        if case.industry in industries and case.confidence == "verified" and case.sources
        and causes and (not case.root_causes or causes.intersection(case.root_causes))
    ]
    return tuple(sorted(alike, key=likeness)[:most])


def _country(case: PastCase) -> str:
    return case.place.split("-", 1)[0]
