"""What a person asks of a document beside its kind: how it is printed, for which breach, as which version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor_app.domain.deadlines import Breach


@dataclass(frozen=True)
class Request:
    """large: print that is read from afar, where a kind has it. version: counted from 1. breach: for the deadlines.

    contacts: whom to call, by name of the line on the incident card (lead, deputy, it, bank, lawyer, processor, police,
    safe); a line without an entry is printed to write on. all_figures: the annex with each figure of the loss model.
    summary: the brevity of the summary page of a report, as of compose_report.
    """

    large: bool = False
    version: int = 1
    breach: Breach | None = None
    contacts: Mapping[str, str] = field(default_factory=dict)
    all_figures: bool = False
    summary: int = 0


class BreachNeededError(ValueError):
    """Breach deadlines were asked for without a breach; one sentence."""
