"""For each check: a firm that it asks back, and changes of that firm, each of which settles the matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor_app.domain.answers import Answer
from advisor_app.domain.policies import Policy

TODAY = date(2026, 11, 25)
Given = Mapping[str, object]
NONE: Given = {}
SAFE_COPY = "immutable_or_offline_plus_separate_login"
TIMED = "full_and_timed_within_6m"
CYBER = Policy("cyber_sa", end=date(2027, 1, 31))
ENDED = Policy("cyber_sa", end=date(2026, 11, 24))
SEEN = Answer("TS-23", TIMED, "seen", date(2026, 6, 1))
SEEN_LONG_AGO = Answer("TS-23", TIMED, "seen", date(2025, 6, 1))


@dataclass(frozen=True)
class Row:
    """profile, answers and policies that contradict each other. settled: (profile, answers, policies) changes."""

    check: str
    profile: Given = field(default_factory=dict)
    answers: Given = field(default_factory=dict)
    policies: tuple[Policy, ...] | None = None
    settled: tuple[tuple[Given, Given, tuple[Policy, ...] | None], ...] = ()


def answered(**by_question: object) -> tuple[Given, Given, None]:
    return NONE, {name.replace("_", "-"): value for name, value in by_question.items()}, None


def told(**facts: object) -> tuple[Given, Given, None]:
    return facts, NONE, None


def insured(*policies: Policy) -> tuple[Given, Given, tuple[Policy, ...]]:
    return NONE, NONE, policies


SELLS = {"technology_services": ["saas"], "data_roles": ["own_b2b"]}
ROWS = (
    Row("second_step_without_a_kind", answers={"AC-01": "fully", "AC-04": "none"},
        settled=(answered(AC_01="mostly"), answered(AC_04="sms_or_call"), answered(AC_04="unknown"))),
    Row("full_protection_without_a_list", answers={"TS-05": "fully", "TS-01": "none"},
        settled=(answered(TS_05="partial"), answered(TS_01="partial"), answered(TS_01="unknown"))),
    Row("many_people_without_kinds", {"records_total": "10000_49999", "data_categories": ["employee_only"]},
        settled=(told(records_total="5000_9999"), told(records_total="unknown"), told(data_categories=["contact"]),
                 told(data_categories=["client_confidential"]), told(data_categories=["unknown"]))),
    *(Row("more_of_a_kind_than_people", {"records_total": "under_500", kind: 500, "data_categories": ["contact"]},
          settled=(told(**{kind: 499}), told(records_total="500_4999"), told(records_total=500),
                   told(records_total="unknown"), told(**{kind: "unknown"})))
      for kind in ("records_contact", "records_identity", "records_health", "records_card", "records_biometric")),
    Row("list_of_nothing", {"data_categories": ["none"]}, {"DI-01": "fully"},
        settled=(told(data_categories=["contact"]), told(data_categories=["unknown"]), answered(DI_01="mostly"))),
    Row("remote_into_what", {"working_patterns": ["remote_into_office"], "it_components": ["cloud_suite"]},
        settled=(told(working_patterns=["remote_staff"]), told(it_components=["office_network"]),
                 told(it_components=["onprem_server"]), told(it_components=["nas"]), told(it_components="unknown"),
                 told(it_components=["cloud_server"]))),
    Row("hidden_technology_service", {"technology_services": ["none"], "sector": "it_services"},
        settled=(told(technology_services=["saas"]), told(sector="legal"))),
    Row("hidden_technology_service", {"technology_services": ["none"], "sector": "legal", "second_sector": "software"},
        settled=(told(second_sector="none"),)),
    Row("hidden_technology_service", {"technology_services": ["none"], "technology_revenue_share": 0.1},
        settled=(told(technology_revenue_share=0),)),
    Row("hidden_technology_service", {"technology_services": ["none"], "ai_uses": ["in_product"]},
        settled=(told(ai_uses=["staff_assistants"]),)),
    Row("hidden_technology_service",
        {"technology_services": ["none"], "it_components": ["custom_app"], "data_roles": ["on_behalf"]},
        settled=(told(it_components=["cloud_suite"]), told(data_roles=["own_consumers"]))),
    Row("hidden_technology_service",
        {"technology_services": ["none"], "it_components": ["custom_app"], "data_roles": ["own_b2b"],
         "online_activities": ["forms_or_accounts"]},
        settled=(told(data_roles=["own_consumers"]), told(online_activities=["brochure_site"]))),
    Row("client_agreements_without_client_data", {"data_roles": ["own_b2b"]}, {"DI-04": "mostly"},
        settled=(told(data_roles=["own_b2b", "on_behalf"]), told(data_roles="unknown"), answered(DI_04="unknown"),
                 answered(DI_04="not_applicable"))),
    Row("safe_copy_of_nothing", answers={"TS-22": SAFE_COPY, "TS-21": "none"},
        settled=(answered(TS_22="offsite_same_login"), answered(TS_21="partial"))),
    Row("restore_without_a_note", answers={"TS-23": TIMED},
        settled=(answered(TS_23="within_12m"), answered(TS_23=SEEN), answered(TS_21="none"))),
    Row("restore_without_a_note", answers={"TS-23": SEEN_LONG_AGO}, settled=(answered(TS_23=SEEN),)),
    Row("payment_rules_without_payments", {"payment_size": "none"}, {"PT-05": "partial"},
        settled=(told(payment_size="up_to_10k"), told(payment_size="unknown"), answered(PT_05="unknown"))),
    Row("log_without_incidents", {"incident_history": ["none"]}, {"IR-04": "partial"},
        settled=(told(incident_history=["lost_device"]), told(incident_history="unknown"), answered(IR_04="none"))),
    Row("log_without_incidents",
        {"incident_history": ["none"], "incidents": [{"kind": "lost_device", "date": "2024-05-01"}]},
        settled=(told(incident_history=["lost_device"]), told(incidents=[]))),
    Row("policy_care_without_policies", answers={"CR-02": "fully"}, policies=(),
        settled=(insured(CYBER), answered(CR_02="unknown"))),
    Row("policy_care_without_policies", answers={"IN-02": "none"}, policies=(), settled=(insured(CYBER),)),
    Row("policy_care_without_policies", answers={"IN-05": "mostly"}, policies=(), settled=(insured(CYBER),)),
    Row("no_law_named", {"stated_regimes": ["none"], "data_categories": ["health"], "people_countries": ["US"]},
        settled=(told(stated_regimes=["hipaa"]), told(stated_regimes="unknown"), told(people_countries=["CA"]),
                 told(data_categories=["contact"]))),
    Row("no_law_named",
        {"stated_regimes": ["none"], "data_categories": ["financial_account"], "people_countries": ["US"]},
        settled=(told(data_categories=["contact"]),)),
    Row("no_law_named", {"stated_regimes": ["none"], "people_countries": ["FR"]},
        settled=(told(people_countries=["CA"]),)),
    Row("no_law_named", {"stated_regimes": ["none"], "people_countries": ["GB"]},
        settled=(told(people_countries=["CA"]),)),
    Row("provider_duties_left_out", {"it_support": "msp_full"}, {"VC-04": "not_applicable"},
        settled=(told(it_support="msp_shared"), answered(VC_04="none"))),
    Row("caps_without_reading", SELLS, {"TE-02": "all", "VC-07": "none"},
        settled=(told(technology_services=["none"]), told(data_roles=["own_consumers"]), answered(TE_02="half"),
                 answered(VC_07="partial"))),
    Row("card_rules_with_stored_numbers", {"data_categories": ["card"], "card_handling": ["stored_numbers"]},
        {"TS-20": "fully"},
        settled=(told(card_handling=["hosted_redirect"]), told(card_handling="unknown"), answered(TS_20="mostly"))),
    Row("much_unknown_in_a_section",
        answers={"TS-02": "unknown", "TS-05": "unknown", "TS-07": "fully", "TS-11": "mostly", "TS-25": "none"},
        settled=(answered(TS_05="fully"), answered(TS_03="fully", TS_04="none_in_use", TS_09="fully"))),
    Row("policy_past_its_end", policies=(CYBER, ENDED), settled=(
        insured(CYBER), insured(Policy("cyber_sa", end=TODAY)), insured(Policy("cyber_sa")),
        insured(Policy("cyber_sa", "quote", end=date(2020, 1, 1))))),
)
