from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.services.settings import Settings, SettingsFile


def test_settings_survive(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.ini"
    SettingsFile(path).change(appearance="dark", text_percent=125, move_on=True)
    assert SettingsFile(path).current == Settings(appearance="dark", text_percent=125, move_on=True)
    assert [p.name for p in path.parent.iterdir()] == ["settings.ini"]


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe\x00", b"[program", b"[other]\nx=1", b"[program]\ntext_percent=much"]
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(damage)
    assert SettingsFile(path).current == Settings()
