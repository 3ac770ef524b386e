"""A hundred years as dots."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from advisor_app.ui.charts.years import HundredYears, YearsData
from advisor_app.ui.theme import Theme


def test_dots_fill_in_order_of_size(theme: Theme, qtbot: QtBot) -> None:
    dots = HundredYears(theme, YearsData(5, 9, title="Chance", summary="In about 14 of 100."))
    qtbot.addWidget(dots)
    kinds = dots.kinds()
    assert kinds[:5] == ("bad",) * 5 and kinds[5:14] == ("serious",) * 9 and set(kinds[14:]) == {"none"}
    assert dots.accessibleName() == "Chance" and dots.accessibleDescription() == "In about 14 of 100."


def test_new_dots_are_ringed_at_the_end_of_the_filled_ones(theme: Theme, qtbot: QtBot) -> None:
    dots = HundredYears(theme, YearsData(0, 14, added=3))
    qtbot.addWidget(dots)
    assert Counter(dots.kinds()) == {"serious": 11, "added": 3, "none": 86}
    assert dots.kinds()[11:14] == ("added",) * 3
    dots.show_years(YearsData(0, 11, gone=3))
    assert Counter(dots.kinds()) == {"serious": 11, "gone": 3, "none": 86}


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.sampled_from([100, 1000]))
def test_the_count_never_changes(
    theme: Theme, qtbot: QtBot, bad: int, serious: int, added: int, gone: int, total: int
) -> None:
    dots = HundredYears(theme, YearsData(bad, serious, total, added, gone))
    kinds = Counter(dots.kinds())
    assert sum(kinds.values()) == total
    filled = kinds["bad"] + kinds["serious"] + kinds["added"]
    assert filled == min(total, bad + serious)
    dots.deleteLater()


@pytest.mark.parametrize(("total", "columns", "rows"), [(100, 0, 5), (1000, 0, 20), (100, 25, 4)])
def test_the_shape(theme: Theme, qtbot: QtBot, total: int, columns: int, rows: int) -> None:
    dots = HundredYears(theme, YearsData(0, 4, total), columns=columns)
    qtbot.addWidget(dots)
    across = total // rows
    assert dots.heightForWidth(across * 10) == rows * 10
    dots.resize(across * 10, rows * 10)
    assert not dots.grab().isNull()


def test_the_table_counts_years(theme: Theme, qtbot: QtBot) -> None:
    dots = HundredYears(theme, YearsData(5, 9, words=("£118,000 or more", "£10,000 to £118,000", "Less, or nothing")))
    qtbot.addWidget(dots)
    headers, rows = dots.table()
    assert headers[1] == "Years in 100"
    assert rows == (("£118,000 or more", "5"), ("£10,000 to £118,000", "9"), ("Less, or nothing", "86"))
