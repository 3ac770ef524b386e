"""One question's page: what is said about a note, and where the focus stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from advisor_app.content.loader import load_pack
from advisor_app.ui.pages.question_body import AnswerBody, TypedText
from advisor_app.ui.theme import Theme


def test_a_refused_paste_is_said_beside_the_note_and_forgotten_on_typing(
    theme: Theme, qtbot: QtBot, resources: Path
) -> None:
    pack = load_pack(resources / "content" / "core")
    body = AnswerBody(theme, pack.question("AC-01"), pack.texts["en"], "", None, date(2026, 11, 16))
    qtbot.addWidget(body)
    body.show()
    qtbot.waitUntil(lambda: body.focusWidget() is not None)  # the window's own first focus comes first
    body.open_note()
    note = body.findChild(TypedText)
    assert isinstance(note, TypedText)
    qtbot.waitUntil(note.isVisible)
    note.setFocus()
    huge = QMimeData()
    huge.setText("x" * 1_000_000)
    note.insertFromMimeData(huge)
    assert "1,000,000 characters" in body.problem.text() and body.problem.isVisible()
    assert body.focusWidget() is note
    qtbot.keyClicks(note, "short")
    assert not body.problem.isVisible() and note.toPlainText() == "short"
