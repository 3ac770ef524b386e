"""How much each part of cover matters to this firm: essential, advised, optional or not needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from advisor_app.domain.conditions import UNKNOWN_VALUE, UnknownValue, Value, evaluate, names, parse, truth
from advisor_app.domain.coverage.rulebook import CoverageRulebook, PartRule
from advisor_app.domain.derived import DERIVED_CONDITIONS
from advisor_app.domain.fact_defaults import DEFAULTS
from advisor_app.domain.facts import Facts
from advisor_app.domain.profile import FACTS, UNKNOWN

_RAISED = {"advised": "essential", "optional": "advised"}


@dataclass(frozen=True)
class Priority:
    """How much one part matters and which rule decided it.

    rule: essential_if, advised_if, optional_if, none or the id of the override. confirm: advised only because a
    deciding fact is not known; missing: those facts. party: whose contract names the part.
    """

    part: str
    level: str
    rule: str
    confirm: bool = False
    missing: tuple[str, ...] = ()
    party: str = ""


@dataclass
class DoubtfulFacts:
    """The facts in assumed mode, but with UNKNOWN for every value that rests on a fact somebody was asked in vain.

    A default may stand in for a fact nobody was asked. Where nobody knows, it may neither make a part essential nor
    rule that out.
    """

    facts: Facts
    _seen: dict[str, Value] = field(default_factory=dict)

    def fact(self, name: str) -> Value:
        if name not in self._seen:
            self._seen[name] = self._look_up(name)
        return self._seen[name]

    def _look_up(self, name: str) -> Value:
        if name in DERIVED_CONDITIONS and self.facts.profile.get(name) in (None, UNKNOWN):
            return evaluate(parse(DERIVED_CONDITIONS[name]), self)
        probe = self.facts.within("assumed")
        value = probe.fact(name)
        in_vain = any(probe.stated(used) is UNKNOWN for used in probe.assumptions)
        return UNKNOWN_VALUE if in_vain else value

    def residents(self, region: str) -> Value:
        return self.facts.residents(region)

    def answer(self, question_id: str) -> Value:
        return self.facts.answer(question_id)

    def control(self, key: str) -> Value:
        return self.facts.control(key)

    def part(self, part_id: str) -> Value:
        return self.facts.part(part_id)

    def missing(self, *wanted: str) -> tuple[str, ...]:
        """Asked facts behind the named values that are themselves not known, in alphabetical order."""
        found: set[str] = set()
        for name in wanted:
            if not isinstance(self.fact(name), UnknownValue):
                continue
            probe = self.facts.within("assumed")
            probe.fact(name)
            found.update(
                used for used in probe.looked_up
                if used in FACTS and FACTS[used].asked_by != "stated" and probe.stated(used) in (None, UNKNOWN)
                and (used not in DEFAULTS or probe.stated(used) is UNKNOWN)
            )
        return tuple(sorted(found))


def own_priorities(facts: Facts, rulebook: CoverageRulebook) -> tuple[Priority, ...]:
    """The priority of every part by its own conditions, before any override. facts: in assumed mode."""
    doubtful = DoubtfulFacts(facts)
    return tuple(_own(rule, facts, doubtful) for rule in rulebook.parts)


def _own(rule: PartRule, facts: Facts, doubtful: DoubtfulFacts) -> Priority:
    essential = truth(rule.essential, doubtful)
    if essential:
        return Priority(rule.id, "essential", "essential_if")
    if essential is None:
        return Priority(rule.id, "advised", "PRI-6", True, doubtful.missing(*names(rule.essential)))
    if truth(rule.advised, facts):
        return Priority(rule.id, "advised", "advised_if")
    if truth(rule.optional, facts):
        return Priority(rule.id, "optional", "optional_if")
    return Priority(rule.id, "not_needed", "none")


def priorities(facts: Facts, rulebook: CoverageRulebook) -> tuple[Priority, ...]:
    """The priority of every part with all overrides: contracts, kinds of technology firm, proportion for the smallest.

    A contract duty beats everything; a firm too small for a long list gets no part raised by its trade.
    """
    parties = _parties(facts)
    micro = truth(rulebook.micro_test, facts) is True and truth(rulebook.micro_unless, facts) is not True
    raised = frozenset() if micro else _raised(facts, rulebook)
    result = []
    for own in own_priorities(facts, rulebook):
        rule = rulebook.part_index[own.part]
        if own.part in parties:
            result.append(Priority(own.part, "essential", "PRI-1", party=parties[own.part]))
        elif micro and own.level == "advised" and not own.confirm and not rule.kept_by_micro_firms:
            result.append(replace(own, level="optional", rule="PRI-2"))
        elif own.part in raised and own.level in _RAISED and not own.confirm:
            result.append(replace(own, level=_RAISED[own.level], rule="technology"))
        else:
            result.append(own)
    return tuple(result)


def _parties(facts: Facts) -> dict[str, str]:
    """Part to the party whose contract, licence, lease, loan or tender names it; the first where several do."""
    found: dict[str, str] = {}
    for row in facts.rows("contracts"):
        wanted = row.get("required_parts")
        for part in wanted if isinstance(wanted, tuple) else ():
            found.setdefault(str(part), str(row.get("party", "")))
    return found


def _raised(facts: Facts, rulebook: CoverageRulebook) -> frozenset[str]:
    """Parts that weigh one step more for the kinds of technology firm this one is."""
    if truth(parse("is_technology_firm"), facts) is not True:
        return frozenset()
    return frozenset(
        part for kind in rulebook.technology if not kind.ask and truth(kind.condition, facts) is True
        for part, condition in kind.raises if truth(condition, facts) is True
    )
