from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.services.places import find_places


def test_a_chosen_folder_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_APP_DATA", str(tmp_path / "env"))
    assert find_places().data == tmp_path / "env"
    assert find_places(tmp_path / "own").vaults == tmp_path / "own" / "vaults"


def test_resources_are_found() -> None:
    assert find_places().content.is_dir()
