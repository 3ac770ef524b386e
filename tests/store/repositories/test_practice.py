from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_app.domain.policies import Advisor
from advisor_app.domain.records import PracticeRecord
from advisor_app.store.errors import NotStorable
from advisor_app.store.vault import Vault
from tests.store.small_vault import PRACTICE, new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def test_the_practice_can_be_changed(vault: Vault) -> None:
    assert vault.practice().get() == PRACTICE
    new = PracticeRecord("Harbour & Sons", Advisor(name="Ida", address=("1 Quay", "Hull"), capacity="broker"), "IE")
    vault.practice().set(new).result()
    assert vault.practice().get() == new


def test_settings_hold_plain_values(vault: Vault) -> None:
    settings = vault.settings()
    assert settings.get("letterhead") is None
    assert settings.get("letterhead", "none") == "none"
    for value in ("plain", 3, True, None, ("a", 1), {"a": ("b",)}):
        settings.set("letterhead", value).result()
        assert settings.get("letterhead", "default") == value
    with pytest.raises(NotStorable):
        settings.set("letterhead", object()).result()
    assert settings.get("letterhead") == {"a": ("b",)}
