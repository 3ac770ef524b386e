"""A document on the screen as it will be printed: kind, sections, wording, pages, zoom, print, save, issue."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from advisor_app.documents.editing import Draft, SectionInfo
from advisor_app.ui.pages.letter_sections import SectionList
from advisor_app.ui.pages.letter_wording import WordingPanel
from advisor_app.ui.presenters.sources import MODEL
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.bars import HeaderBar
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card, Panel
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.fields import LineEdit, Select
from advisor_app.ui.widgets.layout import Divider, clear, column, row
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.segments import SegmentedControl
from advisor_app.ui.widgets.text import Text, caption, field_label, name_for

OPTIONS_WIDTH = 312
# Of the page, at most: with large text the letter needs the rest.
OPTIONS_SHARE = 0.43
TEXT_WIDTH = 760
PAGE_GAP = 16
ZOOMS = (("fit", 0.0), ("75", 0.75), ("100", 1.0), ("150", 1.5))


class PaperPage(QWidget):
    """One page of the document, always on white paper."""

    def __init__(self, theme: Theme, image: QImage, number: int, count: int) -> None:
        super().__init__()
        self._theme, self._image = theme, image
        name_for(self, self.tr("Page {n} of {count}").format(n=number, count=count))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = self._image.deviceIndependentSize()
        return QSize(round(size.width()), round(size.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()


class LetterPage(QWidget):
    """Signals: closed(), print_asked(), save_asked(), issue_asked(), zoomed(), language_picked(tag), kind_picked(kind),
    large_picked(bool), draft_changed(Draft), issued_picked(document id). The owner draws the pages and hands them over
    with `show_pages`."""

    kind_picked = Signal(str)
    large_picked = Signal(bool)
    draft_changed = Signal(object)
    issued_picked = Signal(str)
    language_picked = Signal(str)
    closed = Signal()
    print_asked = Signal()
    save_asked = Signal()
    issue_asked = Signal()
    source_asked = Signal(str)
    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._zoom = "fit"
        self.header = HeaderBar(theme)
        self.header.went_back.connect(self.closed)
        self.zoom = SegmentedControl(
            theme, [("fit", self.tr("Fit width")), ("75", "75 %"), ("100", "100 %"), ("150", "150 %")],
            name=self.tr("Zoom"),
        )
        self.zoom.picked.connect(self._set_zoom)
        self.view = SegmentedControl(
            theme, [("pages", self.tr("Pages")), ("text", self.tr("Read as text"))], name=self.tr("View")
        )
        self.view.picked.connect(self._set_view)
        self.printing = Button(theme, self.tr("Print…"), icon="printer")
        self.saving = Button(theme, self.tr("Save PDF…"), "primary", icon="save")
        self.printing.clicked.connect(self.print_asked)
        self.saving.clicked.connect(self.save_asked)
        self.editing = Button(theme, self.tr("Edit wording"), icon="pencil")
        self.editing.setCheckable(True)
        self.editing.clicked.connect(lambda on: self._set_view("wording" if on else self.view.choice()))
        for widget in (self.printing, self.saving):
            self.header.add_action(widget)
        self._papers = QVBoxLayout()
        self._papers.setSpacing(PAGE_GAP)
        self._papers.setContentsMargins(24, 20, 24, 24)
        self.canvas = QWidget()
        self.canvas.setLayout(self._papers)
        self.scroller = ScrollPage(self.canvas)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setObjectName("paper")
        name_for(self.text, self.tr("The document as text"))
        self.wording = WordingPanel(theme)
        self.wording.changed.connect(self.draft_changed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made_pages())
        self._stack.addWidget(self._made_text())
        self._stack.addWidget(self.wording)
        self._build()

    def _made_pages(self) -> QWidget:
        """The pages, under a strip that says how large they are."""
        strip = Panel(self._theme, fill="surface", edge="", radius="")
        strip.setLayout(row(None, self.zoom, None, margins=(8, 7, 8, 7)))
        pages = QWidget()
        whole = column(strip, Divider(self._theme))
        whole.addWidget(self.scroller, 1)
        pages.setLayout(whole)
        return pages

    def _made_text(self) -> QWidget:
        """The text as on a sheet, in lines that are not too long to read."""
        sheet = Panel(self._theme)
        sheet.setLayout(column(self.text, margins=(12, 12, 4, 12)))
        sheet.setMaximumWidth(self._theme.px(TEXT_WIDTH))
        holder = QWidget()
        inside = row(None, margins=(16, 16, 16, 16))
        inside.addWidget(sheet, 1000)
        inside.addStretch(1)
        holder.setLayout(inside)
        return holder

    def _build(self) -> None:
        theme = self._theme
        self.state = Text(theme, "", "body", "text2", wrap=True)
        self.checks = QVBoxLayout()
        self.checks.setSpacing(6)
        self.issue = Button(theme, self.tr("Mark as issued"), icon="check")
        self.issue.clicked.connect(self.issue_asked)
        self.kind = Select(theme, self.kinds(), name=self.tr("Kind of document"))
        self.kind.picked.connect(self.kind_picked)
        self.large = CheckBox(theme, self.tr("Large print"))
        self.large.clicked.connect(lambda on: self.large_picked.emit(bool(on)))
        self.large.hide()
        document = Card(theme, self.tr("Document"))
        document.add(column(field_label(theme, self.tr("Kind of document"), self.kind), 4, self.kind), self.large,
                     self.state, self.view, row(self.editing, None))
        self.sections = SectionList(theme)
        self.sections.changed.connect(self.draft_changed)
        self._include = Card(theme, self.tr("What to include"))
        self._include.add(self.sections)
        self._include.hide()
        self.password = LineEdit(theme, name=self.tr("Password for the PDF, if it is sent"))
        self.password.setEchoMode(LineEdit.EchoMode.Password)
        sending = Card(theme, self.tr("When it is sent"))
        sending.add(column(field_label(theme, self.tr("Password for the PDF, if it is sent"), self.password), 4,
                           self.password),
                    caption(theme, self.tr("Nobody can open the file without it. Tell it by telephone.")))
        self.language = Select(theme, (), name=self.tr("Language of the letter"))
        self.language.picked.connect(self.language_picked)
        self._language_row = QWidget()
        self._language_row.setLayout(column(
            field_label(theme, self.tr("Language of the letter"), self.language), 4, self.language
        ))
        self._language_row.hide()
        document.add(self._language_row)
        document.cite(MODEL, self.source_asked.emit)
        checks = Card(theme, self.tr("Before you hand it over"))
        checks.add(self.checks)
        issuing = Card(theme, self.tr("When it is given"))
        issuing.add(caption(theme, self.tr(
            "Issuing gives it a number and keeps it as it is, with the figures behind it. Until then it is a draft.")),
            row(self.issue, None))
        side = QWidget()
        self._issued = Card(theme, self.tr("Already issued"), self.tr("As it was given; nothing in it ever changes."))
        self._issued_rows = QVBoxLayout()
        self._issued_rows.setSpacing(2)
        self._issued.add(self._issued_rows)
        self._issued.hide()
        cards = (document, self._include, checks, issuing, self._issued, sending)
        side.setLayout(column(*cards, None, gap=12, margins=(16, 16, 16, 16)))
        self._options = ScrollPage(side)
        content = row()
        content.addWidget(self._options)
        content.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(content, 1)

    # -------------------------------------------------------------------------------------------------- showing
    def scale(self, page_points: float) -> float:
        """Pixels (device independent) for one point of a page that is `page_points` wide."""
        fixed = dict(ZOOMS)[self._zoom]
        if fixed:
            return fixed * 96 / 72
        room = self._stack.width() - 48 - 16
        return max(0.4, min(2.2, room / page_points))

    def show_languages(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """What the letter can be written in, (tag, name); nothing is shown where there is no choice."""
        self.language.set_choices(choices)
        self.language.show_choice(chosen)
        self._language_row.setVisible(len(choices) > 1)

    def kinds(self) -> list[tuple[str, str]]:
        return [
            ("letter", self.tr("Recommendation letter")), ("report", self.tr("Full report")),
            ("summary", self.tr("Summary on one page")), ("actions", self.tr("Action plan")),
            ("card", self.tr("Incident card")), ("proposal", self.tr("Summary for insurers")),
            ("declination", self.tr("Declination form")),
        ]

    def show_kind(self, kind: str, *, large: bool) -> None:
        self.kind.show_choice(kind)
        self.large.setVisible(kind == "card")
        self.large.setChecked(large)

    def show_draft(self, sections: Sequence[SectionInfo], draft: Draft, *, enabled: bool) -> None:
        """sections: of the document without the draft; with less than two nothing is to choose."""
        self._include.setVisible(len(sections) > 1)
        self.sections.show_sections(sections, draft, enabled=enabled)
        self.wording.show_draft(sections, draft, enabled=enabled)

    def show_issued(self, documents: Sequence[tuple[str, str]]) -> None:
        """(id, words) of what was issued in this assessment, newest first."""
        clear(self._issued_rows)
        self._issued.setVisible(bool(documents))
        for document, words in documents:
            button = Button(self._theme, words, "link")
            button.clicked.connect(lambda _on=False, which=document: self.issued_picked.emit(which))
            self._issued_rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_pages(self, images: list[QImage], text: str) -> None:
        clear(self._papers)
        for number, image in enumerate(images, start=1):
            self._papers.addWidget(
                PaperPage(self._theme, image, number, len(images)), 0, Qt.AlignmentFlag.AlignHCenter
            )
        self._papers.addStretch(1)
        self.text.setPlainText(text)

    def show_state(self, words: str, checks: list[str], *, issued: bool) -> None:
        """words: what this is and how long; checks: what should be looked at first, a line each."""
        self.state.setText(words)
        clear(self.checks)
        for line in checks or [self.tr("Nothing to check.")]:
            self.checks.addWidget(Text(self._theme, line, "label", "text2", wrap=True, weight=400))
        self.issue.setEnabled(not issued)
        self.language.setEnabled(not issued)

    def _set_zoom(self, zoom: str) -> None:
        self._zoom = zoom
        self.zoomed.emit()

    def _set_view(self, view: str) -> None:
        self.editing.setChecked(view == "wording")
        self._stack.setCurrentIndex(("pages", "text", "wording").index(view))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._options.setFixedWidth(min(self._theme.px(OPTIONS_WIDTH), round(self.width() * OPTIONS_SHARE)))
        if self._zoom == "fit":
            self.zoomed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("canvas"))
        painter.end()
