"""Every question of the bank as a page: it opens, takes an edit, and says what is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.question_body import AnswerBody
from advisor_app.ui.theme import Theme
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.visit import page_of


def test_every_question_opens_as_a_page(tmp_path: Path, qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        client = workspace.practice.add_client(workspace.practice.blank_profile().with_fact("client_name", "Broad Ltd"))
        workspace.practice.start(client, "full")
        workspace.open_assessment(client)
        page = page_of(window)
        order = page.session.wizard().order
        assert len(order) > 120
        for question in order:
            page.show_question(question)
            body = page.body
            assert body is not None
            person.wait(body.isVisible, f"the page of {question}")
            if isinstance(body, AnswerBody):
                first = next(iter(body.options.rows.values()))
                first.head.click()
                assert page.session.case.answers.get(question) is not None
            page.settle()
        assert page.session.wizard().answered >= 100
