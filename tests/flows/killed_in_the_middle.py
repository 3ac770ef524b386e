"""A visit that ends at question TS-13 by a kill: the process ends itself as `kill -9` would end it.

Run by a test: `python killed_in_the_middle.py FOLDER`. What was saved before is printed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from advisor_app.ui.theme import Theme
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.visit import answer_all, new_client, page_of

LAST = "TS-13"


class PlainBot:
    """What a person needs of pytest-qt's bot, outside of pytest."""

    mouseClick = staticmethod(QTest.mouseClick)
    keyClick = staticmethod(QTest.keyClick)
    keyClicks = staticmethod(QTest.keyClicks)

    def addWidget(self, _widget: QWidget) -> None:
        """The process ends before anything has to be closed."""

    def waitExposed(self, window: QWidget) -> None:
        QTest.qWaitForWindowExposed(window)

    def waitUntil(self, check: Callable[[], None], timeout: int) -> None:
        for left in range(timeout // 10, 0, -1):
            try:
                return check()
            except AssertionError:
                if left == 1:
                    raise
            QTest.qWait(10)
        return None


def main(folder: Path) -> None:
    app = QApplication([])
    theme = Theme(app, Path(__file__).resolve().parents[2] / "resources", "light")
    bot: Any = PlainBot()
    with open_office(folder, app, bot) as (window, person):
        set_up(person)
        new_client(person)
        answer_all(person, window, until=LAST)
        workspace = window.findChild(Workspace)
        assert workspace is not None
        person.wait(lambda: workspace.is_quiet, "the last answer to be saved")
        page = page_of(window)
        values = ",".join(f"{a.question}:{a.value}" for a in page.session.case.answers)
        print(f"question={page.question}\nanswers={values}", flush=True)
        assert theme is not None
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
