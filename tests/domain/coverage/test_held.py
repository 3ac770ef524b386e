"""What the policies in force give, part by part and in money."""

from __future__ import annotations

import pytest

from advisor_app.domain.coverage.held import held_parts, main_policy, terms_in_force
from advisor_app.domain.policies import Limit, PartHeld, Policy, Retention
from tests.domain.coverage.clients import book, client


def cyber(*rows: PartHeld, shape: str = "cyber_sa", each: float | None = 1e6, **more: object) -> Policy:
    return Policy(shape, limit=Limit(each=each), parts=rows, **more)  # type: ignore[arg-type]


def status(part: str, *policies: Policy) -> tuple[str, float | None]:
    row = held_parts(policies, book())[part]
    return row.status, row.limit


def test_nobody_asked_is_unknown_and_no_policy_is_not_covered() -> None:
    assert held_parts(None, book())["bi"].status == "unknown"
    assert status("bi") == ("not_mentioned", None)
    assert terms_in_force(None, book()) is None
    assert terms_in_force((), book()) is None


def test_a_part_without_a_row_is_unclear_in_a_cyber_policy_and_absent_in_a_package() -> None:
    assert status("bi", cyber()) == ("unknown", 1e6)
    assert status("bi", cyber(shape="addon")) == ("not_mentioned", None)
    assert status("prof_liab", cyber()) == ("not_mentioned", None)


def test_not_mentioned_is_a_question_in_a_cyber_policy() -> None:
    assert status("bi", cyber(PartHeld("bi", "not_mentioned")))[0] == "unknown"
    assert status("bi", cyber(PartHeld("bi", "not_mentioned"), shape="addon"))[0] == "not_mentioned"


def test_the_purpose_of_a_policy_needs_no_row() -> None:
    assert status("tech_eo", cyber(shape="tech_combo")) == ("included", 1e6)
    assert status("prof_liab", cyber(shape="pi")) == ("elsewhere", 1e6)


def test_a_sublimit_never_exceeds_the_limit_unless_it_comes_on_top() -> None:
    assert status("breach_resp", cyber(PartHeld("breach_resp", "sublimit", 3e6)))[1] == 1e6
    assert status("breach_resp", cyber(PartHeld("breach_resp", "sublimit", 3e6, in_addition=True)))[1] == 3e6


def test_a_neighbouring_policy_holds_a_part_elsewhere() -> None:
    crime = cyber(PartHeld("soc_eng", "included"), shape="crime", each=500e3)
    assert status("soc_eng", crime) == ("elsewhere", 500e3)
    assert status("soc_eng", cyber(PartHeld("soc_eng", "excluded")), crime) == ("elsewhere", 500e3)
    assert status("soc_eng", cyber(PartHeld("soc_eng", "included")), crime) == ("included", 1e6)
    assert status("ftf", crime)[0] == "unknown"


def test_a_certificate_is_no_policy() -> None:
    cert = cyber(PartHeld("breach_resp", "included"), shape="cert", each=25e3)
    row = held_parts((cert,), book())["breach_resp"]
    assert (row.status, row.only_certificate) == ("not_mentioned", True)
    assert terms_in_force((cert,), book()) is None


def test_expired_policies_and_quotes_do_not_count() -> None:
    assert status("bi", cyber(PartHeld("bi", "included"), kind="expired")) == ("not_mentioned", None)
    assert main_policy((cyber(kind="quote"),), book()) is None


def test_the_dental_practice_holds_fifty_thousand_of_emergency_response_and_nothing_else() -> None:
    terms = terms_in_force(client("A1").policies, book())
    assert terms is not None
    assert (terms.limit, terms.retention) == (50e3, 1e3)
    assert "breach_resp" not in terms.excluded
    assert {"bi", "soc_eng", "privacy_liab", "reg_fines"} <= terms.excluded


def test_what_nobody_knows_pays_half() -> None:
    terms = terms_in_force((cyber(PartHeld("bi", "included")),), book())
    assert terms is not None
    assert terms.coinsurance["privacy_liab"] == 0.5
    assert "bi" not in terms.coinsurance
    assert terms.retention == book().retention.unknown_retention
    assert terms.waiting_hours["bi"] == book().retention.unknown_waiting


def test_an_unknown_limit_is_the_smallest_one() -> None:
    terms = terms_in_force((cyber(PartHeld("bi", "included"), each=None),), book())
    assert terms is not None
    assert terms.limit == 100e3


def test_terms_follow_the_declarations() -> None:
    policy = cyber(
        PartHeld("bi", "included"), PartHeld("extortion", "sublimit", 250e3), shape="addon",
        retention=Retention(5e3), waiting_hours={"bi": 24.0}, coinsurance_by_part={"extortion": 0.5},
    )
    terms = terms_in_force((policy,), book())
    assert terms is not None
    assert terms.sublimits == {"extortion": 250e3}
    assert terms.coinsurance["extortion"] == pytest.approx(0.5)
    assert (terms.retention, terms.waiting_hours["bi"]) == (5e3, 24.0)
