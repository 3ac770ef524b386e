"""What all tests share: no screen, no surprises, the same examples every time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The same text in tests on every computer, whatever its language.
os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile(
    "advisor", derandomize=True, deadline=None, max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("advisor")

START = ("light", 100, False)
RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def pytest_configure(config: pytest.Config) -> None:
    """What Qt's screenless platform says about every window and list that opens; all other warnings fail a test."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


def pytest_sessionfinish() -> None:
    """What Python made for the clipboard must go before Python does; the screenless platform keeps it to the end."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def resources() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def _one_theme(qapp: object) -> object:
    """One theme for all tests: applying a style sheet costs more than most tests."""
    from PySide6.QtWidgets import QApplication

    from advisor_app.ui.theme import Theme

    assert isinstance(qapp, QApplication)
    return Theme(qapp, RESOURCES, appearance="light")


@pytest.fixture
def theme(_one_theme: object, qapp: object) -> Iterator[object]:
    """The program's own theme, light, at 100 %, whatever the test before did to it."""
    from PySide6.QtWidgets import QApplication

    from advisor_app.ui.theme import Theme

    assert isinstance(_one_theme, Theme) and isinstance(qapp, QApplication)
    yield _one_theme
    if (_one_theme.appearance, _one_theme.text_percent, _one_theme.high_contrast) != START:
        _one_theme.set_appearance("light")
        _one_theme.set_text_percent(100)
        _one_theme.set_high_contrast(False)
