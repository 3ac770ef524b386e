"""Who acts when something happens: the client's claims team, its partners, and what is ready before trouble."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from advisor_app.domain.record_checks import RecordError, require_choice

TEAM_ROLES: Final = ("lead", "insurance", "it", "legal", "finance", "comms", "privacy", "people", "advisor")
PARTNER_ROLES: Final = (
    "breach_coach", "forensics", "restoration", "negotiator", "notification_mailing", "call_centre", "monitoring",
    "pr", "forensic_accountant", "coverage_lawyer", "defence_lawyer", "pfi", "data_recovery", "translators",
    "police_liaison",
)


@dataclass(frozen=True)
class TeamMember:
    """One role of the claims team. deputy: who stands in. out_of_hours: number for nights and weekends."""

    id: str
    role: str
    name: str
    deputy: str = ""
    phone: str = ""
    out_of_hours: str = ""
    email: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require_choice(self.role, TEAM_ROLES, "The role")
        if not self.name.strip():
            raise RecordError("A member of the claims team needs a name; enter it.")


@dataclass(frozen=True)
class Partner:
    """A firm that helps after an incident. phone: answered day and night. on_panel_of: insurers that pay for it
    without asking. last_verified: when somebody last called that number."""

    id: str
    role: str
    firm: str
    contact: str = ""
    phone: str = ""
    email: str = ""
    jurisdiction: str = ""
    languages: tuple[str, ...] = ()
    on_panel_of: tuple[str, ...] = ()
    rate_agreed: str = ""
    engagement_letter: bool | None = None
    conflicts_checked: bool | None = None
    last_verified: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        require_choice(self.role, PARTNER_ROLES, "The role")
        if not self.firm.strip():
            raise RecordError("A partner needs the name of its firm; enter it.")


@dataclass(frozen=True)
class Preparedness:
    """What a client has ready outside the computers. tested_on: last exercise, briefed_on: last talk with all staff."""

    client: str
    hotline_on_paper: bool | None = None
    policy_number_offline: bool | None = None
    contract_notice_list: bool | None = None
    bank_fraud_number: str = ""
    tested_on: date | None = None
    briefed_on: date | None = None
