"""Which libraries Qt lacks, from what the loader says, and what a person is told."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qt_libraries

LDD = """/app/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd2c5d4000)
\tlibQt6XcbQpa.so.6 => /app/PySide6/Qt/lib/libQt6XcbQpa.so.6 (0x00007f1)
\tlibQt6Pdf.so.6 => not found
\tlibxcb-icccm.so.4 => not found
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
/app/PySide6/QtGui.abi3.so:
\tlibEGL.so.1 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f3)
"""


def only(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_each_missing_library_is_named_once_and_qts_own_are_left_out() -> None:
    assert qt_libraries.not_found(LDD) == ("libEGL.so.1", "libxcb-icccm.so.4")


def test_nothing_is_missing_when_every_library_has_a_place() -> None:
    assert qt_libraries.not_found(LDD.replace("not found", "/lib/x.so (0x1)")) == ()


@given(st.sets(st.sampled_from(sorted(qt_libraries.DEBIAN_PACKAGES)), min_size=1), st.sampled_from(["", "\n", "  \n"]))
def test_what_ldd_cannot_find_ends_up_in_the_one_command(names: set[str], noise: str) -> None:
    text = noise.join(f"\t{name} => not found\n" for name in names)
    found = qt_libraries.not_found(text)
    advice = qt_libraries.install_advice(found, only("apt-get", "dnf"))
    assert found == tuple(sorted(names))
    assert set(advice.split("install ")[1].rstrip("`").split()) == {qt_libraries.DEBIAN_PACKAGES[n] for n in names}


def test_the_names_of_debian_packages_are_names() -> None:
    for library, package in qt_libraries.DEBIAN_PACKAGES.items():
        assert re.fullmatch(r"lib[A-Za-z0-9+._-]+\.so\.\d+", library)
        assert re.fullmatch(r"[a-z0-9][a-z0-9+.-]+", package)


def test_rpm_systems_install_by_the_librarys_own_name() -> None:
    advice = qt_libraries.install_advice(["libEGL.so.1"], only("dnf"))
    assert advice == "run `sudo dnf install 'libEGL.so.1()(64bit)'`"


@pytest.mark.parametrize("which", [only(), only("apt-get")])
def test_a_library_nobody_knows_is_still_named(which: Callable[[str], str | None]) -> None:
    assert "libnew.so.9" in qt_libraries.install_advice(["libnew.so.9", "libEGL.so.1"], which)
    assert qt_libraries.described("libnew.so.9") == "libnew.so.9"
    assert qt_libraries.debian_packages(["libnew.so.9"]) == []


@pytest.mark.parametrize(
    ("environment", "parts"),
    [
        ({}, {"base"}),
        ({"DISPLAY": ":0"}, {"base", "x11"}),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, {"base", "wayland"}),
    ],
)
def test_the_screen_decides_what_qt_cannot_do_without(environment: dict[str, str], parts: set[str]) -> None:
    assert qt_libraries.parts_in_use(environment) == parts


def fake_environment(folder: Path) -> Path:
    home = folder / "lib" / "python3.11" / "site-packages" / "PySide6"
    for name in ("QtGui.abi3.so", "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/printsupport/libcups.so"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).touch()
    return folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is a tool of Linux")
def test_the_loader_is_asked_for_each_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "bin" / "ldd"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\nlost="libxcb-icccm.so.4 => not found"\ncase "$*" in *libqxcb*) echo "$lost";; esac\n')
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tool.parent}:/usr/bin:/bin")
    assert qt_libraries.missing_libraries(fake_environment(tmp_path)) == {"x11": ("libxcb-icccm.so.4",)}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the parts are those of Linux builds")
def test_every_part_names_files_that_qt_really_has() -> None:
    environment = Path(sys.prefix)
    for part in qt_libraries.PARTS:
        assert qt_libraries.files_of(part, environment), part
    assert len(qt_libraries.files_of("base", environment)) == len(qt_libraries.PARTS["base"])
