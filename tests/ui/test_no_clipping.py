"""On every page all text has the room it needs, and nothing lies over its neighbour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from advisor_app.domain.conditions import parse
from advisor_app.services.languages import QUESTIONS as LANGUAGE_OF_QUESTIONS
from advisor_app.services.settings import SettingsFile
from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.dossier.page import DossierPage
from advisor_app.ui.pages.letter import LetterPage
from advisor_app.ui.pages.policy.page import PolicyPage
from advisor_app.ui.pages.reference.page import ENTRIES
from advisor_app.ui.pages.results.cover import VIEWS, CoverTab
from advisor_app.ui.pages.results.doubt import DoubtTab
from advisor_app.ui.pages.results.findings import FindingsTab
from advisor_app.ui.pages.results.laws import LawsTab
from advisor_app.ui.pages.results.page import TABS, ResultsPage
from advisor_app.ui.pages.results.scores import ScoresTab
from advisor_app.ui.pages.results.summary import SummaryTab
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.focus import FocusRing
from advisor_app.ui.widgets.layout import column
from advisor_app.ui.widgets.messages import Toast
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.sections import SectionRow
from advisor_app.ui.widgets.text import ElidedText, Text
from advisor_app.ui.workspace import Workspace
from tests.flows.office import open_office, places_in, set_up
from tests.flows.person import Person
from tests.flows.visit import page_of

SIZES = ((1024, 700), (1280, 800))
QUESTIONS = ("AC-01", "AC-02", "PF-03", "PF-05", "IN-01")
# Rounding of widths that are shared out.
SLACK = 1


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (Text, QAbstractButton)) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:50]!r}"


def shown(root: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(kind) if widget.isVisible() and widget.width() > 0]


def cut_texts(root: QWidget) -> list[str]:
    """Texts and buttons that are narrower or lower than their words."""
    found = []
    for widget in shown(root):
        if isinstance(widget, ElidedText):
            if widget.shown() != widget.text():
                found.append(f"{name_of(widget)} is elided")
        elif isinstance(widget, Text) and widget.text():
            least = widget.minimumSizeHint().width()
            tall = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
            if widget.width() + SLACK < least or widget.height() + SLACK < tall:
                found.append(f"{name_of(widget)} has {widget.width()} x {widget.height()}, needs {least} x {tall}")
        elif isinstance(widget, QAbstractButton) and widget.text():
            found.extend(cut_button(widget))
    return found


def cut_button(button: QAbstractButton) -> list[str]:
    need = button.sizeHint()
    if button.hasHeightForWidth():
        tall = button.heightForWidth(button.width())
        least = button.minimumSizeHint().width()
    else:
        tall, least = need.height(), need.width()
    if isinstance(button, SectionRow):
        # Its hint is a width for the whole list; what is drawn ends in "…" where it does not fit.
        least = button.least_width()
    if button.width() + SLACK < least or button.height() + SLACK < tall:
        return [f"{name_of(button)} has {button.width()} x {button.height()}, needs {least} x {tall}"]
    return []


def overlaps(root: QWidget) -> list[str]:
    """Visible siblings that a layout has put over one another."""
    found = []
    for parent in [root, *shown(root)]:
        if parent.layout() is None:
            continue
        own = [
            child for child in parent.children()
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
            and not isinstance(child, (FocusRing, Toast))
        ]
        for place, one in enumerate(own):
            for other in own[place + 1:]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > SLACK and both.height() > SLACK:
                    found.append(f"{name_of(one)} over {name_of(other)}")
    return found


def sideways(root: QWidget) -> list[str]:
    """Scrolling pages whose content is wider than they are."""
    return [
        f"{name_of(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}"
        for area in shown(root, ScrollPage)
        if isinstance(area, ScrollPage) and area.horizontalScrollBar().maximum() > 0
    ]


def faults(root: QWidget) -> list[str]:
    return [*cut_texts(root), *overlaps(root), *sideways(root)]


def lasting(qtbot: QtBot, look: Callable[[], list[str]]) -> list[str]:
    """What is still wrong once the layouts have come to rest: Qt settles texts that wrap in several rounds."""
    with suppress(WaitedTooLong):
        qtbot.waitUntil(lambda: not look(), timeout=3000)
    return look()


def pages(window: MainWindow, person: Person) -> Iterator[str]:
    """Bring each page on the screen; its name."""
    workspace = window.findChild(Workspace)
    assert workspace is not None

    def quiet(page: str) -> str:
        person.wait(lambda: workspace.is_quiet, f"{page} to be ready")
        QApplication.processEvents()
        return page

    workspace.clients()
    yield quiet("clients")
    workspace.new_client()
    yield quiet("client form")
    workspace.settings()
    yield quiet("settings")
    demo = next(client.id for client in workspace.practice.clients() if workspace.practice.is_demo(client.id))
    workspace.open_assessment(demo)
    for question in QUESTIONS:
        workspace.show_question(question)
        yield quiet(question)
    open_extras(window, person)
    yield quiet("a question with a note, evidence, a file and a mark")
    workspace.undo()
    workspace.check_answers()
    yield quiet("check answers")
    workspace.results()
    yield quiet("results")
    yield from results_pages(window, quiet)
    yield from cover_pages(workspace, window, quiet)
    workspace.letter()
    yield quiet("letter")
    yield from letter_pages(window, quiet)
    yield from spanish_pages(workspace, demo, quiet)
    yield from upgrade_pages(workspace, demo, quiet)
    for entry in ENTRIES:
        workspace.reference(entry.id)
        yield quiet(f"reference, {entry.id}")


def results_pages(window: MainWindow, quiet: Callable[[str], str]) -> Iterator[str]:
    """The views of the summary, every other tab, and a number of the model to replace."""
    results = window.findChildren(ResultsPage)[-1]
    summary = results.tab("summary")
    assert isinstance(summary, SummaryTab)
    for view in ("years", "table"):
        summary.curve.views.show_choice(view)
        summary.curve.views.picked.emit(view)
        yield quiet(f"results as {view}")
    for tab in TABS[1:]:
        results.open_tab(tab.id)
        yield quiet(f"results, {tab.id}")
    yield from result_parts(results, quiet)
    results.open_tab("doubt")
    doubt = results.tab("doubt")
    assert isinstance(doubt, DoubtTab)
    doubt.open_figures()
    yield quiet("results, own figure")


def cover_pages(workspace: Workspace, window: MainWindow, quiet: Callable[[str], str]) -> Iterator[str]:
    """The views of the cover, a quote being entered, and what is kept for when something happens."""
    cover = window.findChildren(ResultsPage)[-1].tab("cover")
    assert isinstance(cover, CoverTab)
    for view in VIEWS:
        cover.open_view(view)
        yield quiet(f"cover, {view}")
    workspace.add_policy(quote=True)
    policy = window.findChildren(PolicyPage)[-1]
    for tab in ("declarations", "parts", "terms", "more", "files"):
        policy.open_tab(tab)
        yield quiet(f"policy, {tab}")
    workspace.undo()
    workspace.dossier()
    dossier = window.findChildren(DossierPage)[-1]
    for tab in dossier.views:
        dossier.open_tab(tab)
        yield quiet(f"dossier, {tab}")


def result_parts(results: ResultsPage, quiet: Callable[[str], str]) -> Iterator[str]:
    """The other views of findings, laws and scores."""
    findings, laws, scores = (results.tab(tab) for tab in ("findings", "laws", "scores"))
    assert isinstance(findings, FindingsTab) and isinstance(laws, LawsTab) and isinstance(scores, ScoresTab)
    for tab, made, part in (
        ("findings", findings, "cases"), ("scores", scores, "frameworks"), ("laws", laws, "breach"),
    ):
        results.open_tab(tab)
        made.show_part(part)
        yield quiet(f"results, {tab}, {part}")
    assert laws.deadlines is not None
    laws.deadlines.people.show_value(({"place": "GB", "people": 1200},))
    laws.deadlines.discovered.edit.setText("2026-12-24 17:00")
    laws.deadlines.discovered.wait()
    laws.settle()
    yield quiet("results, laws, deadlines")
    laws.show_part("laws")


def spanish_pages(workspace: Workspace, client: str, quiet: Callable[[str], str]) -> Iterator[str]:
    """Questions in longer words than the English ones."""
    practice = workspace.practice
    practice.choose_language(LANGUAGE_OF_QUESTIONS, "es")
    workspace.open_assessment(client)
    for question in QUESTIONS:
        workspace.show_question(question)
        yield quiet(f"{question} in Spanish")
    workspace.check_answers()
    yield quiet("check answers in Spanish")
    practice.choose_language(LANGUAGE_OF_QUESTIONS, practice.language)


def letter_pages(window: MainWindow, quiet: Callable[[str], str]) -> Iterator[str]:
    """The wording of a letter, and other kinds of documents."""
    letter = window.findChildren(LetterPage)[-1]
    letter.editing.click()
    yield quiet("letter, its wording")
    letter.editing.click()
    for kind in ("report", "card"):
        letter.kind.show_choice(kind)
        letter.kind_picked.emit(kind)
        yield quiet(f"letter, {kind}")


def upgrade_pages(workspace: Workspace, client: str, quiet: Callable[[str], str]) -> Iterator[str]:
    """The assessment once other content is in use, and what going over would change."""
    practice, now = workspace.practice, workspace.practice.pack
    questions = tuple(
        replace(question, version=9) if question.id == "AC-01"
        else replace(question, when=parse("false")) if question.id == "AC-02" else question
        for question in now.questions
    )
    workspace.clients()
    practice.pack = replace(now, version="2027.1.1", questions=questions)
    workspace.open_assessment(client)
    yield quiet("assessment with other content in use")
    workspace.show_upgrade()
    yield quiet("going over to other content")
    practice.pack = now
    workspace.clients()


def open_extras(window: MainWindow, person: Person) -> None:
    """A question with everything beside its answer."""
    workspace = window.findChild(Workspace)
    assert workspace is not None
    workspace.show_question("AC-02")
    extras = page_of(window).extras
    assert extras is not None
    extras.open_note()
    extras.open_evidence()
    extras.flag_button.click()
    extras.files.pasted.emit("The settings of the mail system as they were on the day.txt", b"second step: all")
    person.wait(lambda: not extras.files.is_empty, "the file to be kept")


def test_all_text_has_room_on_every_page(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")
        found: list[str] = []
        for appearance in ("light", "dark"):
            window.show_appearance(appearance)
            for size in SIZES:
                window.resize(*size)
                for page in pages(window, person):
                    found.extend(
                        f"{page}, {appearance}, {size[0]} x {size[1]}: {fault}"
                        for fault in lasting(qtbot, lambda: faults(window))
                    )
        assert not found, "\n".join(found)


def test_large_text_has_room_on_every_page(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    """At twice the size names in the header may end in "…"; everything else is there whole."""
    SettingsFile(places_in(tmp_path / "data").settings).change(text_percent=200)
    with open_office(tmp_path / "data", qapp, qtbot) as (window, person):
        set_up(person)
        person.wait_to_see("New client")

        def cut() -> list[str]:
            return [fault for fault in faults(window) if not fault.endswith("is elided")]

        found = [f"{page}: {fault}" for page in pages(window, person) for fault in lasting(qtbot, cut)]
        assert not found, "\n".join(found)


def test_what_is_cut_or_covered_is_found(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    page.setLayout(column(Text(theme, "Whole"), None))
    qtbot.addWidget(page)
    page.resize(400, 200)
    page.show()
    QApplication.processEvents()
    assert faults(page) == []
    for place, made in enumerate((
        Text(theme, "One line that is too long"), Text(theme, "Lines that\nare too low", wrap=True),
        ElidedText(theme, "A name that is too long"), Button(theme, "A button that is too narrow"),
    )):
        made.setParent(page)
        made.setGeometry(10, 60 + 30 * place, 60, 12)
        made.show()
        assert len(faults(page)) == 1, name_of(made)
        made.hide()
    for across in (10, 30):
        label = Text(theme, "Over", parent=page)
        label.setGeometry(across, 100, 60, 30)
        label.show()
    assert overlaps(page) == ["Text 'Over' over Text 'Over'"]
    wide = QWidget()
    wide.setMinimumWidth(500)
    scroller = ScrollPage(wide, parent=page)
    scroller.setGeometry(0, 150, 300, 40)
    scroller.show()
    QApplication.processEvents()
    assert len(sideways(page)) == 1
