"""Settings of the program on this computer: window, appearance, last vault. Never a client's name."""

from __future__ import annotations

import configparser
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """appearance: system, light or dark. text_percent: 90 to 200. window: geometry as text. vault: id of the last."""

    appearance: str = "system"
    text_percent: int = 100
    language: str = ""
    vault: str = ""
    window: str = ""
    estimate_shown: bool = True
    move_on: bool = False


class SettingsFile:
    """Settings in an INI file. A damaged file is set aside and the defaults are used: it holds nothing of value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings = self._read()

    @property
    def current(self) -> Settings:
        return self._settings

    def change(self, **values: str | int | bool) -> Settings:
        """Change some settings and write the file at once, whole or not at all."""
        self._settings = replace(self._settings, **values)  # type: ignore[arg-type]
        parser = configparser.ConfigParser(interpolation=None)
        parser["program"] = {f.name: str(getattr(self._settings, f.name)) for f in fields(Settings)}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_name(self._path.name + ".new")
        with new.open("w", encoding="utf-8") as file:
            parser.write(file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._path)
        return self._settings

    def _read(self) -> Settings:
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(self._path.read_text("utf-8"))
            section = parser["program"]
        except (OSError, UnicodeDecodeError, configparser.Error, KeyError):
            return Settings()
        return Settings(**{f.name: _typed(section.get(f.name), f.default) for f in fields(Settings)})  # type: ignore[arg-type]


def _typed(raw: str | None, default: object) -> object:
    if raw is None:
        return default
    if isinstance(default, bool):
        return raw == "True"
    if isinstance(default, int):
        return int(raw) if raw.isdecimal() and len(raw) < 6 else default
    return raw[:500]
