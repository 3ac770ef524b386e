"""What a person asks of a document beside its kind: how it is printed, for which breach, as which version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor_app.documents.editing import Draft
from advisor_app.domain.branding import Branding
from advisor_app.domain.deadlines import Breach


@dataclass(frozen=True)
class Change:
    """One thing that differs from the version before. key: of the texts under changes; before, after: in words."""

    key: str
    before: str
    after: str


@dataclass(frozen=True)
class Correction:
    """What an issued document replaces. version, date: of the one before."""

    version: int
    date: date
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Request:
    """large: print that is read from afar, where a kind has it. version: counted from 1. breach: for the deadlines.

    contacts: whom to call, by name of the line on the incident card (lead, deputy, it, bank, lawyer, processor, police,
    safe); a line without an entry is printed to write on. all_figures: the annex with each figure of the loss model.
    summary: the brevity of the summary page of a report, as of compose_report. number: of the issued document within
    the practice, 0 before it is issued. draft: what a person changed in it. correction: None for a first version.
    """

    large: bool = False
    version: int = 1
    breach: Breach | None = None
    contacts: Mapping[str, str] = field(default_factory=dict)
    all_figures: bool = False
    summary: int = 0
    number: int = 0
    draft: Draft = field(default_factory=Draft)
    branding: Branding = field(default_factory=Branding)
    correction: Correction | None = None


class BreachNeededError(ValueError):
    """Breach deadlines were asked for without a breach; one sentence."""
