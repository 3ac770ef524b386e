"""What a year could cost, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from advisor_app.domain.coverage.held import terms_in_force
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.incidents import simulated
from advisor_app.domain.losses.kinds import event_kinds
from advisor_app.domain.losses.layers import layer_losses
from advisor_app.domain.losses.limits import Verdict, limit_steps, total_verdict, verdicts
from advisor_app.domain.losses.overrides import replaced_row, with_overrides
from advisor_app.domain.losses.parameters import OWN_GRADE
from advisor_app.domain.losses.picture import LimitTest, PartLoss, Range
from advisor_app.domain.losses.retentions import retention_table
from advisor_app.domain.pack import ContentPack
from advisor_app.services.plain_json import money


class LossesTree:
    """The losses of an evaluation. pack: the content it was worked out with."""

    def __init__(self, evaluation: Evaluation, pack: ContentPack) -> None:
        self._evaluation, self._pack = evaluation, pack
        self._losses = evaluation.losses

    def whole(self) -> dict[str, Any]:
        evaluation, losses = self._evaluation, self._losses
        return {
            "level": evaluation.level,
            "bearable_loss": self._money(evaluation.bearable_loss),
            "chance_above_bearable": evaluation.serious_chance,
            "chance_kept_above_bearable": evaluation.uninsured_chance,
            "chance_of_incident": losses.chance,
            "chance_in_five_years": losses.chance_five_years,
            "expected_annual": self._money(losses.expected_annual),
            "incident": {name: self._money(amount) for name, amount in vars(losses.incident).items()},
            "annual": {
                name: amount if name == "rough" else self._money(amount) for name, amount in vars(losses.annual).items()
            },
            "by_part": {part: self._part(loss) for part, loss in losses.by_part.items()},
            "by_coverage_part": {part: self._part(loss) for part, loss in losses.by_coverage_part.items()},
            "by_cause": dict(self._causes()),
            "curve": [
                {"amount": self._money(point.amount), "chance": point.chance, "low": point.low, "high": point.high}
                for point in losses.curve
            ],
            "ranges": self._ranges(),
            "limits": self._limits(),
            "in_force": self._in_force(),
            "controls": {
                control: {
                    "saving_per_year": self._money(gain.saving), "low": self._money(gain.low),
                    "high": self._money(gain.high), "incident_p95_change": self._money(gain.p95_change),
                    "little": gain.little,
                }
                for control, gain in losses.gains.items()
            },
            "plan": [
                {"control": step.control, "joint_saving_per_year": self._money(step.joint_saving)}
                for step in losses.plan
            ],
            "ask_next": [{"control": ask.control, "worth_per_year": self._money(ask.worth)} for ask in losses.ask_next],
            "notes": list(losses.notes),
            "overrides": list(self._overrides()),
            "numpy": losses.numpy_version,
            "model": losses.model_version,
            "parameters": losses.parameter_hash,
        }

    def _money(self, amount: float | None) -> dict[str, object] | None:
        return money(amount, self._evaluation.currency)

    def _range(self, found: Range) -> dict[str, Any]:
        return {"low": self._money(found.low), "high": self._money(found.high)}

    def _part(self, loss: PartLoss) -> dict[str, Any]:
        return {
            "expected_annual": self._money(loss.expected_annual),
            "chance": loss.chance,
            "mean": self._money(loss.mean),
            "p90": self._money(loss.p90),
            "p95": self._money(loss.p95),
        }

    def _causes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        kinds = {kind.cause: kind for kind in event_kinds(self._losses, self._evaluation.bearable_loss)}
        for cause, loss in self._losses.by_cause.items():
            kind = kinds.get(cause)
            yield cause, {
                "rate": loss.rate,
                "mean": self._money(loss.mean),
                "expected_annual": self._money(loss.expected_annual),
                "chance": kind.chance if kind else 0.0,
                "typical": self._money(kind.typical if kind else None),
                "p95": self._money(kind.large if kind else None),
                "chance_above_bearable": kind.serious_chance if kind else 0.0,
            }

    def _ranges(self) -> dict[str, Any] | None:
        ranges = self._losses.ranges
        return None if ranges is None else {
            "chance": vars(ranges.chance),
            "expected_annual": self._range(ranges.expected_annual),
            "incident_p95": self._range(ranges.incident_p95),
        }

    # ------------------------------------------------------------------------------------------------- limits
    def _limits(self) -> dict[str, Any] | None:
        losses = self._losses
        return None if losses.total_limit is None else {
            "total": self._limit(losses.total_limit),
            "by_coverage_part": {part: self._limit(test) for part, test in losses.part_limits.items()},
        }

    def _limit(self, test: LimitTest) -> dict[str, Any]:
        return {
            "enough": self._money(test.enough), "for_95": self._money(test.plain_95),
            "for_99": self._money(test.plain_99), "unlikely": test.unlikely, "incidents": test.incidents,
        }

    def _in_force(self) -> dict[str, Any] | None:
        """The limits in force against the incidents, and what other first shares would mean; None without cover."""
        evaluation = self._evaluation
        terms = terms_in_force(evaluation.facts.policies, self._pack.coverage)
        if terms is None:
            return None
        incidents = simulated(self._losses)
        parameters = with_overrides(self._pack.losses, evaluation.case.overrides)
        facts = evaluation.facts.within("assumed")
        rows = retention_table(
            incidents, terms, revenue=facts.number("revenue"), reserve=facts.number("liquid_funds")
        )
        return {
            "total": self._verdict(total_verdict(incidents, terms, parameters)),
            "by_coverage_part": {
                part: self._verdict(found) for part, found in verdicts(incidents, terms, parameters).items()
            },
            "limit_steps": [
                {"limit": self._money(step.limit), "kept_per_year": self._money(step.uncovered_mean)}
                for step in limit_steps(incidents, terms)
            ],
            "layers": [
                {
                    "from": self._money(layer.low), "to": self._money(layer.high) if isfinite(layer.high) else None,
                    "expected_annual": self._money(layer.expected_annual), "chance": layer.chance,
                }
                for layer in layer_losses(incidents, terms, (terms.retention, terms.retention + terms.limit))
            ],
            "retentions": [
                {
                    "retention": self._money(row.retention), "kept_per_year": self._money(row.retained_mean),
                    "break_even_per_year": self._money(row.break_even), "in_a_bad_year": self._money(row.bad_year),
                    "chance_in_five_years": row.chance_five_years, "bearable": row.bearable,
                }
                for row in rows
            ],
        }

    def _verdict(self, found: Verdict) -> dict[str, Any]:
        return {"limit": self._money(found.limit), "verdict": found.word}

    # ------------------------------------------------------------------------------------------------ numbers
    def _overrides(self) -> Iterator[dict[str, Any]]:
        """The numbers of the model that the advisor replaced, beside the published ones."""
        for own in self._evaluation.case.overrides:
            row = replaced_row(own.parameter, self._pack.losses, self._pack.usd_rates)
            if row is not None:
                yield {
                    "parameter": own.parameter, "value": own.value, "unit": row.unit, "reason": own.reason,
                    "grade": OWN_GRADE, "published": row.value, "published_grade": row.grade,
                }
