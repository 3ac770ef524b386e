from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.workbook.places import PlaceError, flatten, place_in

_KEYS = st.sampled_from(["title", "us_words", "GV.OC", "1", "17", "ask"])
_TEXTS = st.text("abc {}", min_size=0, max_size=6)
_INNER = st.recursive(
    _TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(_KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(_KEYS, _INNER, max_size=4))
def test_every_tree_of_words_comes_back(tree: dict[str, Any]) -> None:
    built: dict[str, Any] = {}
    for place, text in flatten(tree):
        place_in(built, place, text)
    assert built == tree


@pytest.mark.parametrize(("places", "said"), [
    (["a > #2"], "after #0 comes #1"), (["a > #1", "a > #1"], "after #1 comes #2"),
    (["a > b", "a > #1"], "another row says"),
    (["a", "a > b"], "another row says"), (["a > b", "a"], "another row says"), (["a", "a"], "another row says"),
    (["a > "], "is no place"), (["a > #1", "a > b"], "another row says|has entries"), (["#1"], "counts the entries"),
])
def test_places_that_contradict_each_other_are_refused(places: list[str], said: str) -> None:
    tree: dict[str, Any] = {}
    with pytest.raises(PlaceError, match=said):
        for place in places:
            place_in(tree, place, "x")
