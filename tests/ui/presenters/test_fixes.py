"""Rows, order and the sentence of the fixes follow the engine and the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.fixes import after_fixes, next_savings, serious_changes
from advisor_app.domain.register import PlanItem, Register
from advisor_app.services.plans import first_plan, lead_fixes
from advisor_app.ui.presenters.fixes import ORDERS, FixFigures, fix_rows, serious_base, together
from tests.documents.clients import DEMOS, evaluation, pack

PACK = pack()
WORDS = PACK.words("en-GB")
FIGURES = Figures("en-GB", "GBP", WORDS.letter)
FOUND = evaluation(DEMOS[0])
CONTROLS = first_plan(FOUND)
RUN = {"seed": FOUND.seed, "years": FOUND.years}


def figures_of(register: Register | None = None, controls: tuple[str, ...] = CONTROLS) -> FixFigures:
    return FixFigures(FOUND, register or Register(), controls, None, None)


def test_every_fix_has_a_row_and_the_ticked_ones_come_first() -> None:
    rows = fix_rows(figures_of(), WORDS, FIGURES, "next")
    assert len(rows) == len(FOUND.assessment.actions)
    assert tuple(row.control for row in rows if row.ticked) == CONTROLS
    assert [row.ticked for row in rows[:3]] == [True] * 3
    assert all(row.status == "Planned" for row in rows[:3]) and rows[3].status == ""
    assert {row.saving for row in rows if row.control is None} <= {"counted above", "not measured"}


@pytest.mark.parametrize("order", ORDERS)
def test_fixes_without_a_saving_of_their_own_come_last(order: str) -> None:
    own = [row.control is not None for row in fix_rows(figures_of(), WORDS, FIGURES, order)]
    assert own == sorted(own, reverse=True)


def test_best_next_counts_what_the_ticked_ones_leave_over_and_own_costs() -> None:
    savings = next_savings(FOUND.loss_inputs, PACK.losses, CONTROLS, **RUN)
    found = replace(figures_of(), savings=savings)
    rows = [row for row in fix_rows(found, WORDS, FIGURES, "next") if row.control and not row.ticked]
    first = rows[0]
    assert first.control is not None
    dear = Register().with_plan(first.action, PlanItem(first.action, status="not_doing", reason="x", cost_first=1e6))
    again = [row for row in fix_rows(replace(found, register=dear), WORDS, FIGURES, "next")
             if row.control and not row.ticked]
    assert again[0].action != first.action and again[-1].action == first.action
    assert again[-1].cost == "£1,000,000" and again[-1].own


def test_the_chance_of_a_serious_loss_goes_from_today_to_with_it() -> None:
    changes = serious_changes(FOUND.loss_inputs, PACK.losses, FOUND.bearable_loss, **RUN)
    rows = fix_rows(replace(figures_of(), serious=changes), WORDS, FIGURES, "saving")
    base = serious_base(FOUND)
    today = round(FOUND.serious_chance * base)
    for row in rows:
        assert row.serious == (f"{today} → {round(changes[row.control] * base)}" if row.control else "–")
    waiting = fix_rows(figures_of(), WORDS, FIGURES, "saving")[0]
    assert waiting.serious == f"{today} → …"


def test_together_says_what_the_engine_says() -> None:
    planned = after_fixes(FOUND.loss_inputs, PACK.losses, CONTROLS, **RUN)
    said = together(figures_of(), planned, WORDS, FIGURES)
    saving = FIGURES.modelled(FOUND.losses.expected_annual - planned.expected_annual)
    assert said.startswith(f"Ticked together: saves {saving} a year.")
    assert "Savings overlap" in said and "Cost in the first year: " in said and "Work: " in said
    assert "A serious loss, more than " in said and " falls from " in said
    assert " stays at " in together(figures_of(), FOUND.losses, WORDS, FIGURES), "nothing falls where nothing changes"
    one = together(figures_of(controls=CONTROLS[:1]), None, WORDS, FIGURES)
    assert "Savings overlap" not in one and "Ticked together" not in one
    assert together(figures_of(controls=()), None, WORDS, FIGURES).startswith("Nothing is ticked.")


def test_own_costs_and_later_years_are_added_up() -> None:
    leads = lead_fixes(FOUND)
    register = Register()
    for control in CONTROLS:
        item = PlanItem(leads[control].id, cost_first=100.0, cost_yearly=40.0, owner="Jo", due=date(2026, 12, 24))
        register = register.with_plan(item.fix, item)
    said = together(figures_of(register), None, WORDS, FIGURES)
    assert "Cost in the first year: £300. Each later year: £120." in said
    row = fix_rows(figures_of(register), WORDS, FIGURES, "saving")[0]
    assert row.note("cost", "owner", "due", "status") == "£100 · Jo · 24 Dec 2026 · Planned"
