"""Method and figures in the reference: every number is found with its source, grade and range."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.pages.reference.figures import FigureShelf
from advisor_app.ui.pages.reference.method import MethodEntry
from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up


def test_every_number_is_listed_found_and_marked(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        workspace.reference("figures")
        shelf = window.findChildren(FigureShelf)[-1]
        losses = workspace.practice.pack.losses
        assert [record.id for record in shelf.list.records] == list(losses.rows)
        for grade, mark in (("J", "Estimate"), ("C", "Unconfirmed")):
            row = next((row for row in losses.rows.values() if row.grade == grade), None)
            if row is not None:
                shelf.open_place(row.id)
                person.wait_to_see(mark)
                person.wait_to_see(losses.sources[row.sources[0]].publisher)
        person.type_into("Search the figures", "coveware")
        found = [record.id for record in shelf.list.records]
        assert 0 < len(found) < 40
        assert all(any("coveware" in source for source in losses.rows[id_].sources) for id_ in found)

        page = window.findChildren(ReferencePage)[-1]
        page.open_entry("method", "limits")
        entry = page.entry("method")
        assert isinstance(entry, MethodEntry)
        person.wait_to_see("What counts as an incident")
        assert person.sees("They are not a forecast for you") and person.sees("Numbers of the model: ")
        assert not person.sees("*estimate*")
