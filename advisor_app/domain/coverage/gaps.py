"""All gaps between the cover of today and the recommended one, the worst first."""

from __future__ import annotations

from advisor_app.domain.coverage.advice import Gap
from advisor_app.domain.coverage.gap_inputs import GapInputs
from advisor_app.domain.coverage.gaps_parts import PART_RULES
from advisor_app.domain.coverage.gaps_policies import POLICY_RULES
from advisor_app.domain.coverage.gaps_terms import TERM_RULES

_TERM_GAPS = ("G10", "G11", "G12")


def find_gaps(inputs: GapInputs) -> tuple[Gap, ...]:
    """All gaps: by severity, then by the mean loss a year they leave, then in the order of the rules.

    Without an answer about the policies in force there is nothing to compare with, so there are none. A poor term that
    another gap already speaks of is not counted twice.
    """
    if inputs.facts.policies is None:
        return ()
    found = [each for rule in (*PART_RULES, *POLICY_RULES, *TERM_RULES) for each in rule(inputs)]
    spoken_of = {each.term for each in found if each.term and each.id not in _TERM_GAPS}
    found = [each for each in found if each.id not in _TERM_GAPS or each.term not in spoken_of]
    points = inputs.book.gap_points
    return tuple(sorted(found, key=lambda g: (-points[g.severity] - (g.effect or 0.0) / 1000, g.id)))
