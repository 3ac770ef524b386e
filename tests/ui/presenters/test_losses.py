"""The words of the loss picture say what the engine found."""

from __future__ import annotations

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.fixes import after_fixes
from advisor_app.domain.losses.growth import growth_view
from advisor_app.ui.presenters.loss_curve import Extras, curve_data, has_band, years_view
from advisor_app.ui.presenters.losses import (
    by_cause,
    by_kind_of_cost,
    by_part,
    growth_share,
    growth_words,
    lead,
    notes,
    tried,
)
from tests.documents.clients import DEMOS, evaluation, pack

PACK = pack()
WORDS = PACK.words("en-GB")
FIGURES = Figures("en-GB", "GBP", WORDS.letter)
FOUND = evaluation(DEMOS[0])


def test_an_amount_is_answered_with_the_engines_own_chances() -> None:
    plan = after_fixes(FOUND.loss_inputs, PACK.losses, ["mfa"], seed=FOUND.seed, years=FOUND.years)
    text, wrong = tried("10k", FOUND, PACK, plan, FIGURES)
    assert not wrong
    assert f"more than £10,000 in a year is {FIGURES.chance(FOUND.losses.events.year_exceeds(10_000))}." in text
    assert f"ticked it is {FIGURES.chance(plan.events.year_exceeds(10_000))}." in text
    assert "With the fixes ticked" not in tried("10k", FOUND, PACK, None, FIGURES)[0]


@pytest.mark.parametrize(("typed", "said"), [("", "is empty"), ("-5", "more than £0"), ("a lot", "must be a number")])
def test_what_is_no_amount_is_said(typed: str, said: str) -> None:
    text, wrong = tried(typed, FOUND, PACK, None, FIGURES)
    assert wrong and text.startswith("The amount ") and said in text


def test_causes_and_kinds_of_cost_add_up() -> None:
    total = FOUND.losses.expected_annual
    for bars in (by_cause(FOUND, WORDS, FIGURES), by_kind_of_cost(FOUND, FIGURES), by_part(FOUND, WORDS, FIGURES)):
        values = [row.value for row in bars.rows]
        assert sum(values) == pytest.approx(total) and values == sorted(values, reverse=True)
    assert by_cause(FOUND, WORDS, FIGURES).rows[0].label.lower() in by_cause(FOUND, WORDS, FIGURES).sentence
    assert all(row.note == "not applicable" for row in by_part(FOUND, WORDS, FIGURES).rows if row.words == "–")


def test_the_coming_years_stand_beside_the_records_of_today() -> None:
    run = {"seed": FOUND.seed, "years": 20_000}
    view = growth_view(FOUND.loss_inputs, PACK.losses, serious=FOUND.bearable_loss, growth=0.25, **run)
    said = growth_words(view, FOUND, FIGURES)
    assert [row.label for row in said.bars.rows] == [
        "Today", "In 1 year", "In 2 years", "In 3 years", "In 4 years", "In 5 years"]
    assert "25 in 100" in said.bars.sentence
    headers, rows = said.table
    assert headers == ("Taken together", "3 years", "5 years") and len(rows) == 5
    assert growth_share("12.5", "en-GB") == 0.125
    for wrong in ("-1", "101", "x"):
        with pytest.raises(ValueError, match=r"^The growth "):
            growth_share(wrong, "en-GB")


def test_what_is_drawn_beside_the_curve_only_when_wanted() -> None:
    plain = curve_data(FOUND, PACK, FIGURES, None)
    assert plain.band is None and plain.recommended is None and not plain.last and not plain.after
    assert plain.limit > plain.excess > 0, "the policy is used up at its limit above the excess"
    full = curve_data(FOUND, PACK, FIGURES, FOUND.losses, Extras(FOUND.losses, True, True))
    assert full.after == full.last == full.today
    assert has_band(FOUND.losses) and full.band is not None
    assert all(low[1] <= high[1] for low, high in zip(*full.band, strict=True))
    programme = FOUND.coverage.programme
    assert full.recommended == (programme.retention, programme.retention + programme.limit)


def test_dots_and_their_sentence_agree() -> None:
    view = years_view(FOUND, FIGURES)
    assert view.total in (100, 1000) and 0 <= view.bad <= view.bad + view.serious <= view.total
    assert f"In about {view.bad + view.serious} of them" in view.sentence
    assert "Out of 100" in lead(FOUND, WORDS, FIGURES)
    assert len(notes(FOUND, WORDS, FIGURES)) == len(FOUND.losses.notes)
