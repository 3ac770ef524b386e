"""Looking into the conditions of a whole pack: what they name, and whether they can ever be true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import product
from typing import Any, Final

from advisor_app.domain import conditions as c
from advisor_app.domain import vocabulary as v
from advisor_app.domain.derived import DERIVED_CONDITIONS
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import FACTS, nearest

_NODES: Final = (c.Literal, c.Name, c.Call, c.Not, c.Logic, c.Compare, c.Arithmetic)
# Facts whose entries are a list that the profile does not hold itself.
_DERIVED_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "binding_regimes": FACTS["stated_regimes"].allowed,
    "policies_in_force": v.POLICY_SHAPES,
    "data_role": ("controller", "processor", "both"),
    "card_channel": ("stored", "own_page", "terminal", "hosted", "none"),
    "payment_pattern": ("none", "normal", "heavy"),
    "size_band": ("S", "M", "L"),
    "coverage_sector": tuple(sorted({entry.coverage for entry in v.SECTORS.values()})),
}
_CODES: Final = {"countries": 2, "country": 2}
MOST_ATOMS: Final = 14


def pack_conditions(pack: ContentPack) -> Iterator[tuple[str, c.Node]]:
    """(place, condition) of every condition of the pack and of the derived facts."""
    for name, text in DERIVED_CONDITIONS.items():
        yield f"fact {name}", c.parse(text)
    for question in pack.questions:
        yield f"question {question.id}, when", question.when
        if question.standard_if is not None:
            yield f"question {question.id}, standard_if", question.standard_if
        if question.scored_if is not None:
            yield f"question {question.id}, scored_if", question.scored_if
    for row in pack.controls:
        yield f"control {row.key}, applies", row.applies
    for regime in pack.regimes:
        yield from _nodes_in(regime, f"law {regime.id}")
    yield from _nodes_in(pack.coverage, "coverage")


def _nodes_in(thing: Any, place: str) -> Iterator[tuple[str, c.Node]]:
    """Every condition inside a structure of dataclasses, lists and maps."""
    if isinstance(thing, _NODES):
        yield place, thing
    elif is_dataclass(thing):
        own = getattr(thing, "id", None) or getattr(thing, "segment", None)
        inner = f"{place} {own}" if isinstance(own, str) and own not in place else place
        for field in fields(thing):
            yield from _nodes_in(getattr(thing, field.name), f"{inner}, {field.name}")
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _nodes_in(value, f"{place} {key}")
    elif isinstance(thing, tuple):
        for value in thing:
            yield from _nodes_in(value, place)


# ------------------------------------------------------------------------------------------ what they name
def unknown_values(node: c.Node) -> Iterator[str]:
    """What is wrong with the values a condition compares list facts with: 'sector has no entry "dentl".'"""
    for name, value in _compared(node):
        allowed = _allowed(name)
        if allowed is None:
            continue
        if isinstance(allowed, int):
            if len(value) != allowed or not value.isupper():
                yield f'{name} is compared with "{value}", which is no code.'
        elif value not in allowed and value not in ("unknown", "none"):
            yield f'{name} has no entry "{value}".{nearest(value, allowed)}'


def _allowed(name: str) -> tuple[str, ...] | int | None:
    if name in _DERIVED_LISTS:
        return _DERIVED_LISTS[name]
    spec = FACTS.get(name)
    if spec is None:
        return None
    if spec.kind == "us_states":
        return tuple(v.US_STATES)
    return _CODES.get(spec.kind) or spec.allowed or None


def _compared(node: c.Node) -> Iterator[tuple[str, str]]:
    """(fact, text) for every text that a condition holds against a fact."""
    sides: tuple[c.Node, ...] = ()
    if isinstance(node, c.Compare):
        sides = (node.left, node.right)
    elif isinstance(node, c.Call) and node.function in ("has", "has_any"):
        sides = node.args
    if len(sides) == 2 and isinstance(sides[0], c.Name) and isinstance(sides[1], c.Literal):
        value = sides[1].value
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield sides[0].name, text
    for child in _children(node):
        yield from _compared(child)


def said_answers(node: c.Node) -> Iterator[tuple[str, str]]:
    """(question, answer) for every answer that `said` asks for."""
    if isinstance(node, c.Call) and node.function == "said":
        for value in sorted(c.texts(node.args[1])):
            yield from ((question, value) for question in c.texts(node.args[0]))
    for child in _children(node):
        yield from said_answers(child)


def _children(node: c.Node) -> tuple[c.Node, ...]:
    if isinstance(node, c.Call):
        return node.args
    if isinstance(node, c.Not):
        return (node.operand,)
    if isinstance(node, c.Logic):
        return node.operands
    return (node.left, node.right) if isinstance(node, (c.Compare, c.Arithmetic)) else ()


# ---------------------------------------------------------------------------------- whether they can be true
def can_be(node: c.Node, wanted: bool) -> bool:
    """Whether some firm makes a condition true (or false). Taken as possible where there are too many cases to try.

    The smallest pieces are tried in every combination, leaving out those that contradict each other on one fact.
    """
    atoms = tuple(dict.fromkeys(_atoms(node)))
    if len(atoms) > MOST_ATOMS:
        return True
    return any(
        _consistent(case) and _value(node, case) is wanted
        for values in product((True, False), repeat=len(atoms))
        for case in [dict(zip(atoms, values, strict=True))]
    )


def _atoms(node: c.Node) -> Iterator[c.Node]:
    if isinstance(node, (c.Logic, c.Not)):
        for child in _children(node):
            yield from _atoms(child)
    elif not isinstance(node, c.Literal):
        yield node


def _value(node: c.Node, case: Mapping[c.Node, bool]) -> bool:
    if isinstance(node, c.Literal):
        return node.value is True
    if isinstance(node, c.Not):
        return not _value(node.operand, case)
    if isinstance(node, c.Logic):
        values = [_value(operand, case) for operand in node.operands]
        return all(values) if node.operator == "and" else any(values)
    return case[node]


def _consistent(case: Mapping[c.Node, bool]) -> bool:
    """Whether one fact can have all the values that a combination wants of it at once."""
    low: dict[c.Node, float] = {}
    high: dict[c.Node, float] = {}
    equal: dict[c.Node, set[str]] = {}
    for atom, true in case.items():
        if not isinstance(atom, c.Compare) or not isinstance(atom.right, c.Literal):
            continue
        value = atom.right.value
        if isinstance(value, str) and true is (atom.operator == "=="):
            equal.setdefault(atom.left, set()).add(value)
        elif isinstance(value, float):
            if (atom.operator in (">", ">=")) is true and atom.operator not in ("==", "!="):
                low[atom.left] = max(low.get(atom.left, value), value)
            elif atom.operator not in ("==", "!="):
                high[atom.left] = min(high.get(atom.left, value), value)
    crossed = any(low[name] > high[name] for name in low.keys() & high.keys())
    return not crossed and all(len(values) <= 1 for values in equal.values())
