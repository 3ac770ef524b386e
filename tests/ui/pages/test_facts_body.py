"""A page of facts: what it says when nothing was entered, and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from advisor_app.content.loader import load_pack
from advisor_app.domain.profile import ClientProfile
from advisor_app.ui.pages.facts_body import FactsBody
from advisor_app.ui.theme import Theme


def test_the_sentence_about_a_missing_answer_goes_with_the_answer(
    theme: Theme, qtbot: QtBot, resources: Path
) -> None:
    pack = load_pack(resources / "content" / "core")
    body = FactsBody(
        theme, pack.question("PF-01"), pack.texts["en"], "", ClientProfile(), "en-US", today=date(2026, 11, 16)
    )
    qtbot.addWidget(body)
    body.show()
    body.show_missing("Enter a number.")
    assert body.problem.isVisible()
    field = body.fields["staff"].findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "12")
    body.flush()
    assert not body.problem.isVisible()
