"""All gaps between the cover of today and the recommended one, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from advisor_app.domain.coverage.advice import Gap, Listed
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.gaps_parts import PART_RULES
from advisor_app.domain.coverage.gaps_policies import POLICY_RULES
from advisor_app.domain.coverage.gaps_terms import TERM_RULES

_TERM_GAPS: Final = ("G10", "G11", "G12")
# Slots of names that may stand together in one sentence.
_NAMES: Final = ("part", "term")


def find_gaps(inputs: GapInputs) -> tuple[Gap, ...]:
    """All gaps: by severity, then by the mean loss a year they leave, then in the order of the rules.

    Without an answer about the policies in force there is nothing to compare with, so there are none. A poor term that
    another gap already speaks of is not counted twice, nor is a limit below what a contract requires.
    """
    if inputs.facts.policies is None:
        return ()
    found = [each for rule in (*PART_RULES, *POLICY_RULES, *TERM_RULES) for each in rule(inputs)]
    spoken_of = {each.term for each in found if each.term and each.id not in _TERM_GAPS}
    found = [each for each in found if each.id not in _TERM_GAPS or each.term not in spoken_of]
    found = [replace(each, who=inputs.book.gap_who[each.id]) for each in _limit_once(found)]
    points = inputs.book.gap_points
    return tuple(sorted(found, key=lambda g: (-points[g.severity] - (g.effect or 0.0) / 1000, g.id)))


def _limit_once(found: list[Gap]) -> list[Gap]:
    """A breach of the limits that contracts require, instead of the same shortage measured by the figures."""
    low = next((each for each in found if each.id in ("G05", "G06")), None)
    breach = next((each for each in found if each.text.startswith("gap.G09_limit")), None)
    if low is None or breach is None:
        return found
    merged = replace(breach, effect=low.effect)
    return [merged if each is breach else each for each in found if each is not low]


def grouped(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """For print: gaps that say the same of several parts or terms become one that names them all.

    It stands where the first of them stood. effect: of all together, None where none is modelled.
    """
    found: dict[object, Gap] = {}
    for each in gaps:
        slot = next(iter(each.slots), "")
        alike = len(each.slots) == 1 and slot in _NAMES
        key = (each.id, each.text, each.severity) if alike else object()
        found[key] = _joined(found[key], each, slot) if key in found else each
    return tuple(found.values())


def _joined(first: Gap, other: Gap, slot: str) -> Gap:
    names = [each.slots[slot] for each in (first, other)]
    keys = tuple(dict.fromkeys(key for name in names if isinstance(name, Listed) for key in name.keys))
    group = next(name.group for name in names if isinstance(name, Listed))
    known = [each.effect for each in (first, other) if each.effect is not None]
    return replace(first, slots={slot: Listed(group, keys)}, effect=sum(known) if known else None)
