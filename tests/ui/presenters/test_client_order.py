from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.services.client_rows import FINISHED, IN_PROGRESS, NO_ASSESSMENT, ClientRow
from advisor_app.ui.forms.find import folded
from advisor_app.ui.presenters.client_order import FILTERS, SORTS, ClientOrder, ListState
from tests.ui.pages.client_examples import CAFE, HARBOUR, MARKUP, OAKFIELD, PRACTICE, ROWAN

SECTORS = {"dental": "Dental practice", "real_estate": "Estate agency", "hospitality": "Restaurant"}


def order_of(*rows: ClientRow) -> ClientOrder:
    order = ClientOrder(folded, lambda row: SECTORS.get(row.sector, ""))
    order.take(rows)
    return order


def names(order: ClientOrder) -> list[str]:
    return [row.id for row in order.shown]


ROWS = st.builds(
    ClientRow,
    id=st.uuids().map(str),
    name=st.text(max_size=12),
    held=st.one_of(st.none(), st.floats(0, 1e6)),
    wanted=st.one_of(st.none(), st.floats(0, 1e6)),
    level=st.sampled_from((None, "low", "moderate", "high", "critical")),
    assessed=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1))),
    status=st.sampled_from((NO_ASSESSMENT, IN_PROGRESS, FINISHED)),
)
STATES = st.builds(
    ListState, search=st.text(max_size=4), filters=st.frozensets(st.sampled_from(sorted(FILTERS))),
    sort=st.sampled_from(sorted(SORTS)), turned=st.booleans(),
)


def test_open_assessments_come_first_then_those_never_assessed_then_the_oldest() -> None:
    assert names(order_of(*PRACTICE)) == ["harbour", "markup", "cafe", "rowan", "oakfield"]


@pytest.mark.parametrize(("sort", "first", "last"), [
    ("name", "markup", "rowan"), ("risk", "harbour", "cafe"), ("gap", "oakfield", "cafe"),
    ("assessed", "harbour", "cafe"),
])
def test_each_sort_puts_the_unknown_last(sort: str, first: str, last: str) -> None:
    order = order_of(ROWAN, CAFE, OAKFIELD, HARBOUR)
    order.take((*order.shown, MARKUP) if sort == "name" else order.shown)
    order.show(ListState(sort=sort))
    assert (names(order)[0], names(order)[-1]) == (first, last)


def test_the_same_sort_again_turns_it_round_and_another_starts_anew() -> None:
    order = order_of(*PRACTICE)
    order.show(order.sorted_by("name"))
    forwards = names(order)
    order.show(order.sorted_by("name"))
    assert order.state.turned
    assert names(order) == forwards[::-1]
    assert order.sorted_by("risk") == ListState(sort="risk")


@pytest.mark.parametrize(("typed", "found"), [
    ("harb", ["harbour"]), ("HARB", ["harbour"]), ("dent lane", ["harbour"]), ("hl-01", ["harbour"]),
    ("cafe orsted", ["cafe"]), ("CAFÉ", ["cafe"]), ("restaurant", ["cafe"]), ("<b>", ["markup"]),
    ("nobody", []), ("  ", ["harbour", "markup", "cafe", "rowan", "oakfield"]),
])
def test_search_looks_at_name_reference_and_business_without_accents(typed: str, found: list[str]) -> None:
    order = order_of(*PRACTICE)
    order.show(ListState(search=typed))
    assert names(order) == found


def test_filters_combine_and_their_counts_follow_the_search() -> None:
    order = order_of(*PRACTICE)
    assert order.counts() == {"": 5, "in_progress": 2, "cover_gap": 2, "no_policy": 1}
    order.show(ListState(filters=frozenset({"in_progress", "cover_gap"})))
    assert names(order) == ["harbour"]
    assert order.counts()["in_progress"] == 2
    order.show(ListState(search="oak"))
    assert order.counts() == {"": 1, "in_progress": 0, "cover_gap": 1, "no_policy": 1}


def test_an_unknown_policy_is_no_missing_policy() -> None:
    unknown = replace(OAKFIELD, held=None)
    assert not unknown.falls_short
    assert not unknown.has_no_policy
    assert replace(OAKFIELD, held=0.0).has_no_policy


@pytest.mark.parametrize("typed", ["harbr", "Harbor Lane Dentl", "lettngs"])
def test_a_slip_is_met_with_the_name_that_was_meant(typed: str) -> None:
    order = order_of(*PRACTICE)
    order.show(ListState(search=typed))
    assert order.similar() == (OAKFIELD.name if typed == "lettngs" else HARBOUR.name)


def test_nothing_like_it_is_guessed_for_other_words_or_very_short_ones() -> None:
    order = order_of(*PRACTICE)
    for typed in ("qqqqqq", "h", ""):
        order.show(ListState(search=typed))
        assert order.similar() == ""


def test_typing_finds_the_first_shown_name_that_begins_so() -> None:
    order = order_of(*PRACTICE)
    order.show(ListState(sort="name"))
    place = order.starting_with("CAFE")
    assert place is not None
    assert order.shown[place] == CAFE
    assert order.starting_with("afe") is None


@given(st.lists(ROWS, max_size=12, unique_by=lambda row: row.id), STATES)
def test_whatever_is_set_only_hides_or_moves(rows: list[ClientRow], state: ListState) -> None:
    order = order_of(*rows)
    order.show(state)
    shown = names(order)
    assert len(set(shown)) == len(shown)
    assert set(shown) <= {row.id for row in rows}
    for place, row in enumerate(order.shown):
        assert order.place_of(row.id) == place
        assert all(FILTERS[filter_](row) for filter_ in state.filters)
    order.show(replace(state, turned=not state.turned))
    assert names(order) == shown[::-1]
    order.show(ListState())
    assert len(order.shown) == len(rows) == order.counts()[""]


@given(st.lists(ROWS, min_size=1, max_size=8, unique_by=lambda row: row.id), st.data())
def test_a_client_is_found_by_any_part_of_its_name(rows: list[ClientRow], data: st.DataObject) -> None:
    order = order_of(*rows)
    row = data.draw(st.sampled_from(rows))
    words = row.name.split()
    order.show(ListState(search=data.draw(st.sampled_from(words)) if words else ""))
    assert row.id in names(order)
