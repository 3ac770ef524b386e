"""The fields of contracts, the claims team, partners and incidents, with the words of their closed lists."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from advisor_app.domain.claims_team import PARTNER_ROLES, TEAM_ROLES
from advisor_app.domain.contracts import CONTRACT_ROLES, INDEMNITIES
from advisor_app.domain.incident_log import BRANCHES, ENTRY_KINDS
from advisor_app.domain.pack import Texts
from advisor_app.domain.profile_lists import CONTRACT_KINDS
from advisor_app.domain.vocabulary import COVERAGE_PARTS
from advisor_app.ui.forms.field import FieldSpec


def contract_fields(words: Texts) -> tuple[FieldSpec, ...]:
    """By the names of domain.contracts.Contract."""
    return (
        _name("counterparty", _tr("Other side"), required=True),
        _one("kind", _tr("Kind of contract"), _listed(words, "contract_kinds", CONTRACT_KINDS)),
        _one("role", _tr("The firm's role over the data"), _contract_roles()),
        _money("required_limit", _tr("Limit of cover the contract requires")),
        _money("requested_limit", _tr("Limit asked for, not required")),
        FieldSpec(
            "required_parts", "choices", _tr("Kinds of cover it requires"), unknown=False,
            options={part: words.coverage[part]["name"] for part in COVERAGE_PARTS},
        ),
        _money("liability_cap", _tr("Most the firm can be made to pay")),
        _yes("uncapped_liability", _tr("Is liability without a limit?")),
        _one("indemnity", _tr("Indemnity given by the firm"), _indemnities()),
        _name("indemnity_text", _tr("In which words")),
        _number("notice_hours", _tr("Hours to give notice of an incident")),
        _yes("additional_insured", _tr("Must the other side be named as insured?")),
        _yes("waiver_of_subrogation", _tr("Does it waive the insurer's recovery rights?")),
        _yes("agreed_damages", _tr("Are fixed damages agreed?")),
        _yes("requires_rated_insurer", _tr("Must the insurer have a rating?")),
        _day("signed", _tr("Signed on")),
        _day("ends", _tr("Ends on")),
        _name("note", _tr("Note")),
    )


def member_fields() -> tuple[FieldSpec, ...]:
    """By the names of domain.claims_team.TeamMember."""
    return (
        _one("role", _tr("Task"), team_words(), required=True),
        _name("name", _tr("Name"), required=True),
        _name("deputy", _tr("Stands in")),
        _name("phone", _tr("Telephone")),
        _name("out_of_hours", _tr("Nights and weekends")),
        _name("email", _tr("E-mail, not on the firm's own server")),
        _name("note", _tr("Note")),
    )


def partner_fields() -> tuple[FieldSpec, ...]:
    """By the names of domain.claims_team.Partner."""
    return (
        _one("role", _tr("What they do"), partner_words(), required=True),
        _name("firm", _tr("Firm"), required=True),
        _name("contact", _tr("Contact")),
        _name("phone", _tr("Telephone, answered day and night")),
        _name("email", _tr("E-mail")),
        _name("jurisdiction", _tr("Where they may act")),
        FieldSpec("languages", "names", _tr("Languages, one line each"), unknown=False),
        FieldSpec("on_panel_of", "names", _tr("Insurers that pay them without asking, one line each"), unknown=False),
        _name("rate_agreed", _tr("Rate agreed")),
        _yes("engagement_letter", _tr("Is the engagement letter signed?")),
        _yes("conflicts_checked", _tr("Are conflicts of interest checked?")),
        _day("last_verified", _tr("Number last called on")),
        _name("note", _tr("Note")),
    )


def prepared_fields() -> tuple[FieldSpec, ...]:
    """By the names of domain.claims_team.Preparedness."""
    return (
        _yes("hotline_on_paper", _tr("Is the insurer's hotline on paper?")),
        _yes("policy_number_offline", _tr("Can the policy number be read when screens are dead?")),
        _yes("contract_notice_list", _tr("Is there a list of customers to tell, with their hours?")),
        _name("bank_fraud_number", _tr("Bank's number for fraud")),
        _day("tested_on", _tr("Last exercise")),
        _day("briefed_on", _tr("Staff last told what to report")),
    )


def incident_kinds(words: Texts) -> dict[str, str]:
    """Kinds of incident with their words."""
    found = words.coverage.get("branches", {})
    return {kind: found.get(f"{kind}.name", _tr("Something else")) for kind in BRANCHES}


def entry_kinds() -> dict[str, str]:
    """Kinds of entry in a claim file with their words."""
    return dict(zip(ENTRY_KINDS, (
        _tr("Note"), _tr("Done"), _tr("Decided"), _tr("Consent of the insurer"), _tr("Letter or message"),
        _tr("Said to others"), _tr("Cost"), _tr("Hours worked"), _tr("Paid"), _tr("Lesson"),
    ), strict=True))


def team_words() -> dict[str, str]:
    """Tasks of the claims team with their words."""
    return dict(zip(TEAM_ROLES, (
        _tr("Leads"), _tr("Insurance"), _tr("IT"), _tr("Law"), _tr("Money"), _tr("Speaks to others"),
        _tr("Data protection"), _tr("Staff"), _tr("Advisor"),
    ), strict=True))


def partner_words() -> dict[str, str]:
    """What partners do, with the words for it."""
    return dict(zip(PARTNER_ROLES, (
        _tr("Lawyer who runs the response"), _tr("Investigators"), _tr("Rebuilding systems"), _tr("Negotiator"),
        _tr("Letters to people"), _tr("Call centre"), _tr("Watching credit and identity"), _tr("Public relations"),
        _tr("Accountant for the loss"), _tr("Lawyer for the insurance"), _tr("Lawyer for the defence"),
        _tr("Card investigator"), _tr("Data recovery"), _tr("Translators"), _tr("Contact at the police"),
    ), strict=True))


def _contract_roles() -> dict[str, str]:
    words = (_tr("Controller"), _tr("Processor"), _tr("Both"), _tr("No personal data"), _tr("Not known"))
    return dict(zip(CONTRACT_ROLES, words, strict=True))


def _indemnities() -> dict[str, str]:
    words = (_tr("None"), _tr("Both ways"), _tr("Given, with a limit"), _tr("Given, without a limit"), _tr("Not known"))
    return dict(zip(INDEMNITIES, words, strict=True))


# -------------------------------------------------------------------------------------------------- one field each
def _name(name: str, label: str, *, required: bool = False) -> FieldSpec:
    return FieldSpec(name, "name", label, unknown=False, required=required)


def _one(name: str, label: str, options: dict[str, str], *, required: bool = False) -> FieldSpec:
    shown = {id_: words for id_, words in options.items() if id_ != "unknown"}
    return FieldSpec(name, "choice", label, options=shown, unknown=False, required=required)


def _money(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, "money", label, minimum=0, unknown=False)


def _number(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, "number", label, minimum=0, maximum=8_760, unknown=False)


def _yes(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, "bool", label, unknown=False)


def _day(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, "date", label, unknown=False)


def _listed(words: Texts, group: str, ids: Iterable[str]) -> dict[str, str]:
    return {id_: words.word(group, id_) for id_ in ids}


def _tr(text: str) -> str:
    return QCoreApplication.translate("DossierEntries", text)
