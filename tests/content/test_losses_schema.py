from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor_app.content.losses_schema import LossFileError, load_losses, load_rates, load_rates_as_of

CORE = Path(__file__).parents[2] / "resources" / "content" / "core"
LOSSES, RATES = CORE / "losses.yaml", CORE / "rates.yaml"


def changed(tmp_path: Path, source: Path, old: str, new: str) -> Path:
    text = source.read_text(encoding="utf-8")
    assert old in text
    target = tmp_path / source.name
    target.write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


def test_shipped_files_load() -> None:
    parameters = load_losses(LOSSES)
    assert len(parameters.hash) == 64
    assert parameters.sources["judgement"].confidence == "judgement"
    rates = load_rates(RATES)
    assert rates["USD"] == 1
    assert {"GBP", "EUR", "CAD", "AUD", "NZD", "CHF", "SEK", "NOK", "DKK", "PLN", "JPY"} <= set(rates)
    assert load_rates_as_of(RATES) >= date(2026, 1, 1)


def test_hash_follows_the_content(tmp_path: Path) -> None:
    assert load_losses(LOSSES).hash == load_losses(LOSSES).hash
    other = load_losses(changed(tmp_path, LOSSES, "value: 0.03, unit: \"incidents", "value: 0.031, unit: \"incidents"))
    assert other.hash != load_losses(LOSSES).hash


@pytest.mark.parametrize(("old", "new", "words"), [
    ("grade: J", "grade: X", r"rows\.0\.grade.*frequency\.base_rate"),
    ("value: 0.03,", "value: lots,", r"rows\.0\.value.*frequency\.base_rate"),
    ("value: 0.03,", "value: .nan,", r"rows\.0\.value"),
    ("value: 0.03,", "value: -3,", r"rows\.0\.value"),
    ("value: 0.03,", "val: 0.03,", r"rows\.0\.value"),
    ("low: 0.012, ", "", "both low and high"),
    ("low: 0.012", "low: 0.04", "outside its own plausible range"),
    ("id: frequency.base_rate", "id: frequency.base_rates", r"no row frequency\.base_rate"),
    ("sources: [coalition-2026,", "sources: [coalition-2062,", "coalition-2062"),
    ("id: romanosky-2016", "id: romanosky-2014", "two sources"),
    ("format: 1", "format: 2", "format"),
    ("rows:", "rows: [", "cannot be read near line"),
])
def test_damaged_rows_are_named(old: str, new: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(LossFileError, match=words) as caught:
        load_losses(changed(tmp_path, LOSSES, old, new))
    assert "losses.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("old", "new", "words"), [
    ("USD: 1", "USD: 2", "USD must be 1"),
    ("GBP: 0.76", "GBP: 0", "greater than 0"),
    ("GBP: 0.76", "Pounds: 0.76", "string should match"),
    ("as_of: 2026-11-01", "as_of: lately", "as_of"),
])
def test_damaged_rates_are_named(old: str, new: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(LossFileError, match=words):
        load_rates(changed(tmp_path, RATES, old, new))


def test_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LossFileError, match=r"losses\.yaml cannot be read: check the file\."):
        load_losses(tmp_path / "losses.yaml")
