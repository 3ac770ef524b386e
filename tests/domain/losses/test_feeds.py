from __future__ import annotations

import pytest

from advisor_app.domain.losses.amounts import COLUMNS
from advisor_app.domain.losses.feeds import DECEIVED_SHARE, FED_PARTS, FEEDS, INSTRUCTED_SHARE
from advisor_app.domain.losses.parameters import CAUSES

# Amounts that no cover part takes: what staff steal.
HOMELESS = {("fundsxfer", cause) for cause in CAUSES if cause != "ftf"}
# No lost income comes with these causes, and none has a part for it.
NO_INCOME = {("bi", "ftf"), ("bi", "privacy")}
NO_DATA = {(column, cause) for column in ("defence", "civil") for cause in ("ftf", "tech")}


def test_every_amount_has_one_home() -> None:
    for column in COLUMNS:
        for cause in CAUSES:
            parts = {feed.part for feed in FEEDS if feed.column == column and cause in feed.causes}
            if (column, cause) == ("fundsxfer", "ftf"):
                assert parts == {"soc_eng", "ftf", "client_funds"}
            elif (column, cause) in HOMELESS | NO_INCOME | NO_DATA:
                assert not parts
            else:
                assert len(parts) == 1, (column, cause)


def test_fines_are_never_paid() -> None:
    assert {feed.column for feed in FEEDS if not feed.payable} == {"regul_fine"}
    assert all(not feed.payable for feed in FEEDS if feed.column == "regul_fine")


def test_a_tenth_of_the_firms_own_money_is_for_a_crime_policy() -> None:
    crime = 1.0 - DECEIVED_SHARE - INSTRUCTED_SHARE
    assert crime == pytest.approx(0.1)
    assert len(FED_PARTS) == 16
