from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import MOST_BRIEF, compose_report
from advisor_app.documents.figures import Figures
from advisor_app.documents.sections.fixes import first_fixes
from tests.documents.clients import CLIENTS, DEMOS, TODAY, evaluation, pack
from tests.documents.test_letter import said


@pytest.mark.parametrize("client", CLIENTS)
def test_what_to_buy_what_stays_and_what_comes_next_are_there_however_brief(client: str) -> None:
    case = evaluation(client)
    words = said(compose_report("summary", case, pack(), brevity=MOST_BRIEF))
    figures = Figures(case.case.advisor.language, case.currency)
    for piece in (figures.exact(case.coverage.programme.limit), "What stays with you", "Fix first", "Next dates",
                  "How large it can get"):
        assert piece in words


def test_a_policy_that_ends_soon_is_one_of_the_dates() -> None:
    case = evaluation(DEMOS[0])
    policies = case.case.policies or ()
    for days, there in ((30, True), (200, False), (-3, False)):
        changed = tuple(replace(policy, end=TODAY + timedelta(days=days)) for policy in policies)
        words = said(compose_report("summary", replace(case, case=replace(case.case, policies=changed)), pack()))
        assert ("a policy ends" in words) == there


@pytest.mark.parametrize("client", CLIENTS)
def test_the_first_fix_has_the_time_that_the_action_plan_gives_it(client: str) -> None:
    case = evaluation(client)
    first = pack().texts["en"].actions[first_fixes(case)[0].id].title
    plan = compose_report("actions", case, pack())
    (group,) = [section for section in plan.sections if section.id.startswith("P-") and first in said(plan, section.id)]
    heading = next(b.words_of(block.text) for block in group.blocks if isinstance(block, b.Heading))
    assert f"{heading}: fix 1" in said(compose_report("summary", case, pack()))
