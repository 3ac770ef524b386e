from __future__ import annotations

from datetime import UTC, datetime

import pytest

from advisor_app.domain.record_checks import RecordError, require_amount, require_choice, require_offset


def test_what_is_right_passes() -> None:
    require_choice("a", ("a", "b"), "It")
    require_amount(None, "It")
    require_amount(0, "It")
    require_offset(None, "It")
    require_offset(datetime(2026, 1, 1, tzinfo=UTC), "It")


def test_what_is_wrong_is_said_with_what_to_do() -> None:
    with pytest.raises(RecordError, match='It "c" is not one of a, b; choose one of them'):
        require_choice("c", ("a", "b"), "It")
    with pytest.raises(RecordError, match="It is below zero; enter an amount"):
        require_amount(float("nan"), "It")
    with pytest.raises(RecordError, match="It has no time zone; add one"):
        require_offset(datetime(2026, 1, 1), "It")
