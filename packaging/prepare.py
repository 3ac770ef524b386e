"""Get a machine ready to run or test the program; `make run` and `make test` call it.

    python3 packaging/prepare.py            what the program needs
    python3 packaging/prepare.py --dev      and what its tests need

It finds or makes `.venv`, installs the locked packages (only when a lock changed), then looks for system
libraries that Qt needs and the machine lacks. On Debian and its relatives root gets them installed; anybody else
is told the one command to run. Standard library only, and quick when there is nothing left to do.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent))
import qt_libraries

ROOT: Final = Path(__file__).resolve().parents[1]
OLDEST_PYTHON: Final = (3, 11)
NEWER_PYTHONS: Final = ("python3.14", "python3.13", "python3.12", "python3.11")
RUN_LOCK: Final = "requirements.lock"
DEV_LOCK: Final = "requirements-dev.lock"


class NotReadyError(Exception):
    """The machine cannot be made ready from here; the text says what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run(command: Sequence[str]) -> bool:
    """Run a command with its output shown; True if it went well."""
    return subprocess.run(list(command), check=False).returncode == 0


def venv_python(venv: Path) -> Path:
    """The interpreter inside a virtual environment, on any system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


# ---------------------------------------------------------------------------------------- the right Python


def use_new_enough_python(arguments: Sequence[str]) -> None:
    """Go on under a newer Python of this machine if this one is too old.

    Raises NotReadyError where there is none.
    """
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found:
            raise SystemExit(subprocess.call([found, __file__, *arguments]))
    here, wanted = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST_PYTHON))
    raise NotReadyError(f"Python {wanted} or newer is needed and this is {here}: install it and run this again.")


# ---------------------------------------------------------------------------------- the virtual environment


def works(venv: Path) -> bool:
    """Whether the environment's interpreter starts and is new enough; a moved or upgraded Python breaks it."""
    probe = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST_PYTHON})"
    try:
        done = subprocess.run([venv_python(venv), "-I", "-c", probe], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def may_install_packages() -> bool:
    """Whether this is root on Debian or a relative of it."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages, showing what apt says only if it fails.

    The list of packages is renewed first, for a new machine has none.
    """
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *step],
            env=silent, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )
        if done.returncode != 0:
            print(done.stdout + done.stderr, file=sys.stderr, flush=True)
    return done.returncode == 0


def venv_package() -> str:
    """Debian's package that completes this Python's `venv` module."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def make_venv(venv: Path) -> None:
    """Make the environment with the first way that this machine offers.

    Debian splits `ensurepip` off into python3.x-venv. Without it uv or an installed pip will do, or the package is
    installed where this user may.
    """
    say(f"Making {venv.name} with Python {sys.version.split()[0]}.")
    plain = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if importlib.util.find_spec("ensurepip") is not None and run(plain):
        return
    uv = shutil.which("uv")
    if uv and run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(venv)]):
        return
    if may_install_packages():
        say(f"Python cannot make environments here: installing {venv_package()}.")
        if apt_install([venv_package()]) and run(plain):
            return
    if importlib.util.find_spec("pip") is not None and run([*plain, "--without-pip"]):
        return
    raise NotReadyError(
        f"Python cannot make a virtual environment here: run `sudo apt-get install {venv_package()}` "
        "(or install uv) and start this again."
    )


# -------------------------------------------------------------------------------------- the locked packages


def lock_hashes(dev: bool) -> dict[str, str]:
    """Lock file name -> SHA-256 of each lock that an environment made now would satisfy."""
    names = (RUN_LOCK, DEV_LOCK) if dev else (RUN_LOCK,)
    return {name: hashlib.sha256((ROOT / "packaging" / name).read_bytes()).hexdigest() for name in names}


def is_current(stamp: Path, wanted: Mapping[str, str]) -> bool:
    """Whether the locks in `wanted` are installed, by the note that the last installation left."""
    try:
        noted = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(noted, dict) and all(noted.get(name) == value for name, value in wanted.items())


def install_commands(venv: Path, lock: Path) -> list[list[str]]:
    """The ways to install a lock, best first: uv, the environment's pip, this Python's pip from outside."""
    python = str(venv_python(venv))
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    quiet = ["-qq", "--disable-pip-version-check", "--no-input"]
    uv = shutil.which("uv")
    commands = [[uv, "pip", "install", "--quiet", "--python", python, *locked]] if uv else []
    if list(venv.glob("lib*/python*/site-packages/pip")) or (venv / "Lib" / "site-packages" / "pip").is_dir():
        commands.append([python, "-m", "pip", "install", *quiet, *locked])
    elif importlib.util.find_spec("pip") is not None:
        commands.append([sys.executable, "-m", "pip", "--python", python, "install", *quiet, *locked])
    return commands


def install_lock(venv: Path, dev: bool) -> None:
    """Install the lock unless it is installed already; every file must have one of the hashes in the lock."""
    stamp, wanted = venv / "installed-locks.json", lock_hashes(dev)
    if is_current(stamp, wanted):
        return
    stamp.unlink(missing_ok=True)
    lock = ROOT / "packaging" / (DEV_LOCK if dev else RUN_LOCK)
    say(f"Installing the packages of packaging/{lock.name} (once; a few minutes on a slow line).")
    if not any(run(command) for command in install_commands(venv, lock)):
        raise NotReadyError(f"The packages of packaging/{lock.name} were not installed: see above and try again.")
    stamp.write_text(json.dumps(wanted), encoding="utf-8")


# ------------------------------------------------------------------------------------ Qt's system libraries


def provide_qt_libraries(venv: Path) -> None:
    """Name the system libraries that Qt lacks and install them where this user may.

    Raises NotReadyError if Qt could not start without them; libraries of a window system not in use are only named.
    """
    missing = qt_libraries.missing_libraries(venv)
    if not missing:
        return
    names = sorted({name for found in missing.values() for name in found})
    say(f"Qt lacks system libraries: {', '.join(map(qt_libraries.described, names))}.")
    packages = qt_libraries.debian_packages(names)
    if may_install_packages() and packages:
        say(f"Installing them: apt-get install {' '.join(packages)}")
        apt_install(packages)
        missing = qt_libraries.missing_libraries(venv)
        if not missing:
            return
        names = sorted({name for found in missing.values() for name in found})
    advice = qt_libraries.install_advice(names, shutil.which)
    parts = qt_libraries.parts_in_use(os.environ)
    fatal = sorted({name for part in parts for name in missing.get(part, ())})
    if fatal:
        raise NotReadyError(f"The program cannot start without {', '.join(fatal)}: {advice} and start again.")
    say(f"Not needed for what runs now, but for other screens and printing: {advice}.")


def prepare(dev: bool) -> None:
    """Do everything in order; raises NotReadyError with the sentence for the person."""
    venv = ROOT / ".venv"
    if not works(venv):
        make_venv(venv)
    install_lock(venv, dev)
    if sys.platform.startswith("linux"):
        provide_qt_libraries(venv)


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when the machine is ready, 1 with one sentence when it is not."""
    parser = argparse.ArgumentParser(description="Get this machine ready to run or test the program.")
    parser.add_argument("--dev", action="store_true", help="also install what the tests need")
    try:
        use_new_enough_python(arguments)
        prepare(parser.parse_args(arguments).dev)
    except NotReadyError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
