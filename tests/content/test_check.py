"""Every check bites: the core pack, broken in one place at a time."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from advisor_app.content.check import CHECKS, FACT_OPTIONS, check_pack
from advisor_app.content.loader import load_pack
from advisor_app.domain.conditions import ALWAYS
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.questions import ControlRow, ControlWeight
from tests.content.mutations import MUTATIONS, Mutation
from tests.content.pack_files import CORE


@cache
def core() -> ContentPack:
    return load_pack(CORE)


@pytest.mark.parametrize(
    ("check", "mutate", "said"), MUTATIONS, ids=[f"{check}: {said[:40]}" for check, _, said in MUTATIONS]
)
def test_the_check_bites(check: str, mutate: Mutation, said: str) -> None:
    before, after = set(CHECKS[check](core())), list(CHECKS[check](mutate(core())))
    assert "\n" not in "".join(after)
    new = [text for text in after if text not in before]
    assert any(re.search(said, text) for text in new), new


def test_every_check_is_shown_to_bite() -> None:
    assert {check for check, _, _ in MUTATIONS} == set(CHECKS)


def test_options_that_change_nothing_are_named(tmp_path: Path) -> None:
    found = [p.text for p in check_pack(core(), tmp_path) if p.check == FACT_OPTIONS]
    assert any(text.startswith("Fact card_transactions_per_year: these options change nothing") for text in found)
    assert any("Fact it_components" in text and text.endswith(": computers_only.") for text in found)
    assert not any("data_roles" in text and "joint" in text for text in found)


def test_declarations_are_taken_and_stale_ones_named(tmp_path: Path) -> None:
    (tmp_path / "no_effect.yaml").write_text(
        "card_transactions_per_year: {all: Kept for the file.}\nit_components: {nas: No.}\nsector: {all: No.}\n",
        encoding="utf-8",
    )
    found = [p.text for p in check_pack(core(), tmp_path) if p.check == FACT_OPTIONS]
    assert not any("card_transactions" in text for text in found)
    assert "no_effect.yaml says that these options of it_components change nothing, but they do: nas." in found
    assert "no_effect.yaml says that these options of sector change nothing, but they do: all." in found


def test_a_control_row_without_quick_questions_may_wait() -> None:
    row = ControlRow("minimise", (ControlWeight("DI-05", 0.5), ControlWeight("DI-06", 0.5)), ALWAYS)
    assert row in core().controls
    assert not any("minimise" in text for text in CHECKS["quick shares"](core()))
