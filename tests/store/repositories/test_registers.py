from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor_app.domain.register import Decision, FindingNote, PlanItem
from advisor_app.store.errors import NotFound
from advisor_app.store.items import DECISION, FINDING, FIX
from advisor_app.store.vault import Vault
from tests.store.small_vault import new_vault, start_assessment

DAY = date(2026, 12, 1)
ACCEPTED = FindingNote("TS-01", "accepted", "Jo", DAY, "Dr Osei", DAY, "too costly", "not for the letter")
FIXED = PlanItem("enable_mfa", "doing", "Jo", DAY, cost_first=180.5, cost_yearly=0, currency="GBP")
DECLINED = Decision("soc_eng", "decline", None, "Dr Osei", "owner", DAY, "price", "d1", "ab" * 32)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def test_the_register_of_an_assessment_comes_back_as_it_was(vault: Vault) -> None:
    one, other = start_assessment(vault), start_assessment(vault)
    store = vault.registers()
    store.save(one.id, FINDING, "TS-01", ACCEPTED).result()
    store.save(one.id, FINDING, "AC-01", FindingNote("AC-01")).result()
    store.save(one.id, FIX, "enable_mfa", FIXED).result()
    store.save(one.id, DECISION, "soc_eng", DECLINED).result()
    register = store.load(one.id)
    assert dict(register.findings) == {"AC-01": FindingNote("AC-01"), "TS-01": ACCEPTED}
    assert (dict(register.plan), dict(register.decisions)) == ({"enable_mfa": FIXED}, {"soc_eng": DECLINED})
    assert store.load(other.id).plan == {}


def test_what_was_decided_before_stays_in_the_history(vault: Vault) -> None:
    assessment = start_assessment(vault)
    store = vault.registers()
    waiting = Decision("soc_eng", "undecided", DAY)
    for decision in (waiting, DECLINED, None):
        store.save(assessment.id, DECISION, "soc_eng", decision).result()
    assert store.load(assessment.id).decisions == {}
    trail = vault.assessments().history(assessment.id)
    assert [change.subject for change in trail] == ["decision:soc_eng"] * 3
    choices = [tuple(side and side["choice"] for side in (change.old, change.new)) for change in trail]  # type: ignore
    assert choices == [(None, "undecided"), ("undecided", "decline"), ("decline", None)]


def test_nothing_is_kept_for_an_assessment_that_is_not_there(vault: Vault) -> None:
    with pytest.raises(NotFound):
        vault.registers().save("nowhere", FIX, "enable_mfa", FIXED).result()
