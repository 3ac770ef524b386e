from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.condition_checks import can_be, unknown_values
from advisor_app.domain.conditions import Value, parse, truth


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("always", True, False),
        ("false", False, True),
        ("staff >= 10", True, True),
        ("has_servers and not has_servers", False, True),
        ("has_servers or not has_servers", True, False),
        ("sector == 'legal' and sector == 'dental'", False, True),
        ("sector == 'legal' and second_sector == 'dental'", True, True),
        ("sector == 'legal' and not (sector != 'dental')", False, True),
        ("staff >= 50 and staff < 20", False, True),
        ("staff >= 20 and staff < 50", True, True),
        ("staff >= 20 or staff < 50", True, False),
        ("not (staff < 50) and not (staff >= 20)", False, True),
        ("residents('US-VA') >= 100 and residents('US-CA') < 50", True, True),
    ],
)
def test_what_a_condition_can_be(text: str, true: bool, false: bool) -> None:
    assert can_be(parse(text), True) is true
    assert can_be(parse(text), False) is false


_ATOMS = st.sampled_from(["has_servers", "works_remotely", "staff >= 10", "staff < 10", "staff < 4"])
_TEXTS = st.recursive(
    _ATOMS,
    lambda inner: st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
    | inner.map(lambda t: f"not {t}"),
    max_leaves=6,
)


class Firm:
    """A firm with two yes-or-no facts and a number of people."""

    def __init__(self, servers: bool, remote: bool, staff: float) -> None:
        self._facts: dict[str, Value] = {"has_servers": servers, "works_remotely": remote, "staff": staff}

    def fact(self, name: str) -> Value:
        return self._facts[name]

    def residents(self, region: str) -> Value: raise KeyError(region)
    def answer(self, question_id: str) -> Value: raise KeyError(question_id)
    def control(self, key: str) -> Value: raise KeyError(key)
    def part(self, part_id: str) -> Value: raise KeyError(part_id)


@given(_TEXTS, st.booleans(), st.booleans(), st.integers(1, 20))
def test_what_a_firm_makes_true_can_be_true(text: str, servers: bool, remote: bool, staff: int) -> None:
    found = truth(parse(text), Firm(servers, remote, float(staff)))
    assert found is not None
    assert can_be(parse(text), found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sector == 'dentl'", 'sector has no entry "dentl". The nearest known one is "dental".'),
        ("has(data_categories,'helth')", 'data_categories has no entry "helth".'),
        ("has_any(it_components,['nas','nass'])", 'it_components has no entry "nass".'),
        ("payment_size in ['10k']", 'payment_size has no entry "10k".'),
        ("has(people_countries,'Germany')", 'people_countries is compared with "Germany", which is no code.'),
        ("has(people_us_states,'XX')", 'people_us_states has no entry "XX".'),
        ("has(binding_regimes,'gdprr')", 'binding_regimes has no entry "gdprr".'),
        ("not (staff >= 4 and data_role == 'procesor')", 'data_role has no entry "procesor".'),
    ],
)
def test_a_misspelt_value_is_named(text: str, said: str) -> None:
    assert [problem[: len(said)] for problem in unknown_values(parse(text))] == [said]


def test_right_values_pass() -> None:
    text = "sector == 'dental' and has(people_countries,'DE') and has(people_us_states,'VI') and staff > 4"
    assert list(unknown_values(parse(text))) == []
