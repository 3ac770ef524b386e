from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.domain.conditions import (
    UNKNOWN_VALUE,
    ConditionError,
    Interval,
    Value,
    calls,
    names,
    parse,
    truth,
)


@dataclass
class Table:
    facts: dict[str, Value] = field(default_factory=dict)

    def fact(self, name: str) -> Value:
        return self.facts.get(name, UNKNOWN_VALUE)

    def residents(self, region: str) -> Value:
        return self.facts.get(region, UNKNOWN_VALUE)

    answer = control = part = residents


def holds(text: str, **facts: Value) -> bool | None:
    return truth(parse(text), Table(facts))


@pytest.mark.parametrize(
    ("text", "facts", "wanted"),
    [
        ("always", {}, True),
        ("a and b", {"a": False}, False),
        ("a and b", {"a": True}, None),
        ("a or b", {"a": True}, True),
        ("a or b", {"a": False}, None),
        ("not a", {}, None),
        ("not (a or b)", {"a": False, "b": False}, True),
        ("has(data,'health')", {"data": ("contact", "health")}, True),
        ("has(data,'health')", {"data": ("contact",)}, False),
        ("has(data,'health')", {"data": ("contact", "unknown")}, None),
        ("has(data,'health')", {"data": ("health", "unknown")}, True),
        ("has(data,'health')", {}, None),
        ("has_any(data,['gov_id','card'])", {"data": ("card",)}, True),
        ("count(cards) > 0", {"cards": ("none",)}, False),
        ("count(cards) > 0", {"cards": ("stored",)}, True),
        ("sector in ['legal','dental']", {"sector": "dental"}, True),
        ("sector != 'none'", {"sector": "none"}, False),
        ("rev >= 100000", {"rev": Interval(250e3, 1e6)}, True),
        ("rev >= 500000", {"rev": Interval(250e3, 1e6)}, None),
        ("rev < 250000", {"rev": Interval(250e3, 1e6)}, False),
        ("rev > 1000000", {"rev": Interval(250e3, 1e6)}, False),
        ("rev == 5", {"rev": Interval(1, 4)}, False),
        ("a * 5 >= 2500 and a * 5 >= 0.05 * b", {"a": 600.0, "b": 20_000.0}, True),
        ("a / b > 2", {"a": 10.0, "b": 0.0}, None),
        ("residents('US-VA') >= 100", {"US-VA": Interval(1, 5000)}, None),
        ("residents('US-VA') >= 6000", {"US-VA": Interval(1, 5000)}, False),
        ("a - 1 - 1 == 1", {"a": 3.0}, True),
    ],
)
def test_truth(text: str, facts: dict[str, Value], wanted: bool | None) -> None:
    assert holds(text, **facts) is wanted


@pytest.mark.parametrize(
    "text",
    ["", "a and", "(a", "a b", "open('x')", "a.b", "has(a)", "has(a,'b','c')", "[1,2]", "a = 1", "__import__('os')"],
)
def test_unreadable(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text)


def test_names_and_calls() -> None:
    node = parse("has(data,'x') and (staff >= 5 or answer('TS-04') < .5) and residents('US-VA') > 1")
    assert names(node) == {"data", "staff"}
    assert calls(node) == {("answer", "TS-04"), ("residents", "US-VA")}


numbers = st.integers(-1000, 1000).map(float)


@given(numbers, numbers, numbers, numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_an_interval_decides_only_when_all_of_it_does(a: float, b: float, c: float, d: float, op: str) -> None:
    low, high, left, right = min(a, b), max(a, b), min(c, d), max(c, d)
    verdict = holds(f"x {op} y", x=Interval(low, high), y=Interval(left, right))
    corners = {holds(f"x {op} y", x=p, y=q) for p in (low, high) for q in (left, right)}
    if verdict is not None:
        assert corners == {verdict}


@given(st.booleans() | st.none(), st.booleans() | st.none())
def test_de_morgan_holds_with_unknowns(a: bool | None, b: bool | None) -> None:
    facts = {name: value for name, value in (("a", a), ("b", b)) if value is not None}
    assert holds("not (a and b)", **facts) is holds("not a or not b", **facts)


class Record(Table):
    """A scope that also knows what stands on record."""

    def said(self, question_id: str, values: tuple[str, ...]) -> bool:
        return question_id == "AC-01" and "fully" in values

    def proven(self, question_id: str) -> bool:
        return question_id == "AC-01"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("said('AC-01','fully')", True),
        ("said('AC-01',['none','fully'])", True),
        ("said('AC-01','none')", False),
        ("not said('AC-02','fully')", True),
        ("proven('AC-01') and not proven('AC-02')", True),
        ("said('AC-01','fully') and a", None),
    ],
)
def test_what_stands_on_record_is_true_or_false(text: str, wanted: bool | None) -> None:
    assert truth(parse(text), Record()) is wanted


@pytest.mark.parametrize("text", ["said('AC-01','fully')", "proven('AC-01')"])
def test_only_checks_of_answers_look_at_the_record(text: str) -> None:
    with pytest.raises(ConditionError, match="only for checks of answers against each other"):
        holds(text)


def test_the_record_is_named_among_the_calls() -> None:
    assert calls(parse("said('AC-01',['fully','none']) or proven('TS-23')")) == {("said", "AC-01"), ("proven", "TS-23")}
    with pytest.raises(ConditionError, match="gives 'said' 1 values"):
        parse("said('AC-01')")
