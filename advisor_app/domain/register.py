"""What is being done about an assessment: its findings, the fixes chosen, and what the client decided about cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar

from advisor_app.domain.record_checks import RecordError, require_amount, require_choice

_Entry = TypeVar("_Entry")

FINDING_STATUSES: Final = ("open", "planned", "doing", "done", "accepted")
PLAN_STATUSES: Final = ("planned", "doing", "done", "not_doing")
DECISIONS: Final = ("accept", "decline", "undecided")


@dataclass(frozen=True)
class FindingNote:
    """What became of one finding. finding: its question id.

    accepted: the risk is kept, by whom, on which day and why. left_out: why it is not in the letter; empty: it is.
    """

    finding: str
    status: str = "open"
    owner: str = ""
    due: date | None = None
    accepted_by: str = ""
    accepted_on: date | None = None
    reason: str = ""
    left_out: str = ""

    def __post_init__(self) -> None:
        require_choice(self.status, FINDING_STATUSES, "The status")
        if self.status == "accepted" and not (self.accepted_by and self.accepted_on and self.reason):
            raise RecordError("An accepted risk needs who accepted it, on which day and why; enter all three.")


@dataclass(frozen=True)
class PlanItem:
    """One fix that was ticked. fix: id of the action.

    cost_first, cost_yearly: the advisor's own figures for the first year and each later one, in major units of
    `currency`; None: the range of the content pack holds. reason: why it is not done.
    """

    fix: str
    status: str = "planned"
    owner: str = ""
    due: date | None = None
    reason: str = ""
    cost_first: float | None = None
    cost_yearly: float | None = None
    currency: str = ""

    def __post_init__(self) -> None:
        require_choice(self.status, PLAN_STATUSES, "The status")
        require_amount(self.cost_first, "The cost of the first year")
        require_amount(self.cost_yearly, "The cost of a later year")
        if self.status == "not_doing" and not self.reason:
            raise RecordError("A fix that is not done needs a reason; enter it.")


@dataclass(frozen=True)
class Decision:
    """What the client decided about one item of the cover: a part, the limit, the retention.

    chase: when to ask again; undecided is not in force. who, role, on: the person and the day. document: id of the
    document it was recorded on. evaluation: sha256 (hex) of the evaluation it was made on.
    """

    item: str
    choice: str = "undecided"
    chase: date | None = None
    who: str = ""
    role: str = ""
    on: date | None = None
    reason: str = ""
    document: str | None = None
    evaluation: str = ""

    def __post_init__(self) -> None:
        require_choice(self.choice, DECISIONS, "The decision")
        if self.choice == "undecided" and self.chase is None:
            raise RecordError("An open decision needs a day to ask again; enter it.")
        if self.choice != "undecided" and not (self.who and self.on):
            raise RecordError("A decision needs who made it and on which day; enter both.")


@dataclass(frozen=True)
class Register:
    """All of it of one assessment, by id of the finding, the fix and the item of cover."""

    findings: Mapping[str, FindingNote] = field(default_factory=lambda: MappingProxyType({}))
    plan: Mapping[str, PlanItem] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[str, Decision] = field(default_factory=lambda: MappingProxyType({}))

    def finding(self, finding: str) -> FindingNote:
        """The note of a finding; an open one for a finding nobody has touched."""
        return self.findings.get(finding) or FindingNote(finding)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The fixes of the plan that are to be done or are done, by id."""
        return tuple(fix for fix, item in self.plan.items() if item.status != "not_doing")

    @property
    def left_out(self) -> Mapping[str, str]:
        """Findings that are not in the letter, each with the reason."""
        return {finding: note.left_out for finding, note in self.findings.items() if note.left_out}

    def with_finding(self, note: FindingNote) -> Register:
        return replace(self, findings=_with(self.findings, note.finding, note))

    def with_plan(self, fix: str, item: PlanItem | None) -> Register:
        """A fix put into the plan, changed there, or with None taken out."""
        return replace(self, plan=_with(self.plan, fix, item))

    def with_decision(self, item: str, decision: Decision | None) -> Register:
        return replace(self, decisions=_with(self.decisions, item, decision))


def _with(entries: Mapping[str, _Entry], key: str, value: _Entry | None) -> Mapping[str, _Entry]:
    changed = {name: entry for name, entry in entries.items() if name != key}
    if value is not None:
        changed[key] = value
    return MappingProxyType(dict(sorted(changed.items(), key=lambda entry: entry[0])))
