"""One client as the list shows it: the firm, the newest assessment and what came out of it, ready to sort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

NO_ASSESSMENT: Final = "none"
IN_PROGRESS: Final = "in_progress"
FINISHED: Final = "finished"


@dataclass(frozen=True)
class ClientRow:
    """sector: id of the list of sectors, or empty. country: ISO 3166 code, or empty. currency: ISO 4217 code of the
    amounts, in major units. staff, records: people. level: low to critical.

    serious_chance: of a serious loss in a year, 0 to 1. bad_incident: 5 in 100 incidents cost this or more. held:
    limit of the policy, 0 when the firm has none, None when nobody knows. wanted: limit that is recommended.
    depth: of the newest assessment, or empty. assessed: its day. status: none, in_progress or finished.
    share_answered: 0 to 1. next_steps: sentences, most pressing first. None is not known.
    """

    id: str
    name: str
    reference: str = ""
    sector: str = ""
    country: str = ""
    currency: str = "USD"
    demo: bool = False
    staff: float | None = None
    records: float | None = None
    level: str | None = None
    serious_chance: float | None = None
    bad_incident: float | None = None
    held: float | None = None
    wanted: float | None = None
    depth: str = ""
    assessed: date | None = None
    status: str = NO_ASSESSMENT
    share_answered: float = 0.0
    next_steps: tuple[str, ...] = ()

    @property
    def falls_short(self) -> bool:
        """Whether a policy is known to be smaller than what is recommended, or missing."""
        return self.held is not None and self.wanted is not None and self.held < self.wanted

    @property
    def has_no_policy(self) -> bool:
        return self.held == 0
