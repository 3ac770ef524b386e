"""The composition root: what is loaded when, and who answers to arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = """
import logging, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from advisor_app import app as program
from advisor_app.services.places import find_places
application = QApplication([])
program.load_desk = lambda *_args: (_ for _ in ()).throw(SystemExit)
window = program.build_window(application, find_places(Path(sys.argv[1])), logging.getLogger("test"))
window.show()
heavy = [name for name in ("numpy", "sqlmodel", "sqlalchemy", "reportlab", "pydantic", "yaml") if name in sys.modules]
print("HEAVY", *heavy)
os._exit(0)
"""


def test_nothing_slow_is_imported_before_the_first_window_is_up(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert "HEAVY\n" in run.stdout, run.stdout + run.stderr


def test_arguments_go_to_the_command_line(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "main.py", "assess", str(tmp_path / "missing.yaml")], capture_output=True, text=True, cwd=ROOT,
        timeout=60, check=False,
    )
    assert run.returncode == 2
    assert "missing.yaml" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_and_ends() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    run = subprocess.run(
        [sys.executable, "main.py"], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False, env=environment
    )
    assert (run.returncode, run.stderr) == (
        2, "There is no screen here to open a window on. Try: python main.py demo\n"
    )


def test_a_data_option_without_a_folder_is_refused() -> None:
    run = subprocess.run(
        [sys.executable, "main.py", "--data"], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert run.returncode == 2
    assert "needs the folder" in run.stderr


COPY_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from advisor_app.app import keep_copied_text
from advisor_app.ui.charts.bars import BarRow, RankedBars
from advisor_app.ui.theme import Theme
from shiboken6 import Shiboken
app = QApplication([])
bars = RankedBars(Theme(app, Path(sys.argv[1])))
bars.show_rows([BarRow("Ransom", 1.0, "one")], title="By cause", summary="")
bars.copy()
Shiboken.delete(bars)
# Qt's screenless platform does not know whose the clipboard is.
QClipboard.ownsClipboard = lambda _clipboard: True
keep_copied_text()
print(QGuiApplication.clipboard().text())
"""


def test_a_copied_chart_does_not_end_in_a_crash() -> None:
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT, str(root / "resources")], cwd=root, capture_output=True, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, timeout=120, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ransom\tone" in done.stdout
