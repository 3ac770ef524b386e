"""An evaluation as plain data for other programs. Money is {amount, currency} in minor units, never a float."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor_app.domain.conditions import UnknownValue
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.facts import Facts, known_names
from advisor_app.domain.losses.overrides import with_overrides
from advisor_app.domain.losses.parameters import OWN_GRADE
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS, ROW_FIELDS
from advisor_app.services.coverage_json import CoverageTree
from advisor_app.services.losses_json import LossesTree
from advisor_app.services.plain_json import fields, money, plain
from advisor_app.services.reason_words import ReasonWords
from advisor_app.services.regime_json import regime_tree

_MONEY_KINDS = ("money", "money_band")
_DERIVED_MONEY = ("bearable_loss", "contract_limit", "contract_liability_cap")


def evaluation_tree(evaluation: Evaluation, pack: ContentPack, *, case: str) -> dict[str, Any]:
    """The whole evaluation as maps, lists, texts and numbers. case: what the case is called, such as its file's name.

    Chances and shares are numbers from 0 to 1. What is not known is null.
    """
    return _Tree(evaluation, pack).whole(case)


class _Tree:
    def __init__(self, evaluation: Evaluation, pack: ContentPack) -> None:
        self._evaluation = evaluation
        self._pack = pack
        self._currency = evaluation.currency
        self._words = ReasonWords(evaluation, pack)

    def whole(self, case: str) -> dict[str, Any]:
        evaluation = self._evaluation
        return {
            "case": {
                "name": case,
                "client": evaluation.case.profile.name,
                "date": evaluation.today.isoformat(),
            },
            "pack": {"id": evaluation.pack_id, "version": evaluation.pack_version},
            "app": evaluation.app_version,
            "seed": evaluation.seed,
            "years": evaluation.years,
            "profile_facts": self._facts(evaluation.facts.within("assumed")),
            "score": self._score(),
            "findings": self._findings(),
            "actions": self._actions(),
            "regimes": [regime_tree(result, evaluation.facts) for result in evaluation.regimes],
            "losses": LossesTree(evaluation, self._pack).whole(),
            "coverage": CoverageTree(evaluation, self._words).whole(),
            "sources": self._sources(),
        }

    def _money(self, amount: float | None, currency: str = "") -> dict[str, object] | None:
        return money(amount, currency or self._currency)

    # -------------------------------------------------------------------------------------------------- facts
    def _facts(self, facts: Facts) -> dict[str, Any]:
        """Every fact that is known, worked out or assumed, by name."""
        found: dict[str, Any] = {}
        for name in sorted(known_names()):
            spec = FACTS.get(name)
            if spec is not None and spec.kind in ROW_FIELDS:
                found[name] = [self._row(spec.kind, row) for row in facts.rows(name)]
                continue
            if spec is not None and spec.kind == "people_by_region":
                stated = facts.stated(name)
                found[name] = dict(stated) if isinstance(stated, Mapping) else None
                continue
            value = facts.fact(name)
            if isinstance(value, UnknownValue):
                continue
            is_money = name in _DERIVED_MONEY or (spec is not None and spec.kind in _MONEY_KINDS)
            found[name] = self._money(value) if is_money and isinstance(value, (int, float)) else plain(value)
        return {name: value for name, value in found.items() if value is not None}

    def _row(self, kind: str, row: Mapping[str, object]) -> dict[str, Any]:
        is_money = {name for name, field in ROW_FIELDS[kind].items() if field.kind == "money"}
        return {
            name: self._money(value) if name in is_money and isinstance(value, (int, float)) else plain(value)
            for name, value in row.items()
        }

    # ---------------------------------------------------------------------------------------- what is wrong
    def _score(self) -> dict[str, Any]:
        assessment = self._evaluation.assessment
        exposure = assessment.exposure
        return {
            "overall": assessment.overall,
            "band": assessment.band,
            "confidence": assessment.confidence,
            "answered": assessment.answered,
            "unknown": assessment.unknown,
            "not_answered": assessment.not_answered,
            "gates": list(assessment.gates),
            "held_down": assessment.held_down,
            "sections": [
                {"id": row.section, **fields(row, without="section"), "gates": list(row.gates)}
                for row in assessment.sections
            ],
            "cause_index": dict(assessment.cause_index),
            "factor_index": dict(assessment.factor_index),
            "inherent_exposure": {
                "value": exposure.value, "band": exposure.band,
                "drivers": {driver.question: driver.degree for driver in exposure.drivers},
            },
        }

    def _findings(self) -> list[dict[str, Any]]:
        return [
            {
                "id": finding.id,
                "kind": finding.kind,
                "severity": finding.severity,
                "causes": list(finding.causes),
                "questions": list(finding.questions),
                "control": finding.control,
                "action": finding.action,
                "score": finding.score,
                "evidence": finding.evidence,
                "saving_per_year": self._money(finding.saving),
            }
            for finding in self._evaluation.assessment.findings
        ]

    def _actions(self) -> list[dict[str, Any]]:
        return [
            {
                "id": action.id,
                "order": action.order,
                "level": action.level,
                "effort": action.effort,
                "cost": action.cost,
                "questions": list(action.questions),
                "saving_per_year": self._money(action.saving),
                "satisfies": list(action.satisfies),
            }
            for action in self._evaluation.assessment.actions
        ]

    def _sources(self) -> list[dict[str, Any]]:
        """What the findings and the loss figures rest on."""
        cited = {
            tag for finding in self._evaluation.assessment.findings
            for question in finding.questions for tag in self._pack.question(question).sources
        }
        losses = with_overrides(self._pack.losses, self._evaluation.case.overrides)
        used = {tag for row in losses.rows.values() for tag in row.sources}
        found = [self._pack.sources[tag] for tag in sorted(cited)]
        found += [source for tag, source in losses.sources.items() if tag in used]
        own = [
            {
                "id": figure.parameter, "title": figure.reason, "publisher": self._evaluation.case.advisor.name,
                "year": str(self._evaluation.today.year), "kind": "own_figure", "confidence": OWN_GRADE,
                "checked": None,
            }
            for figure in self._evaluation.case.overrides
        ]
        return [
            {
                "id": source.id, "title": source.title, "publisher": source.publisher, "year": source.year,
                "kind": source.kind, "confidence": source.confidence,
                "checked": source.checked.isoformat() if source.checked else None,
            }
            for source in found
        ] + own
