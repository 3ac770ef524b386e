"""What being ready for a claim is judged by: points, people to tell, steps of the first days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from advisor_app.domain.conditions import Node
from advisor_app.domain.coverage.rule_figures import Basis

READY_POINTS: Final = (
    "lead", "deputy", "hotline_on_paper", "policy_number_offline", "it_out_of_hours", "lawyer_agreed",
    "bank_fraud_number", "contract_notice_list", "tested", "briefed",
)


@dataclass(frozen=True)
class NoticeRule:
    """Somebody to tell beside the laws and the contracts.

    clock: at_once, same_day, hours, promptly or rules (of a professional body). kinds: of incident; empty for all.
    """

    id: str
    clock: str
    condition: Node
    kinds: tuple[str, ...]
    hours: float | None
    basis: Basis


@dataclass(frozen=True)
class ReadinessRules:
    """points: ids of what counts, equally. low_below: of 100; below it being ready is an action of its own. months:
    how long an exercise or a checked number counts. deputies: roles that need one. answering_shapes: policies that may
    have to answer. steps: of the protocol; branches: kind of incident to its steps."""

    points: tuple[str, ...]
    low_below: float
    months: int
    deputies: tuple[str, ...]
    answering_shapes: tuple[str, ...]
    notices: tuple[NoticeRule, ...]
    steps: tuple[str, ...]
    branches: Mapping[str, tuple[str, ...]]
    basis: Basis
