from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from advisor_app.store import files
from advisor_app.store.errors import NotEnoughSpace
from advisor_app.store.files import VaultFiles


def test_a_write_replaces_the_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x"
    files.write_atomic(path, b"one")
    files.write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("breaking", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaking: str) -> None:
    path = tmp_path / "x"
    files.write_atomic(path, b"old")

    def fail(*_arguments: object) -> None:
        raise OSError(errno.EIO, "broken")

    if breaking == "fsync":
        monkeypatch.setattr(files.os, "fsync", fail)
    else:
        monkeypatch.setattr(files.Path, "replace", fail)
    with pytest.raises(OSError, match="broken"):
        files.write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["x"]


class HeldError(PermissionError):
    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held by another program")
        self.winerror = winerror  # type: ignore[misc]


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"new")
    real, failing, pauses = Path.replace, [HeldError(winerror)] * 3, []

    def replace(self: Path, other: Path) -> Path:
        if failing:
            raise failing.pop()
        return real(self, other)

    monkeypatch.setattr(files.Path, "replace", replace)
    files.replace(source, target, pause=pauses.append)
    assert target.read_bytes() == b"new"
    assert pauses == sorted(pauses) and len(pauses) == 3


def test_a_file_held_for_long_is_given_up_loudly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def replace(_self: Path, _other: Path) -> Path:
        raise HeldError(32)

    monkeypatch.setattr(files.Path, "replace", replace)
    with pytest.raises(PermissionError, match="held by another program"):
        files.replace(tmp_path / "a", tmp_path / "b", pause=pauses.append)
    assert 2.0 < sum(pauses) < 3.0


def test_a_file_without_permission_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def replace(_self: Path, _other: Path) -> Path:
        raise PermissionError(errno.EACCES, "not yours")

    monkeypatch.setattr(files.Path, "replace", replace)
    with pytest.raises(PermissionError):
        files.replace(tmp_path / "a", tmp_path / "b", pause=pauses.append)
    assert pauses == []


def test_folders_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "vault"
    files.make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        files.write_new(path, b"other")
    with pytest.raises(FileExistsError):
        files.copy_new(path, path)
    assert path.read_bytes() == b"mine"


def test_a_copy_is_equal(tmp_path: Path) -> None:
    data = bytes(range(256)) * 9000
    (tmp_path / "a").write_bytes(data)
    files.copy_new(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == data


def test_only_finished_vaults_are_listed(tmp_path: Path) -> None:
    assert files.list_vaults(tmp_path / "none") == ()
    for name in ("one", "half.new", "empty"):
        (tmp_path / name).mkdir()
    for name in ("one", "half.new"):
        (tmp_path / name / "vault.db").touch()
    assert files.list_vaults(tmp_path) == (tmp_path / "one",)


def test_the_reserve_is_random_made_once_and_given_back(tmp_path: Path) -> None:
    vault = VaultFiles(tmp_path)
    files.make_ballast(vault, 4096)
    first = vault.ballast.read_bytes()
    files.make_ballast(vault, 4096)
    assert vault.ballast.read_bytes() == first and len(set(first)) > 200
    assert files.release_ballast(vault)
    assert not files.release_ballast(vault)


def test_no_reserve_is_made_on_a_nearly_full_disk(tmp_path: Path) -> None:
    files.make_ballast(VaultFiles(tmp_path), 10**18)
    assert not VaultFiles(tmp_path).ballast.exists()


def test_big_work_asks_for_room_first(tmp_path: Path) -> None:
    files.require_space(tmp_path, 1000)
    with pytest.raises(NotEnoughSpace, match=r"This needs [\d,]+ MB of free disk space") as caught:
        files.require_space(tmp_path, 10**16)
    assert caught.value.needed == 3 * 10**16 + 64 * files.MIB
