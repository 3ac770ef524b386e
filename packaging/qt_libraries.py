"""Which system libraries Qt needs and this machine lacks, and how a person gets them. Standard library only.

The wheels of PySide6 carry Qt itself but not the libraries of the window system, fonts, OpenGL and printing. A
program that lacks one of them ends with a loader error that names one library at a time; `ldd` names them all.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

# What the program loads, by the part that is lost when a library is missing; below site-packages/PySide6.
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "base": (
        "QtCore*.so",
        "QtGui*.so",
        "QtWidgets*.so",
        "QtSvg.*.so",
        "QtPrintSupport*.so",
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/imageformats/libqsvg.so",
    ),
    "x11": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/*.so"),
    "wayland": (
        "Qt/plugins/platforms/libqwayland.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
    "printing": ("Qt/plugins/printsupport/*.so",),
}

QT_OWN: Final = ("libQt6", "libpyside6", "libshiboken6")

# Library -> Debian package, by the packages' own file lists in Debian 12; Debian 13 answers to these names too.
DEBIAN_PACKAGES: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libGLdispatch.so.0": "libglvnd0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def not_found(ldd_text: str) -> tuple[str, ...]:
    """The libraries that `ldd` could not find, each once, sorted; Qt's own libraries are not the system's."""
    lines = (line.strip() for line in ldd_text.splitlines())
    names = {line.split(" => ")[0] for line in lines if line.endswith(" => not found")}
    return tuple(sorted(name for name in names if not name.startswith(QT_OWN)))


def files_of(part: str, venv: Path) -> list[Path]:
    """The shared objects of one part in a virtual environment."""
    homes = venv.glob("lib/python*/site-packages/PySide6")
    return sorted(path for home in homes for pattern in PARTS[part] for path in home.glob(pattern))


def missing_libraries(venv: Path) -> dict[str, tuple[str, ...]]:
    """Part -> libraries missing on this machine, for the parts that lack any."""
    missing: dict[str, tuple[str, ...]] = {}
    for part in PARTS:
        files = [str(path) for path in files_of(part, venv)]
        if files:
            answer = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)
            found = not_found(answer.stdout)
            if found:
                missing[part] = found
    return missing


def parts_in_use(environment: Mapping[str, str]) -> set[str]:
    """The parts that Qt cannot do without for the screen that these environment variables name."""
    if environment.get("WAYLAND_DISPLAY"):
        return {"base", "wayland"}
    return {"base", "x11"} if environment.get("DISPLAY") else {"base"}


def described(library: str) -> str:
    """A library with its Debian package, for people who search for it."""
    package = DEBIAN_PACKAGES.get(library)
    return f"{library} ({package})" if package else library


def debian_packages(libraries: Iterable[str]) -> list[str]:
    """The Debian packages that hold these libraries; libraries without a known package are left out."""
    return sorted({DEBIAN_PACKAGES[name] for name in libraries if name in DEBIAN_PACKAGES})


def install_advice(libraries: Iterable[str], which: Callable[[str], str | None]) -> str:
    """What a person runs to get the libraries: one command where the system's installer is known.

    `which` finds a program by name as shutil.which does. RPM systems install by the library's own name.
    """
    names = sorted(libraries)
    if which("apt-get") and all(name in DEBIAN_PACKAGES for name in names):
        return f"run `sudo apt-get install {' '.join(debian_packages(names))}`"
    for installer in ("dnf", "zypper"):
        if which(installer):
            provided = " ".join(f"'{name}()(64bit)'" for name in names)
            return f"run `sudo {installer} install {provided}`"
    return f"install the packages that hold {', '.join(names)}"
