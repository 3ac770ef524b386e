"""What all tests share: no screen, no surprises, the same examples every time."""

from __future__ import annotations

import os
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

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def pytest_configure(config: pytest.Config) -> None:
    """The one thing Qt's screenless platform says about every window; all other warnings of Qt fail a test."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


@pytest.fixture
def resources() -> Path:
    return RESOURCES


@pytest.fixture
def theme(qapp: object) -> Iterator[object]:
    """The program's own theme, light, at 100 %; Qt is only imported by tests that ask for it."""
    from PySide6.QtWidgets import QApplication

    from advisor_app.ui.theme import Theme

    assert isinstance(qapp, QApplication)
    built = Theme(qapp, RESOURCES, appearance="light")
    yield built
    qapp.setStyleSheet("")
    built.deleteLater()
