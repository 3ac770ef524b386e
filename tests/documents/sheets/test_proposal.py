from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.domain.profile import ClientProfile
from tests.documents.clients import CLIENTS, evaluation, pack
from tests.documents.test_letter import said


def proposal(client: str) -> b.Report:
    return compose_report("proposal", evaluation(client), pack())


@pytest.mark.parametrize("client", CLIENTS)
def test_proof_and_every_plain_no_are_told_and_unproven_claims_are_listed(client: str) -> None:
    report, states, words = proposal(client), evaluation(client).assessment.states, pack().texts["en"].questions
    table = next((block for block in report.blocks if isinstance(block, b.Table)
                  and block.columns[0].title == "Safeguard"), None)
    told = {b.words_of(row[0].text) for row in table.rows} if table else set()
    blocked = said(report, "blocked")
    for question in pack().questions:
        state = states.get(question.id)
        asked = question.underwriter_cyber != "no" or question.underwriter_eo != "no"
        if state is None or not question.scored or not asked:
            continue
        short = words[question.id].short
        known = state.state in ("answered", "inferred") and not state.is_unknown
        may = known and (state.evidence in ("seen", "tested") or state.score == 0.0)
        assert (short in told) == may, question.id
        assert (f"{short}: " in blocked) == (known and not may), question.id


def test_a_weakness_is_not_held_back_from_the_insurer() -> None:
    report = proposal("dental-practice")
    assert "Written incident plan No told by the firm Plan practised No told by the firm" in said(report, "proposal")
    assert "Written incident plan" not in said(report, "blocked")


def test_nobody_asked_about_losses_is_not_the_same_as_none() -> None:
    case = evaluation("dental-practice")
    for given, expected in (({}, "Nobody has asked"), ({"incident_history": ["none"]}, "The firm told us of none")):
        rest = {k: v for k, v in case.case.profile.values.items() if k not in ("incidents", "incident_history")}
        profile = ClientProfile.of({**rest, **given})
        changed = replace(case, facts=replace(case.facts, profile=profile, _cache={}))
        assert expected in said(compose_report("proposal", changed, pack()), "proposal")


def test_the_owner_and_the_it_person_sign() -> None:
    assert "IT person: name and signature" in said(proposal("dental-practice"), "F4")
