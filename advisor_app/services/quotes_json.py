"""Quotes side by side as plain data. Money is {amount, currency} in minor units, never a float."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor_app.domain.coverage.advice import Slot
from advisor_app.domain.coverage.quote_results import KnockOut, QuoteCell, QuoteResult
from advisor_app.domain.evaluation import Evaluation
from advisor_app.services.plain_json import money
from advisor_app.services.reason_words import ReasonWords


class QuotesTree:
    """The quotes of an evaluation. An advisor without a licence sees neither insurers nor ranks."""

    def __init__(self, evaluation: Evaluation, words: ReasonWords) -> None:
        self._comparison = evaluation.coverage.comparison
        self._currency = evaluation.currency
        self._words = words

    def rows(self) -> list[dict[str, Any]]:
        """In the order of the ranking, else of their labels."""
        comparison = self._comparison
        return [] if comparison is None else [self._row(result) for result in comparison.results]

    def ranking(self) -> dict[str, Any] | None:
        """How they were ranked and what to compare them with; None without quotes."""
        comparison = self._comparison
        if comparison is None:
            return None
        nothing, now = comparison.nothing, comparison.now
        return {
            "ranked": comparison.ranked,
            "recommended": comparison.recommended,
            "conditional": comparison.conditional,
            "final": comparison.final,
            "questions": [
                {"quote": question.quote, "part": question.part, "term": question.term}
                for question in comparison.questions
            ],
            "no_cover": {
                "kept_per_year": self._money(nothing.kept_mean), "kept_1_in_200": self._money(nothing.kept_bad),
                "cost_of_risk": self._money(nothing.cost_of_risk),
            },
            "now": None if now is None else self._measured(now),
            "trail": "quotes",
        }

    def _money(self, amount: float | None) -> dict[str, object] | None:
        return money(amount, self._currency)

    def _row(self, result: QuoteResult) -> dict[str, Any]:
        entered = result.policy
        currency = entered.currency or self._currency
        premiums = [p for p in (entered.premium_net, entered.premium_tax, entered.premium_fees) if p is not None]
        return {
            "id": result.id,
            "label": result.label,
            "insurer": result.policy.insurer,
            "shape": result.policy.shape,
            "premium": money(sum(premiums), currency) if premiums else None,
            "limit": money(entered.limit.each, currency),
            "aggregate": money(entered.limit.aggregate, currency),
            "retention": money(entered.retention.default, currency),
            "waiting_hours": dict(entered.waiting_hours),
            "parts": {
                part.id: {"status": part.status, "sublimit": money(part.sublimit, currency)} for part in entered.parts
            },
            "rank": result.rank,
            "not_compared": result.not_compared,
            **self._measured(result),
            "knock_outs": [self._knock_out(out) for out in result.knock_outs],
            "before_binding": [self._say(reason.text, reason.slots) for reason in result.before_binding],
            "trail": f"quote:{result.id}" if result.knock_outs or result.before_binding else "quotes",
        }

    def _measured(self, result: QuoteResult) -> dict[str, Any]:
        return {
            "price_per_year": self._money(result.price),
            "rate_on_line": result.rate_on_line,
            "kept_per_year": self._money(result.kept_mean),
            "kept_1_in_200": self._money(result.kept_bad),
            "cost_of_risk": self._money(result.cost_of_risk),
            "fit": round(result.fit, 1),
            "part_fit": round(result.part_fit, 3),
            "term_score": round(result.term_score, 3),
            "limit_fit": round(result.limit_fit, 3),
            "claims_service": round(result.claims_service, 3),
            "against_need": [self._cell(cell) for cell in result.cells if cell.priority != "not_needed"],
            "terms": {
                reading.term: {"value": reading.value, "severity": reading.severity, "computed": reading.computed,
                               "wording_read": reading.wording_read}
                for reading in result.terms if reading.severity is not None
            },
            "gaps": [gap.id for gap in result.gaps],
        }

    def _cell(self, cell: QuoteCell) -> dict[str, Any]:
        return {
            "part": cell.part, "priority": cell.priority, "status": cell.status, "standing": cell.standing,
            "offered": self._money(cell.offered), "wanted": self._money(cell.wanted),
            "short_by": self._money(cell.short_by),
        }

    def _knock_out(self, out: KnockOut) -> dict[str, Any]:
        return {
            "rule": out.rule, "text": self._say(out.reason.text, out.reason.slots),
            "action": self._say(out.action, out.reason.slots),
        }

    def _say(self, text: str, slots: Mapping[str, Slot]) -> str:
        return self._words.say(text, slots)
