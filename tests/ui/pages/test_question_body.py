"""One question's page: its two wordings, what is said about a note, and where the focus stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from advisor_app.content.loader import load_pack
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.pages.answer_extras import AnswerExtras
from advisor_app.ui.pages.question_body import AnswerBody
from advisor_app.ui.theme import Theme


def body_of(theme: Theme, resources: Path, *, technical: bool = False) -> AnswerBody:
    pack = load_pack(resources / "content" / "core")
    extras = AnswerExtras(FormContext(theme, "en-GB", "GBP", date(2026, 11, 16)), None)
    return AnswerBody(theme, pack.question("AC-01"), pack.texts["en"], "", None, extras, technical=technical)


def test_a_refused_paste_is_said_beside_the_note_and_forgotten_on_typing(
    theme: Theme, qtbot: QtBot, resources: Path
) -> None:
    body = body_of(theme, resources)
    qtbot.addWidget(body)
    body.show()
    qtbot.waitUntil(lambda: body.focusWidget() is not None)  # the window's own first focus comes first
    body.extras.open_note()
    note, problem = body.extras.note, body.extras.problem
    qtbot.waitUntil(note.isVisible)
    note.setFocus()
    huge = QMimeData()
    huge.setText("x" * 1_000_000)
    note.insertFromMimeData(huge)
    assert "1,000,000 characters" in problem.text() and problem.isVisible()
    assert body.focusWidget() is note
    qtbot.keyClicks(note, "short")
    assert not problem.isVisible() and note.toPlainText() == "short"


@pytest.mark.parametrize("technical", [False, True])
def test_a_question_has_two_wordings(theme: Theme, qtbot: QtBot, resources: Path, technical: bool) -> None:
    body = body_of(theme, resources, technical=technical)
    qtbot.addWidget(body)
    text = load_pack(resources / "content" / "core").texts["en"].questions["AC-01"]
    assert body.head.prompt.text() == (text.technical if technical else text.prompt)
    with qtbot.waitSignal(body.reworded):
        body.wording.click()
