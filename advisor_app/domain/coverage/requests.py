"""What to ask the insurer for, the heaviest first: at most a handful of things that can be tailored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.coverage.advice import Gap
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.rulebook import RequestRule
from advisor_app.domain.coverage.terms import term_severity
from advisor_app.domain.vocabulary import SEVERITIES

_ESSENTIAL: Final = "essential"
_NOT_NEEDED: Final = "not_needed"


@dataclass(frozen=True)
class Request:
    """One thing to ask for. severity: of the gap or wording behind it; terms, parts: that it is about. touched: mean
    loss a year that it touches, in major units of the client's currency. text: id of what to ask."""

    id: str
    severity: str
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    touched: float
    weight: float
    text: str


def requests(i: GapInputs, gaps: tuple[Gap, ...]) -> tuple[Request, ...]:
    """With a policy in force from its gaps; without one, from the wordings that weigh most for this firm.

    Ordered by the weight of the severity times the loss touched, then as the rules have them.
    """
    found = [request for rule in i.book.requests.rows if (request := _request(rule, i, gaps)) is not None]
    return tuple(sorted(found, key=lambda request: -request.weight)[:i.book.requests.most])


def _request(rule: RequestRule, i: GapInputs, gaps: tuple[Gap, ...]) -> Request | None:
    found = list(_from_gaps(rule, gaps) if i.covered else _from_need(rule, i))
    if not found:
        return None
    severity = max((severity for severity, _, _ in found), key=SEVERITIES.index)
    terms = tuple(dict.fromkeys(term for _, term, _ in found if term))
    parts = tuple(dict.fromkeys(part for _, _, part in found if part))
    touched = sum(i.part(part).expected_annual or 0.0 for part in _touched(terms, parts, i))
    weight = i.book.quotes.term_weights[severity]
    return Request(rule.id, severity, terms, parts, touched, weight * touched, f"request.{rule.id}")


def _from_gaps(rule: RequestRule, gaps: tuple[Gap, ...]) -> Iterator[tuple[str, str, str]]:
    """(severity, term, part) of each gap that the request would close."""
    for gap in gaps:
        term, part = (gap.term if gap.term in rule.terms else ""), (gap.part if gap.part in rule.parts else "")
        if term or part:
            yield gap.severity, term, part


def _from_need(rule: RequestRule, i: GapInputs) -> Iterator[tuple[str, str, str]]:
    """(severity, term, part) of each wording with a meaning for this firm and each essential part."""
    for part in rule.parts:
        if i.part(part).priority == _ESSENTIAL:
            yield "high", "", part
    for term in rule.terms:
        own = i.book.term_index[term]
        severity = term_severity(own, i.facts)
        useful = [part for part in own.parts if i.part(part).priority != _NOT_NEEDED]
        if severity is not None and (useful or not own.parts):
            yield severity, term, ""


def _touched(terms: tuple[str, ...], parts: tuple[str, ...], i: GapInputs) -> frozenset[str]:
    """Parts whose payment hangs on the wordings, and the parts themselves; a wording of the whole policy touches all
    that is essential."""
    found = set(parts)
    for term in terms:
        named = i.book.term_index[term].parts
        found.update(named or (part.id for part in i.essential))
    return frozenset(part for part in found if i.part(part).priority != _NOT_NEEDED)
