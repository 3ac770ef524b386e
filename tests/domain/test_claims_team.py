from __future__ import annotations

import pytest

from advisor_app.domain.claims_team import PARTNER_ROLES, TEAM_ROLES, Partner, TeamMember
from advisor_app.domain.record_checks import RecordError


@pytest.mark.parametrize("role", TEAM_ROLES)
def test_every_role_of_the_team_can_be_filled(role: str) -> None:
    assert TeamMember("m", role, "Jo").role == role


@pytest.mark.parametrize("role", PARTNER_ROLES)
def test_every_kind_of_partner_can_be_kept(role: str) -> None:
    assert Partner("p", role, "Trace Ltd").role == role


def test_nobody_and_no_firm_are_refused_in_one_sentence() -> None:
    for make in (
        lambda: TeamMember("m", "lead", " "), lambda: Partner("p", "forensics", ""),
        lambda: TeamMember("m", "king", "Jo"), lambda: Partner("p", "king", "Trace Ltd"),
    ):
        with pytest.raises(RecordError):
            make()
