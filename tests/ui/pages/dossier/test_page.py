"""What a client needs when something happens, typed and clicked in the running program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from advisor_app.services.dossier import Dossier
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.dossier.incidents import IncidentsView
from advisor_app.ui.pages.dossier.page import DossierPage
from advisor_app.ui.pages.dossier.ready import ReadyView
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.person import Person

Desk = tuple[MainWindow, Person, Workspace]


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        workspace = window.findChild(Workspace)
        assert workspace is not None
        workspace.dossier()
        yield window, person, workspace


def dossier_of(workspace: Workspace) -> Dossier:
    practice = workspace.practice
    return practice.dossier(next(c.id for c in practice.clients() if practice.is_demo(c.id)))


def page_of(window: MainWindow) -> DossierPage:
    return window.findChildren(DossierPage)[-1]


def test_a_claim_file_from_the_first_minute_to_paper(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, person, workspace = desk
    person.click("New incident")
    person.type_into("At, by the clock here", "25:99")
    person.click("Open the claim file")
    person.wait_to_see("The time must be hours and minutes, like 14:05.")
    person.type_into("At, by the clock here", "9:05")
    person.click("Open the claim file")
    person.wait_to_see("An incident needs a short name; enter it.")
    person.type_into("What happened, in a few words", "Mailbox of the front desk")
    person.click("Open the claim file")
    person.wait_to_see("Whom to tell, and by when")
    assert person.sees("The first days, step by step")
    view = page_of(window).views["incidents"]
    assert isinstance(view, IncidentsView) and view.text is not None and view.entry_kind is not None
    view.text.setPlainText("Changed the password from a clean computer")
    person.click("Write it down")
    person.wait_to_see("Log, 1 entries")
    view.entry_kind.show_choice("cost")
    view.text.setPlainText("Investigator, first invoice")
    person.click("Write it down")
    person.wait_to_see("A cost or a payment needs its amount; enter it.")
    person.type_into("Amount, for costs and payments", "1,250")
    person.click("Write it down")
    person.wait_to_see("Log, 2 entries")
    target = tmp_path / "claim.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    person.click("Print or save")
    person.wait(target.exists, "the file to be written")
    document = pypdfium2.PdfDocument(target)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for words in ("Mailbox of the front desk", "Changed the password", "1,250", "Whom to tell"):
        assert words in text
    person.click("Close the file")
    (incident,) = dossier_of(workspace).incidents.all()
    assert incident.status == "closed" and incident.discovered.utcoffset() is not None


def test_a_contract_sets_what_the_policy_must_have(desk: Desk) -> None:
    window, person, workspace = desk
    page_of(window).open_tab("contracts")
    person.click("Add a contract")
    person.click("Keep")
    person.wait_to_see("A contract needs the name of the other side; enter it.")
    person.type_into("Other side", "Regional clinic group")
    person.type_into("Limit of cover the contract requires", "3m")
    person.click("Keep")
    person.wait(lambda: len(dossier_of(workspace).contracts.all()) == 1, "the contract to be kept")
    person.wait(lambda: workspace.is_quiet, "the assessment to be saved")

    def stated() -> object:
        newest = workspace.practice.newest(dossier_of(workspace).client)
        assert newest is not None
        return workspace.practice.open_assessment(newest.id).case.profile.get("contracts")

    rows = stated()
    assert isinstance(rows, tuple) and ("Regional clinic group", 3_000_000) in [
        (row["party"], row.get("required_limit")) for row in rows
    ]
    person.click("Remove")
    person.wait(lambda: workspace.is_quiet, "the assessment to be saved")
    left = stated()
    assert not left or all(row["party"] != "Regional clinic group" for row in left)  # type: ignore[attr-defined]
    person.click("Undo")
    person.wait(lambda: len(dossier_of(workspace).contracts.all()) == 1, "the contract to be back")


def test_naming_a_lead_with_a_deputy_makes_the_client_readier(desk: Desk) -> None:
    window, person, workspace = desk
    page = page_of(window)
    page.open_tab("ready")
    ready = page.views["ready"]
    assert isinstance(ready, ReadyView)
    before = int(ready.score.text().split()[0])
    page.open_tab("team")
    person.click("Add a person")
    person.type_into("Name", "Amara Osei")
    person.type_into("Stands in", "Ben Ito")
    person.click("Keep")
    person.wait_to_see("The role")
    view = page.views["team"]
    view.fields["role"].edited.emit("role", "lead")  # type: ignore[union-attr]
    person.click("Keep")
    person.wait(lambda: len(dossier_of(workspace).team.all()) == 1, "the person to be kept")
    page.open_tab("ready")
    assert int(ready.score.text().split()[0]) == before + 20
