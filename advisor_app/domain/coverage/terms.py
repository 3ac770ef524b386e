"""How severe a poor policy term is for this firm, and which terms hang on a yes or no of the advisor."""

from __future__ import annotations

from collections.abc import Collection

from advisor_app.domain.conditions import truth
from advisor_app.domain.coverage.rulebook import CoverageRulebook, TermRule
from advisor_app.domain.facts import Facts
from advisor_app.domain.vocabulary import SEVERITIES


def term_severity(term: TermRule, facts: Facts, signs: Collection[str] = ()) -> str | None:
    """Severity for this firm, or None where the term has no meaning for it.

    facts: with essential parts filled in. signs: what only the rules see (short_limit, heavy_retention ...). A rise
    that hangs on the advisor's own yes does not count here.
    """
    if truth(term.applies, facts) is False:
        return None
    severity = term.severity
    for rise in term.escalations:
        if not rise.ask and (not rise.sign or rise.sign in signs) and truth(rise.condition, facts) is True:
            severity = max(severity, rise.severity, key=SEVERITIES.index)
    return severity


def questions_for_advisor(facts: Facts, book: CoverageRulebook) -> tuple[str, ...]:
    """Terms whose severity rises if the advisor says yes to their question."""
    return tuple(
        term.id for term in book.terms
        if truth(term.applies, facts) is not False and any(
            rise.ask and truth(rise.condition, facts) is not False and _higher(rise.severity, term, facts)
            for rise in term.escalations
        )
    )


def _higher(severity: str, term: TermRule, facts: Facts) -> bool:
    now = term_severity(term, facts)
    return now is not None and SEVERITIES.index(severity) > SEVERITIES.index(now)
