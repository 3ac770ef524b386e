"""Every figure that a person sees has a way to its source beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.estimate_panel import EstimatePanel
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.pages.reference.page import ReferencePage
from advisor_app.ui.pages.results.cover import CoverTab
from advisor_app.ui.pages.results.deadlines import DeadlinesPage
from advisor_app.ui.pages.results.findings import FindingsTab
from advisor_app.ui.pages.results.laws import LawsTab
from advisor_app.ui.pages.results.page import ResultsPage
from advisor_app.ui.pages.results.scores import ScoresTab
from advisor_app.ui.widgets.cards import Card, FigureCard
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, set_up
from tests.flows.person import Person

# Money, a chance, a percentage.
FIGURE = re.compile(r"[£$€]\s?\d|\d in 1,?0|\d\s?%|\d of 100")
# Tab and view of it.
PAGES = (
    ("summary", ""), ("losses", ""), ("risk_map", ""), ("fixes", ""), ("cover", "compare"), ("cover", "scenarios"),
    ("cover", "gaps"), ("cover", "insurers"), ("findings", "findings"), ("findings", "cases"), ("laws", "laws"),
    ("laws", "breach"), ("scores", "scores"), ("scores", "frameworks"),
)


def figures_without_source(root: QWidget) -> Iterator[str]:
    """Visible cards with a figure and no link, in them or in the details they belong to."""
    for card in root.findChildren(QWidget):
        if not isinstance(card, (Card, FigureCard)) or not card.isVisible():
            continue
        texts = [text.text() for text in card.findChildren(Text) if text.isVisible()]
        if any(FIGURE.search(text) for text in texts) and not _cited(card):
            yield f"{card.accessibleName()}: {' | '.join(texts)[:120]}"


def _cited(card: QWidget) -> bool:
    if card.findChildren(SourceLink):
        return True
    step = card.parentWidget()
    while step is not None and not isinstance(step, MasterDetail):
        step = step.parentWidget()
    return step is not None and bool(step.findChildren(SourceLink))


def show(page: ResultsPage, tab: str, part: str) -> None:
    page.open_tab(tab)
    shown = page.tab(tab)
    if isinstance(shown, CoverTab):
        shown.open_view(part)
    elif isinstance(shown, (FindingsTab, LawsTab, ScoresTab)):
        shown.show_part(part)
    deadlines = shown.findChild(DeadlinesPage)
    if deadlines is not None:
        deadlines.discovered.edit.setText("2026-12-24 17:00")
        deadlines.discovered.wait()
        deadlines.discovered.flush()


def test_every_card_with_a_figure_has_a_way_to_its_source(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        workspace = _workspace(window)
        page = window.findChildren(ResultsPage)[-1]
        found = []
        for tab, part in PAGES:
            show(page, tab, part)
            person.wait(lambda: workspace.is_quiet, f"{tab} to be ready")
            QApplication.processEvents()
            found += [f"{tab} {part}: {fault}" for fault in figures_without_source(page)]
        assert not found, "\n".join(found)


def test_letter_estimate_and_question_have_one_too(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        workspace = _workspace(window)
        workspace.letter()
        person.wait(lambda: workspace.is_quiet, "the letter")
        _follow(window, person, "Source: Document", "Figures of losses")
        _go_back(window)
        person.wait(lambda: bool(window.findChildren(LetterPage)), "the letter again")
        demo = next(c.id for c in workspace.practice.clients() if workspace.practice.is_demo(c.id))
        workspace.open_assessment(demo)
        workspace.show_question("AC-01")
        person.wait(lambda: workspace.is_quiet, "the estimate")
        assert window.findChildren(EstimatePanel)
        _follow(window, person, "Source: Why we ask – Microsoft, 2023", "How effective is multifactor authentication")
        _go_back(window)
        person.wait_to_see("Source: Why we ask – Microsoft, 2023")
        person.wait(lambda: workspace.is_quiet, "the estimate")
        _follow(window, person, "Source: Estimate so far", "Figures of losses")


@pytest.mark.parametrize("words", ["Source: Cover held against cover recommended", "Source: What would help most"])
def test_a_source_of_the_summary_opens(tmp_path: Path, qapp: QApplication, qtbot: QtBot, words: str) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person, demo=True)
        person.wait_to_see("with the 3 fixes ticked")
        _follow(window, person, words, "About it")


def _workspace(window: MainWindow) -> Workspace:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    return workspace


def _follow(window: MainWindow, person: Person, link: str, words: str) -> None:
    person.click(link)
    person.wait_to_see(words)
    assert window.findChildren(ReferencePage)


def _go_back(window: MainWindow) -> None:
    window.findChildren(ReferencePage)[-1].closed.emit()
    QApplication.processEvents()
