"""Composition root: builds places, settings, log, theme and window, and hands them down.

The unlock window is shown with nothing but Qt imported. What is slow to import (the ORM, numpy, the content pack) is
loaded by a worker while the passphrase is typed.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

    from PySide6.QtWidgets import QApplication

    from advisor_app.services.desk import Desk
    from advisor_app.services.places import Places
    from advisor_app.store.vault import VaultOptions
    from advisor_app.ui.main_window import MainWindow

DATA_OPTION = "--data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run the command line when there are arguments. The exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] == DATA_OPTION:
        if given and len(given) != 2:
            print(f"{DATA_OPTION} needs the folder to keep the practice file in, and nothing else.", file=sys.stderr)
            return 2
        if not has_screen(os.environ, sys.platform):
            print("There is no screen here to open a window on. Try: python main.py demo", file=sys.stderr)
            return 2
        return run_desktop(Path(given[1]) if given else None)
    from advisor_app.cli import main as command_line

    return command_line(given)


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be opened at all; only Linux tells by its environment. Qt would abort the process."""
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def forbid_core_dumps() -> None:
    """No image of this process's memory on disk when it crashes; Windows keeps none by itself."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run_desktop(data: Path | None = None) -> int:
    """The desktop program until its window is closed. data: another data folder than the usual one."""
    from PySide6.QtWidgets import QApplication

    from advisor_app.services.log import start_log
    from advisor_app.services.places import find_places

    forbid_core_dumps()
    places = find_places(data)
    log = start_log(places.logs)
    faulthandler.enable((places.logs / "fault.txt").open("w", encoding="utf-8"))
    app = QApplication(sys.argv[:1])
    window = build_window(app, places, log)
    watch_for_faults(window, log)
    window.show()
    app.aboutToQuit.connect(keep_copied_text)
    return app.exec()


def keep_copied_text() -> None:
    """Leave what was copied from here as plain text: a picture beside it would outlive Python, and end in a crash."""
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        text = clipboard.text()
        # Cleared first: what takes the place of the picture while it is there still holds on to it.
        clipboard.clear()
        clipboard.setText(text)


def build_window(
    app: QApplication, places: Places, log: logging.Logger, *, vault_options: VaultOptions | None = None
) -> MainWindow:
    """The main window at its first page (set-up or unlock), with the rest still to load."""
    from advisor_app._version import __version__
    from advisor_app.services.settings import SettingsFile
    from advisor_app.ui.charts.roles import ChartRoles
    from advisor_app.ui.main_window import MainWindow
    from advisor_app.ui.tasks import TaskRunner
    from advisor_app.ui.theme import Theme

    app.setApplicationName("Data Liability Advisor")
    app.setApplicationVersion(__version__)
    settings = SettingsFile(places.settings)
    ChartRoles(app)
    theme = Theme(app, places.resources, settings.current.appearance, settings.current.text_percent)
    return MainWindow(
        theme, places, settings, TaskRunner(), load=lambda: load_desk(places, __version__, vault_options), log=log
    )


def load_desk(places: Places, version: str, options: VaultOptions | None = None) -> Desk:
    """Everything that is slow to import or read. Runs in a worker."""
    from advisor_app.services.desk import Desk

    return Desk.load(places, version, options)


def watch_for_faults(window: MainWindow, log: logging.Logger) -> None:
    """Errors nobody caught: logged without their message, and shown once in words; the program goes on."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("fault", exc_info=(kind, error, trace))
        if threading.current_thread() is threading.main_thread():
            window.show_fault()

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
