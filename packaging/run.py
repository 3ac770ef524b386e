"""What `make run` starts: the window where there is a screen, else the main job on a demo client.

Standard library only: whether a screen answers is found out before Qt is loaded, for Qt ends the process without one.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PATIENCE: Final = 3.0  # seconds that a screen gets to answer


def answers(family: int, address: str | tuple[str, int]) -> bool:
    """Whether something listens at a socket's address."""
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        try:
            line.connect(address)
        except OSError:
            return False
    return True


def x11_addresses(display: str) -> list[tuple[int, str | tuple[str, int]]]:
    """Where the X server of a DISPLAY such as ":0", "unix:1.0" or "host:10.0" listens; empty if it names none."""
    host, colon, number = display.rpartition(":")
    number = number.split(".")[0]
    if not colon or not number.isdecimal():
        return []
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return [(socket.AF_UNIX, path), (socket.AF_UNIX, f"\0{path}")]
    return [(socket.AF_INET6 if ":" in host else socket.AF_INET, (host.strip("[]"), 6000 + int(number)))]


def wayland_address(environment: Mapping[str, str]) -> str:
    """The socket of the Wayland compositor that WAYLAND_DISPLAY names, or an empty text."""
    name = environment.get("WAYLAND_DISPLAY", "")
    return str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)) if name else ""


def screen_answers(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened. Only Linux is asked: Windows and macOS have a screen wherever make runs.

    A person who chose a Qt platform by hand (QT_QPA_PLATFORM) is taken at their word.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    compositor = wayland_address(environment)
    if compositor and answers(socket.AF_UNIX, compositor):
        return True
    return any(answers(*place) for place in x11_addresses(environment.get("DISPLAY", "")))


def main() -> int:
    """Start the program and pass its exit code on."""
    command = [sys.executable, str(ROOT / "main.py")]
    if not screen_answers(os.environ, sys.platform):
        print("There is no screen here, so the main job runs without a window on a demo client.", flush=True)
        command.append("demo")
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
