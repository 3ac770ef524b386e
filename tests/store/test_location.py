from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.store.errors import Unsuitable
from advisor_app.store.location import require_suitable

MOUNTS = """/dev/vda / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
//server/share /mnt/office cifs rw 0 0
/dev/sdb1 /media/USB\\040STICK vfat rw 0 0
/dev/sdc1 /media/big exfat rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("/home/ada/OneDrive/vaults", "copied to a cloud"), ("/home/ada/OneDrive - Harbour/x", "copied to a cloud"),
        ("/home/ada/Dropbox", "copied to a cloud"), ("/home/ada/Nextcloud/a/b", "copied to a cloud"),
        ("/mnt/office/vaults", "network drive"), ("/media/USB STICK/vaults", "FAT"), ("/media/big", "FAT"),
    ],
)
def test_unsafe_places_are_refused_with_the_reason(folder: str, said: str) -> None:
    with pytest.raises(Unsuitable, match=said):
        require_suitable(Path(folder), mounts=MOUNTS)


@pytest.mark.parametrize("folder", ["/home/ada/.local/share/app", "/mnt/officex", "/media/bigger/x", "/home/dropboxer"])
def test_ordinary_places_are_fine(folder: str) -> None:
    require_suitable(Path(folder), mounts=MOUNTS)


def test_this_computer_is_asked_when_nothing_is_given(tmp_path: Path) -> None:
    require_suitable(tmp_path / "vaults")
