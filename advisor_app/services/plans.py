"""The plan of fixes: which controls the ticked fixes bring into place, and what ticking changes in the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.findings import ActionAdvice
from advisor_app.domain.register import PlanItem, Register
from advisor_app.domain.vocabulary import COST_RANGES
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.practice import Practice

_LEAST_COST: Final = "c1"


def lead_fixes(evaluation: Evaluation) -> Mapping[str, ActionAdvice]:
    """For each control with a measurable saving the first thing to do about it, the largest saving first."""
    found: dict[str, ActionAdvice] = {}
    for action in evaluation.assessment.actions:
        if action.control is not None and action.saving:
            found.setdefault(action.control, action)
    return dict(sorted(found.items(), key=lambda entry: -(entry[1].saving or 0.0)))


def first_plan(evaluation: Evaluation) -> tuple[str, ...]:
    """The controls that are ticked until somebody changes the plan: those of the fixes that the letter puts first, as
    far as their saving can be measured."""
    return tuple(fix.control for fix in first_fixes(evaluation) if fix.control is not None and fix.saving)


def planned_controls(evaluation: Evaluation, register: Register) -> tuple[str, ...]:
    """The controls that the fixes of the plan bring into place."""
    ticked = set(register.ticked)
    return tuple(control for control, action in lead_fixes(evaluation).items() if action.id in ticked)


def plan_begun(practice: Practice, assessment: str, register: Register) -> bool:
    """Whether somebody has ever ticked or unticked a fix of this assessment, and be it only to take all out again."""
    return bool(register.plan) or any(
        change.subject.startswith("fix:") for change in practice.history(assessment)
    )


class Plan:
    """Ticks of one assessment. What was noted about a fix comes back when it is ticked again."""

    def __init__(self, session: AssessmentSession) -> None:
        self._session = session
        self._put_aside: dict[str, PlanItem] = {}

    def tick(self, action: str) -> None:
        """Put a fix into the plan; one that was not to be done is planned again."""
        item = self._session.register.plan.get(action)
        if item is None:
            self._session.set_fix(self._put_aside.pop(action, PlanItem(action)))
        elif item.status == "not_doing":
            self._session.set_fix(replace(item, status="planned", reason=""))

    def untick(self, action: str) -> None:
        """Take a fix out of the plan; one that is not to be done keeps its reason."""
        item = self._session.register.plan.get(action)
        if item is not None and item.status != "not_doing":
            self.drop(action)

    def drop(self, action: str) -> None:
        """Take a fix out of the plan, whatever its state."""
        item = self._session.register.plan.get(action)
        if item is not None:
            self._put_aside[action] = replace(item, status="planned", reason="") if item.reason else item
            self._session.clear_fix(action)

    def take(self, evaluation: Evaluation, controls: Iterable[str]) -> None:
        """Have exactly the lead fixes of these controls ticked; other fixes stay as they are."""
        wanted = set(controls)
        for control, action in lead_fixes(evaluation).items():
            if control in wanted:
                self.tick(action.id)
            else:
                self.untick(action.id)


def cost_estimate(action: ActionAdvice, item: PlanItem | None) -> float:
    """What a fix costs in its first year, to put fixes in order: the advisor's own figure, else the middle of the range
    (its lower end where it has no upper one). Own time counts as the smallest range."""
    if item is not None and item.cost_first is not None:
        return max(item.cost_first, _middle(_LEAST_COST))
    return max(_middle(action.cost), _middle(_LEAST_COST))


def _middle(cost: str) -> float:
    low, high = COST_RANGES[cost]
    return low if high is None else (low + high) / 2
