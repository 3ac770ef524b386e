"""Sentences about real pictures of the demo clients, and the rare firm."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from advisor_app.documents.figures import Figures
from advisor_app.documents.loss_words import LossWords
from advisor_app.domain.losses.picture import LossPicture, Range
from tests.documents.clients import CLIENTS, DEMOS, evaluation, pack

TEXTS = pack().texts["en"]
WORDS = LossWords(TEXTS.losses, Figures("en-GB", "GBP", TEXTS.letter))
EXPERT_WORDS = re.compile(r"\b(VaR|Poisson|percentile|quantile|confidence interval|expected loss)\b", re.I)


def known() -> LossPicture:
    """The picture of a demo client with the figures of the specification's example."""
    found = evaluation(DEMOS[0]).losses
    assert found.ranges is not None
    return replace(
        found, chance=0.0304, chance_five_years=0.143, expected_annual=3_512.0,
        incident=replace(found.incident, p50=40_210.0, p95=440_900.0),
        ranges=replace(
            found.ranges, chance=Range(0.0121, 0.0596), expected_annual=Range(1_180.0, 5_960.0),
            incident_p95=Range(262_000.0, 664_000.0),
        ),
    )


def test_three_sentences_each_with_its_range() -> None:
    assert WORDS.lead(known()) == (
        "Out of 100 businesses like this one, about 3 would have a costly data incident in a year; over five years "
        "about 14. The evidence supports anything from 1 to 6 a year.",
        "If it happens, half of such incidents cost less than £40,000; one in twenty costs more than £440,000 (likely "
        "range £260,000 to £660,000).",
        "Averaged over many years this is £3,500 a year (likely range £1,200 to £6,000). In most years the cost is "
        "nothing.",
    )


def test_without_ranges_nothing_is_made_up() -> None:
    lead = WORDS.lead(replace(known(), ranges=None))
    assert not any("range" in sentence or "evidence" in sentence for sentence in lead)


def test_rare_firms_are_counted_in_a_thousand_in_two_figures() -> None:
    lead = WORDS.lead(replace(known(), chance=0.0194, chance_five_years=0.0934, ranges=None))
    assert lead[0].startswith("Out of 1,000 businesses like this one, about 19 would")
    assert "over five years about 93." in lead[0]
    rarer = WORDS.lead(replace(known(), chance=0.0002, chance_five_years=0.138, ranges=None))
    assert "fewer than 1 would" in rarer[0]
    assert "about 140." in rarer[0]


@pytest.mark.parametrize("client", CLIENTS)
def test_plain_words_and_two_figures_for_every_client(client: str) -> None:
    case = evaluation(client)
    words = LossWords(TEXTS.losses, Figures("en-GB", case.currency, TEXTS.letter))
    said = [*words.lead(case.losses), *words.notes(case.losses, case.loss_inputs), *words.caveats(), *words.excluded()]
    said += [text for pair in words.method() for text in pair]
    assert not any(EXPERT_WORDS.search(text) or "{" in text for text in said)
    for number in re.findall(r"\d[\d,]*", " ".join(words.lead(case.losses)).replace("1,000 businesses", "")):
        assert len(number.replace(",", "").rstrip("0")) <= 2, number


def test_messages_beside_the_figures() -> None:
    case = evaluation(DEMOS[0])
    notes = ("no_customer_records", "controls_not_answered")
    found = replace(case.losses, notes=notes, assumed_controls=("mfa", "edr"))
    assert WORDS.notes(found, replace(case.loss_inputs, controls=dict.fromkeys("abcde"))) == (
        "No customer records entered – is that right? Costs that follow people are left out.",
        "2 of 5 controls were not answered; we assumed the average and widened the range.",
    )


def test_caveats_in_their_order() -> None:
    caveats = WORDS.caveats()
    assert len(caveats) == 7
    assert caveats[0].startswith("These figures describe businesses similar to yours.")
    assert caveats[-1].startswith("A policy pays according to its wording.")
    assert len(WORDS.method()) == 12
