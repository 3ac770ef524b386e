"""Places where an open database is not safe: folders a sync client copies, network drives, FAT file systems."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from advisor_app.store.errors import Unsuitable

_SYNCED: Final = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "com~apple~clouddocs",
    "mobile documents", "nextcloud", "owncloud", "box sync", "pcloud drive", "mega", "syncthing",
)
_FAT: Final = ("vfat", "msdos", "exfat", "fuseblk.exfat")
_NETWORK: Final = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "afs", "ceph", "glusterfs")
_REMOTE_DRIVE: Final = 4  # DRIVE_REMOTE of GetDriveType


def require_suitable(folder: Path, *, mounts: str | None = None) -> None:
    """Raise Unsuitable for a folder where a vault should not lie. mounts: text of /proc/self/mounts."""
    path = folder.absolute()
    for part in path.parts:
        if any(part.casefold() == name or part.casefold().startswith(f"{name} -") for name in _SYNCED):
            raise Unsuitable(
                "This folder is copied to a cloud while the app writes in it, which can damage the practice file. "
                "Choose a folder of this computer; keep backups in the cloud instead."
            )
    kind = _file_system(path, mounts)
    if kind in _NETWORK:
        raise Unsuitable(
            "This folder is on a network drive, where a lost connection can damage the practice file. "
            "Choose a folder of this computer."
        )
    if kind in _FAT:
        raise Unsuitable(
            "This disk is formatted with FAT, which protects neither against power cuts nor against other accounts. "
            "Choose a folder on the system disk."
        )


def _file_system(path: Path, mounts: str | None) -> str:
    if sys.platform == "win32":
        import ctypes

        return "cifs" if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE else ""
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text("utf-8", "replace")
        except OSError:
            return ""
    best, kind = "", ""
    real = os.path.realpath(path)
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        inside = real == point or real.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
