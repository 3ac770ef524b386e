from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.register import Decision, FindingNote, PlanItem, Register

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: FindingNote("AC-01", "forgotten"), "not one of open, planned"),
        (lambda: FindingNote("AC-01", "accepted", accepted_by="Jo", accepted_on=DAY), "and why"),
        (lambda: FindingNote("AC-01", "accepted", accepted_by="Jo", reason="small"), "on which day"),
        (lambda: PlanItem("mfa", "not_doing"), "needs a reason"),
        (lambda: PlanItem("mfa", cost_first=-1), "below zero"),
        (lambda: PlanItem("mfa", cost_yearly=float("nan")), "below zero"),
        (lambda: Decision("soc_eng"), "a day to ask again"),
        (lambda: Decision("soc_eng", "accept", who="Jo"), "on which day"),
        (lambda: Decision("soc_eng", "perhaps"), "not one of accept"),
    ],
)
def test_half_a_record_is_refused_in_one_sentence(make: Any, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        make()


def test_a_register_is_never_changed_in_place() -> None:
    empty = Register()
    note = FindingNote("AC-01", left_out="known to the client")
    ticked, dropped = PlanItem("mfa"), PlanItem("edr", "not_doing", reason="too costly")
    register = empty.with_finding(note).with_plan("mfa", ticked).with_plan("edr", dropped)
    assert empty == Register()
    assert register.ticked == ("mfa",)
    assert register.left_out == {"AC-01": "known to the client"}
    assert register.finding("TS-01") == FindingNote("TS-01")
    assert register.with_plan("mfa", None).ticked == ()
    assert register.with_decision("bi", None) == register
    with pytest.raises(TypeError):
        register.plan["edr"] = ticked  # type: ignore[index]


def test_the_order_of_ticking_does_not_matter() -> None:
    a, b = PlanItem("a"), PlanItem("b")
    one, other = Register().with_plan("a", a).with_plan("b", b), Register().with_plan("b", b).with_plan("a", a)
    assert one == other and one.ticked == other.ticked
