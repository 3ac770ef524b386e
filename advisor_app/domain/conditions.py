"""The one condition language of the content: a small grammar, a syntax tree and three-valued evaluation.

Grammar: `or`, `and`, `not`, parentheses; `== != < <= > >=`; `x in [..]`; `+ - * /` on numbers; numbers, 'quoted
text', true, false, lists; fact names; `has(list,'v')`, `has_any(list,['a','b'])`, `count(list)`,
`residents('US-VA')`, `answer('TS-04')`, `control('mfa')`, `part('dep_bi')`; `always` is true. Checks of answers against
each other also have `said('AC-01','fully')` (or a list of answers) and `proven('TS-23')`: what stands on record, which
is true or false and never unknown, whether or not the question is still asked.
Nothing of the host language is ever evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol, Union, runtime_checkable

Ternary = bool | None
"""true, false, or None for unknown."""


class ConditionError(ValueError):
    """A condition that cannot be read; the message names the text and the place."""


@dataclass(frozen=True)
class Interval:
    """A number known only to lie between two figures, both included."""

    low: float
    high: float


@dataclass(frozen=True)
class UnknownValue:
    """A value nobody knows (asked or not)."""


UNKNOWN_VALUE: Final = UnknownValue()


class PartlyKnown(tuple[str, ...]):
    """A list whose entries are certain, with others in `possible` that may belong to it too; all else does not."""

    possible: frozenset[str]

    @classmethod
    def of(cls, held: Iterable[str], possible: Iterable[str]) -> PartlyKnown:
        made = cls(dict.fromkeys(held))
        made.possible = frozenset(possible) - frozenset(made)
        return made

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, PartlyKnown) and self.possible == other.possible
        return same and tuple(self) == tuple(other)  # type: ignore[arg-type]

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((tuple(self), self.possible))


Value = Union[bool, float, str, Interval, tuple[str, ...], UnknownValue]


class Scope(Protocol):
    """What a condition may look up."""

    def fact(self, name: str) -> Value: ...
    def residents(self, region: str) -> Value: ...
    def answer(self, question_id: str) -> Value: ...
    def control(self, key: str) -> Value: ...
    def part(self, part_id: str) -> Value: ...


@runtime_checkable
class AnswersOnRecord(Protocol):
    """What a scope offers besides where conditions compare answers with each other."""

    def said(self, question_id: str, values: tuple[str, ...]) -> bool: ...
    def proven(self, question_id: str) -> bool: ...


# ----------------------------------------------------------------------------------------------- syntax tree
@dataclass(frozen=True)
class Literal:
    value: Value


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Call:
    function: str
    args: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    operand: Node


@dataclass(frozen=True)
class Logic:
    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True)
class Compare:
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Arithmetic:
    operator: str
    left: Node
    right: Node


Node = Union[Literal, Name, Call, Not, Logic, Compare, Arithmetic]
ALWAYS: Final = Literal(True)

FUNCTIONS: Final[dict[str, int]] = {
    "has": 2, "has_any": 2, "count": 1, "residents": 1, "answer": 1, "control": 1, "part": 1, "said": 2, "proven": 1,
}
ON_RECORD: Final = ("said", "proven")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<text>'[^']*'|\"[^\"]*\")|(?P<word>[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<op>==|!=|<=|>=|[<>()\[\],+\-*/]))"
)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ConditionError(f"Cannot read the condition {text!r} at character {place + 1}.")
        kind = str(match.lastgroup)
        yield kind, match.group(kind), match.start(kind)
        place = match.end()
    yield "end", "", len(text)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = 0

    def parse(self) -> Node:
        node = self._or()
        if self._peek()[0] != "end":
            raise self._error()
        return node

    def _peek(self) -> tuple[str, str, int]:
        return self._tokens[self._at]

    def _error(self) -> ConditionError:
        _, value, place = self._peek()
        found = repr(value) if value else "its end"
        return ConditionError(f"Cannot read the condition {self._text!r} at character {place + 1}: found {found}.")

    def _take(self, value: str) -> bool:
        kind, found, _ = self._peek()
        if found == value and kind in ("op", "word"):
            self._at += 1
            return True
        return False

    def _expect(self, value: str) -> None:
        if not self._take(value):
            raise self._error()

    def _or(self) -> Node:
        return self._chain("or", self._and)

    def _and(self) -> Node:
        return self._chain("and", self._not)

    def _chain(self, word: str, inner: Callable[[], Node]) -> Node:
        operands = [inner()]
        while self._take(word):
            operands.append(inner())
        return operands[0] if len(operands) == 1 else Logic(word, tuple(operands))

    def _not(self) -> Node:
        return Not(self._not()) if self._take("not") else self._comparison()

    def _comparison(self) -> Node:
        left = self._sum()
        for operator in ("==", "!=", "<=", ">=", "<", ">"):
            if self._take(operator):
                return Compare(operator, left, self._sum())
        if self._take("in"):
            return Compare("in", left, self._sum())
        return left

    def _sum(self) -> Node:
        node = self._product()
        while self._peek()[1] in ("+", "-") and self._peek()[0] == "op":
            operator = self._peek()[1]
            self._at += 1
            node = Arithmetic(operator, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._atom()
        while self._peek()[1] in ("*", "/") and self._peek()[0] == "op":
            operator = self._peek()[1]
            self._at += 1
            node = Arithmetic(operator, node, self._atom())
        return node

    def _atom(self) -> Node:
        kind, value, _ = self._peek()
        if self._take("("):
            node = self._or()
            self._expect(")")
            return node
        if kind == "op" and value == "[":
            return self._list()
        if kind == "number":
            self._at += 1
            return Literal(float(value))
        if kind == "text":
            self._at += 1
            return Literal(value[1:-1])
        if kind == "word" and value not in ("and", "or", "not", "in"):
            self._at += 1
            return self._word(value)
        raise self._error()

    def _list(self) -> Node:
        self._expect("[")
        items: list[str] = []
        while not self._take("]"):
            kind, value, _ = self._peek()
            if kind != "text":
                raise self._error()
            items.append(value[1:-1])
            self._at += 1
            if not self._take(","):
                self._expect("]")
                break
        return Literal(tuple(items))

    def _word(self, word: str) -> Node:
        if word in ("true", "always"):
            return ALWAYS
        if word == "false":
            return Literal(False)
        if not self._take("("):
            return Name(word)
        if word not in FUNCTIONS:
            raise ConditionError(f"The condition {self._text!r} calls {word!r}, which does not exist.")
        args = [self._or()]
        while self._take(","):
            args.append(self._or())
        self._expect(")")
        if len(args) != FUNCTIONS[word]:
            raise ConditionError(f"The condition {self._text!r} gives {word!r} {len(args)} values.")
        return Call(word, tuple(args))


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """The syntax tree of a condition. Raises ConditionError naming the place."""
    return _Parser(text).parse()


def names(node: Node) -> frozenset[str]:
    """Every fact name a condition looks up."""
    if isinstance(node, Name):
        return frozenset({node.name})
    return frozenset().union(*(names(child) for child in _children(node)))


def calls(node: Node) -> frozenset[tuple[str, str]]:
    """Every (function, literal argument) that a condition uses, of all functions but has, has_any and count."""
    own: frozenset[tuple[str, str]] = frozenset()
    if isinstance(node, Call) and node.function not in ("has", "has_any", "count"):
        argument = node.args[0]
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            own = frozenset({(node.function, argument.value)})
    return own.union(*(calls(child) for child in _children(node)))


def texts(node: Node) -> frozenset[str]:
    """Every quoted text of a condition."""
    own: frozenset[str] = frozenset()
    if isinstance(node, Literal):
        value = node.value
        own = frozenset(v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, str))
    return own.union(*(texts(child) for child in _children(node)))


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Call):
        return node.args
    if isinstance(node, Not):
        return (node.operand,)
    if isinstance(node, Logic):
        return node.operands
    if isinstance(node, (Compare, Arithmetic)):
        return (node.left, node.right)
    return ()


# ------------------------------------------------------------------------------------------------ evaluation
def truth(node: Node, scope: Scope) -> Ternary:
    """The condition's truth in Kleene's three values; None is unknown."""
    value = evaluate(node, scope)
    return value if isinstance(value, bool) else None


def evaluate(node: Node, scope: Scope) -> Value:
    """The value of a node; UNKNOWN_VALUE where a fact it needs is not known."""
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Name):
        return scope.fact(node.name)
    if isinstance(node, Not):
        inner = evaluate(node.operand, scope)
        return (not inner) if isinstance(inner, bool) else UNKNOWN_VALUE
    if isinstance(node, Logic):
        return _logic(node, scope)
    if isinstance(node, Call):
        return _call(node, scope)
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    if isinstance(left, UnknownValue) or isinstance(right, UnknownValue):
        return UNKNOWN_VALUE
    if isinstance(node, Arithmetic):
        return _arithmetic(node.operator, left, right)
    return _or_unknown(_compare(node.operator, left, right))


def _or_unknown(value: Ternary) -> Value:
    return UNKNOWN_VALUE if value is None else value


def _logic(node: Logic, scope: Scope) -> Value:
    """`false and x` is false and `true or x` is true whatever x is; else unknown if any operand is."""
    decisive = node.operator == "or"
    unknown = False
    for operand in node.operands:
        value = evaluate(operand, scope)
        if value is decisive:
            return decisive
        unknown = unknown or not isinstance(value, bool)
    return UNKNOWN_VALUE if unknown else not decisive


def _call(node: Call, scope: Scope) -> Value:
    if node.function in ("has", "has_any", "count"):
        subject = evaluate(node.args[0], scope)
        if isinstance(subject, UnknownValue):
            return UNKNOWN_VALUE
        if node.function == "count":
            return _count(subject if isinstance(subject, tuple) else (str(subject),))
        wanted = evaluate(node.args[1], scope)
        return _or_unknown(has_any(subject, wanted if isinstance(wanted, tuple) else (str(wanted),)))
    argument = evaluate(node.args[0], scope)
    if not isinstance(argument, str):
        raise ConditionError(f"{node.function} takes a quoted text.")
    if node.function in ON_RECORD:
        return _on_record(node, argument, scope)
    lookup: dict[str, Callable[[str], Value]] = {
        "residents": scope.residents, "answer": scope.answer, "control": scope.control, "part": scope.part,
    }
    return lookup[node.function](argument)


def _on_record(node: Call, question_id: str, scope: Scope) -> bool:
    if not isinstance(scope, AnswersOnRecord):
        raise ConditionError(f"{node.function} is only for checks of answers against each other.")
    if node.function == "proven":
        return scope.proven(question_id)
    wanted = evaluate(node.args[1], scope)
    return scope.said(question_id, wanted if isinstance(wanted, tuple) else (str(wanted),))


def _count(members: tuple[str, ...]) -> Value:
    if "unknown" in members:
        return UNKNOWN_VALUE
    known = float(len([m for m in members if m != "none"]))
    if isinstance(members, PartlyKnown) and members.possible:
        return Interval(known, known + len(members.possible))
    return known


def has_any(subject: Value, wanted: tuple[str, ...]) -> Ternary:
    """True if a wanted value is in the list (or is the scalar).

    Unknown if it is not, but the list holds 'unknown' or is only partly known and the value may belong to it.
    """
    if isinstance(subject, UnknownValue):
        return None
    members = subject if isinstance(subject, tuple) else (str(subject),)
    if any(value in members for value in wanted):
        return True
    if isinstance(subject, PartlyKnown) and not subject.possible.isdisjoint(wanted):
        return None
    return None if "unknown" in members else False


def _bounds(value: Value) -> tuple[float, float]:
    if isinstance(value, Interval):
        return value.low, value.high
    if isinstance(value, (bool, int, float)):
        return float(value), float(value)
    raise ConditionError(f"{value!r} is not a number.")


def _arithmetic(operator: str, left: Value, right: Value) -> Value:
    (a, b), (c, d) = _bounds(left), _bounds(right)
    if operator == "/" and c <= 0 <= d:
        return UNKNOWN_VALUE
    corners = {
        "+": lambda: (a + c, b + d),
        "-": lambda: (a - d, b - c),
        "*": lambda: (min(a * c, a * d, b * c, b * d), max(a * c, a * d, b * c, b * d)),
        "/": lambda: (min(a / c, a / d, b / c, b / d), max(a / c, a / d, b / c, b / d)),
    }
    low, high = corners[operator]()
    return low if low == high else Interval(low, high)


def _compare(operator: str, left: Value, right: Value) -> Ternary:
    if operator == "in":
        return has_any(left, right if isinstance(right, tuple) else (str(right),))
    if operator in ("==", "!=") and not (_is_number(left) and _is_number(right)):
        return (left == right) is (operator == "==")
    (a, b), (c, d) = _bounds(left), _bounds(right)
    if operator in ("==", "!="):
        equal = True if a == b == c == d else (False if b < c or d < a else None)
        return equal if operator == "==" or equal is None else not equal
    if operator in (">", "<="):
        greater = True if a > d else (False if b <= c else None)
        return greater if operator == ">" or greater is None else not greater
    less = True if b < c else (False if a >= d else None)
    return less if operator == "<" or less is None else not less


def _is_number(value: Value) -> bool:
    return isinstance(value, (Interval, int, float)) and not isinstance(value, bool)
