"""What is said about doubt follows the engine, the answers and the grades of the numbers."""

from __future__ import annotations

from dataclasses import replace

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.overrides import LossOverride, with_overrides
from advisor_app.domain.losses.sensitivity import Swing
from advisor_app.ui.presenters.doubt import (
    figure_name,
    grade_lines,
    open_points,
    own_line,
    range_spans,
    swing_spans,
    swing_summary,
)
from tests.documents.clients import DEMOS, evaluation, pack

PACK = pack()
WORDS = PACK.words("en-GB")
FIGURES = Figures("en-GB", "GBP", WORDS.letter)
FOUND = evaluation(DEMOS[0])


def test_the_leading_figures_lie_in_their_bands() -> None:
    spans = range_spans(FOUND, FIGURES)
    assert len(spans) == 3 and all(span.low < span.middle < span.high for span in spans)
    bare = replace(FOUND, losses=replace(FOUND.losses, ranges=None))
    assert range_spans(bare, FIGURES) == ()


def test_what_moves_the_figures_is_named_with_what_was_tried() -> None:
    swings = (
        Swing("number", "frequency.base_rate", 0.012, 0.075, 600.0, 3_800.0),
        Swing("control", "mfa", 0.0, 1.0, 1_900.0, 1_200.0), Swing("fact", "revenue", 1e6, 2e6, 1_400.0, 1_600.0),
    )
    spans = swing_spans(swings, FOUND, PACK, WORDS, FIGURES)
    assert [(span.low_words, span.high_words) for span in spans] == [
        ("£600 at 0.012", "£3,800 at 0.075"), ("£1,900 without", "£1,200 in full"),
        ("£1,400 if a quarter lower", "£1,600 if a quarter higher"),
    ]
    assert spans[1].label == "Second sign-in step" and spans[2].label == "Revenue"
    assert swing_summary(spans).startswith("Most depends on: how often an average firm")
    assert swing_summary(()) == "Nothing moves the average cost."
    assert len(swing_spans(swings * 9, FOUND, PACK, WORDS, FIGURES)) == 12


def test_open_points_are_those_asked_and_those_that_would_matter() -> None:
    unknown = [q for q, state in FOUND.assessment.states.items() if state.is_unknown and state.applies]
    every = tuple(FOUND.assessment.states)
    points = open_points(FOUND, PACK, every, WORDS, FIGURES)
    assert set(unknown) <= {point.question for point in points} and all(point.asked for point in points)
    few = open_points(FOUND, PACK, (), WORDS, FIGURES)
    assert all(point.worth and point.state == "Not asked at this depth" for point in few)


def test_all_grades_are_counted_and_own_figures_told() -> None:
    lines = grade_lines(PACK.losses, WORDS)
    assert sum(int(line.split()[0]) for line in lines) == len(PACK.losses.rows)
    own = LossOverride("frequency.base_rate", 0.05, "Claims of this trade")
    name, said = own_line(own, PACK.losses, FIGURES)
    assert name == figure_name(PACK.losses.rows["frequency.base_rate"])
    assert said == "0.05 instead of 0.03 (incidents a year): Claims of this trade"
    changed = grade_lines(with_overrides(PACK.losses, [own]), WORDS)
    assert "1 numbers: Your own figure" in changed or any(line.endswith("Your own figure") for line in changed)
    assert all(figure_name(row) for row in PACK.losses.rows.values())
