"""Every entry of the reference shows every one of its records, and sources lead to where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.pages.reference.shelf import Shelf
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.person import Person


def reference(window: MainWindow, person: Person, entry: str, place: str = "") -> ReferencePage:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    workspace.reference(entry, place)
    QApplication.processEvents()
    return window.findChildren(ReferencePage)[-1]


def test_every_record_has_details(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        pack = window.findChild(Workspace).practice.pack  # type: ignore[union-attr]
        for entry, least in (
            ("sources", len(pack.sources) + len(pack.losses.sources)), ("laws", len(pack.regimes)),
            ("cases", len(pack.cases)), ("frameworks", len(pack.frameworks)), ("words", 40),
        ):
            shelf = reference(window, person, entry).entry(entry)
            assert isinstance(shelf, Shelf) and len(shelf.records()) >= least
            assert len({record.id for record in shelf.records()}) == len(shelf.records())
            for record in shelf.records():
                assert shelf.details(record.id), record.id


@pytest.mark.parametrize(
    ("source", "entry", "words"),
    [
        ("law:us_hipaa", "laws", "HIPAA Privacy, Security and Breach Notification Rules"),
        ("case:dpp_law_2025", "cases", "DPP Law"), ("COAL25", "sources", "2025 Cyber Claims Report"),
        ("coalition-2025", "sources", "Where it is used"), ("model", "sources", "Figures of losses"),
        ("cover:limits", "sources", "Limits and sublimits"), ("framework:ce", "frameworks", "Cyber Essentials"),
    ],
)
def test_a_source_is_shown_where_it_stands(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, source: str, entry: str, words: str
) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        page = reference(window, person, "sources", source)
        assert page.tabs.current() == entry
        person.wait_to_see(words)


def test_what_stands_behind_the_model_leads_on(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        page = reference(window, person, "sources", "model")
        link = next(link for link in page.findChildren(SourceLink) if link.source == "coalition-2025")
        person.click_on(link)
        shelf = page.entry("sources")
        assert isinstance(shelf, Shelf) and shelf.list.chosen() == "coalition-2025"
        person.wait_to_see("Coalition, 2025")
        person.type_into("Search the sources", "judgement")
        assert all("coalition" not in record.id for record in shelf.list.records[:1])
