"""The plan of fixes: what is ticked at first, what ticking changes, what fixes are reckoned to cost."""

from __future__ import annotations

from pathlib import Path

from advisor_app.documents.sections.fixes import first_fixes
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.register import PlanItem, Register
from advisor_app.services.assessments import AssessmentSession
from advisor_app.services.desk import Desk
from advisor_app.services.places import find_places
from advisor_app.services.plans import Plan, cost_estimate, first_plan, lead_fixes, plan_begun, planned_controls
from advisor_app.services.practice import Practice
from advisor_app.store.keys import Strength
from advisor_app.store.vault import VaultOptions
from tests.documents.clients import DEMOS, evaluation

FOUND: Evaluation = evaluation(DEMOS[0])


def practice_in(folder: Path) -> tuple[Practice, AssessmentSession]:
    desk = Desk.load(find_places(folder), "1.0.0", VaultOptions(strength=Strength(8, 1), ballast_bytes=64 * 1024))
    practice, _key = desk.create("correct horse battery staple nine")
    newest = practice.newest(practice.add_demo_client())
    assert newest is not None
    return practice, practice.open_assessment(newest.id)


def test_one_fix_leads_for_each_control_and_the_largest_are_ticked_first() -> None:
    leads = lead_fixes(FOUND)
    savings = [action.saving or 0.0 for action in leads.values()]
    assert savings == sorted(savings, reverse=True) and min(savings) > 0
    # What is ticked at first is what the letter puts first: one client is never told two orders.
    lettered = [fix.control for fix in first_fixes(FOUND) if fix.saving]
    assert list(first_plan(FOUND)) == lettered and set(lettered) <= set(leads)
    assert planned_controls(FOUND, Register()) == ()


def test_ticks_are_kept_and_what_was_noted_comes_back_with_a_tick(tmp_path: Path) -> None:
    practice, session = practice_in(tmp_path)
    plan, controls = Plan(session), first_plan(FOUND)
    leads = lead_fixes(FOUND)
    assert not plan_begun(practice, session.id, session.register)
    plan.take(FOUND, controls)
    assert planned_controls(FOUND, session.register) == controls
    first = leads[controls[0]].id
    session.set_fix(PlanItem(first, owner="Jo", cost_first=350.0, currency="GBP"))
    plan.take(FOUND, controls[1:])
    assert planned_controls(FOUND, session.register) == controls[1:] and first not in session.register.plan
    plan.take(FOUND, controls)
    assert session.register.plan[first].owner == "Jo"
    plan.take(FOUND, ())
    again = practice.open_assessment(session.id)
    assert again.register.plan == {}
    assert plan_begun(practice, session.id, again.register), "an emptied plan is a plan too"
    practice.close()


def test_what_is_not_to_be_done_keeps_its_reason_until_it_is_ticked(tmp_path: Path) -> None:
    practice, session = practice_in(tmp_path)
    plan = Plan(session)
    control, action = next(iter(lead_fixes(FOUND).items()))
    session.set_fix(PlanItem(action.id, status="not_doing", reason="The building is being sold"))
    plan.take(FOUND, ())
    assert session.register.plan[action.id].reason == "The building is being sold"
    plan.take(FOUND, (control,))
    assert session.register.plan[action.id] == PlanItem(action.id)
    session.set_fix(PlanItem(action.id, status="not_doing", reason="The building is being sold"))
    plan.drop(action.id)
    plan.tick(action.id)
    assert session.register.plan[action.id] == PlanItem(action.id)
    practice.close()


def test_own_figures_stand_in_for_the_usual_ones() -> None:
    by_cost = {action.cost: action for action in FOUND.assessment.actions}
    free, paid = by_cost["c0"], by_cost["c2"]
    assert cost_estimate(free, None) == 250.0 and cost_estimate(paid, None) == 1_500.0
    assert cost_estimate(paid, PlanItem(paid.id, cost_first=4_000.0)) == 4_000.0
    assert cost_estimate(paid, PlanItem(paid.id)) == 1_500.0
