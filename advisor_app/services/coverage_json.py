"""What is advised on cover as plain data. Money is {amount, currency} in minor units, never a float."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from advisor_app.domain.coverage.advice import Amount, Gap, Insurability, Listed, PartAdvice, Slot
from advisor_app.domain.coverage.attestation import PreparedAnswer
from advisor_app.domain.coverage.options import Package
from advisor_app.domain.coverage.rule_figures import Basis
from advisor_app.domain.coverage.trail import TrailRow, subject_of
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.profile import FACTS
from advisor_app.services.plain_json import money, plain
from advisor_app.services.quotes_json import QuotesTree
from advisor_app.services.reason_words import ReasonWords

# Inputs and results of the rules that are money; the facts among them are money by their kind.
_MONEY_INPUTS: Final = frozenset({
    "amount", "need", "cyber_need", "reach", "uncovered", "cap", "ceiling", "limit", "retention", "policy_limit", "p90",
    "p95", "usual", "lost", "least", "each", "contract", "held", "hourly_cost", "mean", "price", "kept_mean",
    "kept_bad", "cost_of_risk", "premium", "touched",
})
_MONEY_RESULTS: Final = (
    "LIM", "SUB", "RET-1", "TEO-1", "OPTION", "uninsured", "G04", "G05", "G06", "G15", "G17", "G18", "G26", "G32",
)
_MONEY_KINDS: Final = ("money", "money_band")


class CoverageTree:
    """The part `coverage` of an evaluation. words: in the language of the advisor."""

    def __init__(self, evaluation: Evaluation, words: ReasonWords) -> None:
        self._advice = evaluation.coverage
        self._currency = evaluation.currency
        self._words = words
        self._quotes = QuotesTree(evaluation, words)
        self._attestation = evaluation.attestation

    def whole(self) -> dict[str, Any]:
        advice, programme = self._advice, self._advice.programme
        return {
            "parts": [self._part(part) for part in advice.parts],
            "programme": {
                "shape": programme.shape,
                "limit": self._money(programme.limit),
                "basic": self._money(programme.basic),
                "cautious": self._money(programme.cautious),
                "binding": programme.binding,
                "retention": self._money(programme.retention),
                "retention_ceiling": self._money(programme.retention_ceiling),
                "waiting_hours": programme.waiting_hours,
                "fraud_sublimit": self._money(programme.fraud_sublimit),
            },
            "packages": [self._package(package) for package in advice.packages],
            "gaps": [self._gap(gap) for gap in advice.gaps],
            "matrix": self._matrix(),
            **self._to_ask(),
            "affordability": self._affordability(),
            "insurability": self._insurability(advice.insurability),
            "attestation": [self._answer(answer) for answer in self._attestation.answers],
            "quotes": self._quotes.rows(),
            "quote_ranking": self._quotes.ranking(),
            **self._law(),
            "confidence": {"value": advice.confidence, "level": advice.level},
            "assumptions": list(advice.assumptions),
            "open_facts": list(advice.open_facts),
            "kept_per_year": {
                "today": self._money(advice.kept_today_mean),
                "recommended": self._money(advice.kept_mean),
                "today_1_in_200": self._money(advice.kept_today_bad),
                "recommended_1_in_200": self._money(advice.kept_bad),
            },
            "trail": [self._row(row) for row in advice.trail],
        }

    def _money(self, amount: float | None, currency: str = "") -> dict[str, object] | None:
        return money(amount, currency or self._currency)

    def _say(self, text: str, slots: Mapping[str, Slot]) -> str:
        return self._words.say(text, slots)

    def _to_ask(self) -> dict[str, Any]:
        """The terms to read and what to ask the insurer for."""
        advice = self._advice
        return {
            "terms": [
                {"id": reading.term, "severity": reading.severity, "value": reading.value,
                 "computed": reading.computed, "wording_read": reading.wording_read}
                for reading in advice.terms
            ],
            "requests": [
                {"id": wish.id, "severity": wish.severity, "terms": list(wish.terms), "parts": list(wish.parts),
                 "touched_per_year": self._money(wish.touched), "text": self._say(wish.text, {}),
                 "trail": f"request:{wish.id}"}
                for wish in advice.requests
            ],
        }

    def _law(self) -> dict[str, Any]:
        """What laws, contracts and the trade bring with them."""
        advice = self._advice
        return {
            "exposures": [
                {"id": row.id, "per": row.per, "unit_low": money(row.unit_low, row.currency),
                 "unit_high": money(row.unit_high, row.currency), "low": money(row.low, row.currency),
                 "high": money(row.high, row.currency), "insurable": row.insurable, "source": row.source,
                 "as_of": row.as_of.isoformat()}
                for row in advice.exposures
            ],
            "fines": {"insurable": advice.fines, **self._basis(advice.fines_basis)},
            "minima": [
                {"id": row.id, "low": self._money(row.low), "high": self._money(row.high), **self._basis(row.basis)}
                for row in advice.minima
            ],
            "technology_types": list(advice.technology_types),
            "technology_to_ask": list(advice.technology_to_ask),
        }

    # ------------------------------------------------------------------------------------------- the programme
    def _part(self, part: PartAdvice) -> dict[str, Any]:
        amount = self._money(part.limit)
        return {
            "id": part.id,
            "priority": part.priority,
            "confirm": part.confirm,
            "limit": amount if part.full_limit else None,
            "sublimit": None if part.full_limit else amount,
            "retention": self._money(part.retention),
            "why": [self._say(reason.text, reason.slots) for reason in part.reasons if reason.text],
            "modelled": part.modelled,
            "held": {"status": part.held_status, "limit": self._money(part.held_limit), "standing": part.standing},
            "trail": f"part:{part.id}",
        }

    def _package(self, package: Package) -> dict[str, Any]:
        return {
            "name": package.name,
            "limit": self._money(package.limit),
            "retention": self._money(package.retention),
            "parts": list(package.parts),
            "left_out": list(package.left_out),
            "chance_exceeded": package.chance_exceeded,
            "kept_per_year": self._money(package.kept_mean),
            "kept_1_in_200": self._money(package.kept_bad),
            "trail": f"package:{package.name}",
        }

    def _gap(self, gap: Gap) -> dict[str, Any]:
        return {
            "id": gap.id,
            "severity": gap.severity,
            "part": gap.part,
            "text": self._say(gap.text, gap.slots),
            "term": gap.term,
            "policy": gap.policy,
            "action": self._say(gap.action, gap.slots),
            "who": gap.who,
            "effect_per_year": self._money(gap.effect),
            "trail": subject_of(gap),
        }

    def _matrix(self) -> list[dict[str, Any]]:
        return [
            {
                "scenario": row.scenario, "trigger": row.trigger, "cause": row.cause, "state": row.state,
                "parts": list(row.parts), "doubled": list(row.doubled),
                "expected_per_year": self._money(row.expected_annual), "should_answer": list(row.should_answer),
                "answers_first": row.answers_first, "gaps": [subject_of(gap) for gap in row.gaps],
                "ask": [
                    {"about": self._say(ask.about, ask.slots), "text": self._say(ask.text, ask.slots)}
                    for ask in row.asks
                ],
                "policies": {
                    cell.policy: {
                        "state": cell.state, "parts": {part.part: part.standing for part in cell.parts},
                        "terms": [reading.term for reading in cell.terms], "endorsements": list(cell.endorsements),
                    }
                    for cell in row.cells
                },
            }
            for row in self._advice.matrix.rows
        ]

    def _affordability(self) -> dict[str, Any] | None:
        found = self._advice.affordability
        return None if found is None else {
            "budget": self._money(found.budget), "cheapest": self._money(found.cheapest),
            "steps": [
                {"id": step.id, "text": self._say(step.text, step.slots), "kept_per_year": self._money(step.kept_mean),
                 "kept_1_in_200": self._money(step.kept_bad), "rule": "LIM-13"}
                for step in found.steps
            ],
        }

    def _insurability(self, seen: Insurability) -> dict[str, Any]:
        return {
            "verdict": seen.verdict,
            "missing": [mark.id for mark in seen.missing],
            "fixes": [
                {
                    "id": fix.id, "verdict": fix.verdict, "verdict_in_order": fix.verdict_in_order,
                    "saving_per_year": self._money(fix.saving), "quick": fix.quick_fix, "effort": fix.effort,
                    "unlocks": list(fix.unlocks), "trail": f"control:{fix.id}",
                }
                for fix in seen.fixes
            ],
            "flags": list(seen.flags),
            "trail": "insurability",
        }

    @staticmethod
    def _basis(basis: Basis) -> dict[str, Any]:
        return {"source": basis.source, "as_of": basis.as_of.isoformat()}

    @staticmethod
    def _answer(answer: PreparedAnswer) -> dict[str, Any]:
        return {
            "question": answer.question, "said": answer.said, "answer": answer.answer, "evidence": answer.evidence,
            "on": None if answer.on is None else answer.on.isoformat(), "by": answer.by, "mark": answer.mark,
            "blocked": answer.blocked,
        }

    # ----------------------------------------------------------------------------------------------- the trail
    def _row(self, row: TrailRow) -> dict[str, Any]:
        reason = row.reason
        return {
            "subject": row.subject,
            "rule": reason.rule,
            "inputs": {name: self._input(name, value, reason.rule) for name, value in reason.inputs.items()},
            "result": self._figure(reason.result, reason.rule.startswith(_MONEY_RESULTS)),
            "text": self._say(reason.text, reason.slots),
            "source": row.source,
            "as_of": None if row.as_of is None else row.as_of.isoformat(),
        }


    def _input(self, name: str, value: object, rule: str) -> Any:
        is_money = name in _MONEY_INPUTS or (name in FACTS and FACTS[name].kind in _MONEY_KINDS)
        return self._figure(value, is_money or (name == "found" and rule.startswith(_MONEY_RESULTS)))

    def _figure(self, value: object, is_money: bool) -> Any:
        if is_money and isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._money(float(value))
        return as_plain(value)


def as_plain(value: object) -> Any:
    """A count, a share, a name, a list or a record of the rules as JSON takes it."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, Mapping):
        return {str(key): as_plain(entry) for key, entry in value.items()}
    if isinstance(value, Amount):
        return as_plain(value.value)
    if isinstance(value, Listed):
        return list(value.keys)
    if isinstance(value, (tuple, list)) and type(value) in (tuple, list):
        return [as_plain(entry) for entry in value]
    if is_dataclass(value) and not isinstance(value, type) and not hasattr(value, "low"):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    return plain(value)
