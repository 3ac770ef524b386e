"""The look of documents in the settings, as a person sets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.services.document_settings import DocumentSettings
from advisor_app.services.practice import Practice
from advisor_app.ui.pages.look_card import LookCard
from advisor_app.ui.theme import Theme
from tests.documents.png import square
from tests.services.test_practice import practice

__all__ = ["practice"]


def test_a_colour_and_a_logo_are_kept_and_what_cannot_be_used_is_said(
    theme: Theme, qtbot: QtBot, practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = DocumentSettings(practice.vault)
    card = LookCard(theme, settings)
    qtbot.addWidget(card)
    card.show()
    qtbot.keyClicks(card.color, "#ffcc00")
    qtbot.keyClick(card.color, Qt.Key.Key_Return)
    assert settings.branding().primary == "#ffcc00"
    assert card.note.text().startswith("Printed as #")
    picture = tmp_path / "logo.png"
    picture.write_bytes(square())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_m: (str(picture), ""))
    assert not card.removing["logo"].isVisible()
    card.choosing["logo"].click()
    assert settings.branding().logo == square()
    picture.write_bytes(b"GIF89a")
    card.choosing["logo"].click()
    assert "neither PNG nor JPEG" in card.problem.text()
    assert settings.branding().logo == square()
    card.removing["logo"].click()
    assert settings.branding().logo == b""
    card.color.selectAll()
    qtbot.keyClicks(card.color, "red")
    qtbot.keyClick(card.color, Qt.Key.Key_Return)
    assert "is no colour" in card.problem.text()
    assert settings.branding().primary == "#ffcc00"
