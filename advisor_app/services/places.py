"""Where things are on this computer: data, logs, settings and the program's own resources."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_FOLDER = "DataLiabilityAdvisor"
DATA_VARIABLE = "ADVISOR_APP_DATA"


@dataclass(frozen=True)
class Places:
    """Folders of one installation. Names of files and folders never contain a client's name."""

    data: Path
    resources: Path

    @property
    def vaults(self) -> Path:
        return self.data / "vaults"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def settings(self) -> Path:
        return self.data / "settings.ini"

    @property
    def packs(self) -> Path:
        """Content that was installed; what comes with the program is in `content`."""
        return self.data / "packs"

    @property
    def content(self) -> Path:
        return self.resources / "content"


def find_places(data: Path | None = None) -> Places:
    """The places of this program: the given data folder, the one of ADVISOR_APP_DATA, or the local application data
    folder of the system (never Documents, which is often copied to a cloud)."""
    chosen = data or (Path(value) if (value := os.environ.get(DATA_VARIABLE)) else None)
    return Places(
        data=chosen or Path(platformdirs.user_data_dir(APP_FOLDER, appauthor=False, roaming=False)),
        resources=_resources(),
    )


def _resources() -> Path:
    """Beside the package in a checkout, inside the bundle in an installed program."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) / "resources" if bundle else Path(__file__).resolve().parents[2] / "resources"
