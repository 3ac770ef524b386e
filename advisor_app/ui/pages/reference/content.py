"""The content itself: which packs there are, which one is in use, and editing them in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from advisor_app.content.catalogue import PackInfo
from advisor_app.content.explain import ContentError
from advisor_app.documents.figures import Figures
from advisor_app.domain.progress import Progress
from advisor_app.services.content_workbooks import Preview, export_workbook
from advisor_app.services.pack_shelf import ShelvedPack
from advisor_app.ui.pages.reference.content_preview import PreviewCard
from advisor_app.ui.pages.reference.shelf import Library, ReferenceEntry
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import Divider, boxed, clear, column, row
from advisor_app.ui.widgets.messages import MessageBar
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text, caption, name_for

WIDEST = 980


class ContentEntry(ReferenceEntry):
    """Everything slow is done off the screen's thread; one thing at a time."""

    def __init__(self, theme: Theme, library: Library) -> None:
        super().__init__(theme, library)
        self._shelf = library.practice.shelf
        self._preview: Preview | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._notes = column()
        self.packs = Card(theme, self.tr("Content on this computer"), self.tr(
            "Questions, rules of scoring and words. An assessment stays on the content it was made with."
        ))
        self._checks: dict[Path, Text] = {}
        self.preview = PreviewCard(theme)
        self.preview.install_asked.connect(self._install)
        self.preview.dropped.connect(self._drop)
        page = boxed(column(
            self._notes, self.packs, self._editing(), self.preview, None, gap=14, margins=(20, 16, 20, 20)
        ))
        self.area = ScrollPage(page, widest=WIDEST)
        self.setLayout(column(self.area))
        self._show_packs()

    def _editing(self) -> Card:
        card = Card(self._theme, self.tr("Edit in a spreadsheet"), self.tr(
            "The workbook holds the questions, rules of scoring and words of the content in use; its first sheet says "
            "how to edit it. When it comes back you see every change and every mistake before anything is kept."
        ))
        self.export = Button(self._theme, self.tr("Export workbook…"), icon="download")
        self.export.clicked.connect(self._export)
        self.take = Button(self._theme, self.tr("Import workbook…"), icon="folder-open")
        self.take.clicked.connect(self._import)
        card.add(row(self.export, self.take, None, gap=10))
        return card

    # --------------------------------------------------------------------------------------------------- the packs
    def _show_packs(self) -> None:
        clear(self.packs.content)
        self._checks.clear()
        for place, pack in enumerate(self._shelf.packs()):
            if place:
                self.packs.add(Divider(self._theme))
            self.packs.add(self._pack_row(pack))
        self._check_next()

    def _pack_row(self, pack: ShelvedPack) -> QHBoxLayout:
        info, used = pack.info, self._library.pack
        in_use = (info.id, info.version) == (used.id, used.version)
        name = f"{info.id} {info.version}"
        head = row(Text(self._theme, name, "strong"), gap=8)
        if in_use:
            head.addWidget(Pill(self._theme, self.tr("In use"), "accent"))
        head.addStretch(1)
        check = self._checks[info.folder] = caption(self._theme, self.tr("Being checked…"), "text2")
        day = Figures(self._library.language, "USD", self._library.words.letter).long_date(info.as_of)
        told = [
            self.tr("Comes with the program") if pack.shipped else self.tr("Installed here"),
            self.tr("facts of {day}").format(day=day),
            self.tr("languages: {languages}").format(languages=", ".join(info.languages)),
        ]
        line = row(column(head, caption(self._theme, " · ".join(told), "text2"), check, gap=3), gap=12)
        line.setStretch(0, 1)
        if not in_use:
            use = Button(self._theme, self.tr("Use for new assessments"))
            name_for(use, self.tr("Use {name} for new assessments").format(name=name))
            use.clicked.connect(lambda _checked=False, chosen=pack: self._use(chosen))
            line.addWidget(use)
        return line

    def _check_next(self) -> None:
        """Check the packs one after the other; what is known already is told at once."""
        for pack in self._shelf.packs():
            text = self._checks.get(pack.info.folder)
            if text is not None and text.text() == self.tr("Being checked…"):
                self._check(text, pack.info)
                return

    def _check(self, text: Text, info: PackInfo) -> None:
        self._start(
            lambda: self._shelf.problems(info),
            lambda found: self._show_check(text, [problem.text for problem in found]),
            lambda error: self._show_check(text, [str(error)]),
        )

    def _show_check(self, text: Text, problems: list[str]) -> None:
        if text not in self._checks.values():
            return
        if problems:
            text.set_colour("danger")
            text.setText(
                self.tr("One problem: {text}").format(text=problems[0]) if len(problems) == 1
                else self.tr("{n} problems. The first: {text}").format(n=len(problems), text=problems[0])
            )
        else:
            text.setText(self.tr("Checked: sound"))
        self._check_next()

    def _use(self, pack: ShelvedPack) -> None:
        info = pack.info

        def done(_loaded: object) -> None:
            self._library.practice.use_pack(info.id, info.version)
            self._show_packs()
            self._say("ok", self.tr("New assessments start with {id} {version} from now on.").format(
                id=info.id, version=info.version
            ))

        self._start(lambda: self._shelf.load(info.id, info.version), done)

    # ------------------------------------------------------------------------------------------------ the workbook
    def _export(self) -> None:
        used = self._shelf.info(self._library.pack.id, self._library.pack.version)
        suggested = Path(self._folder) / f"{used.id}-{used.version}.xlsx"
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export workbook"), str(suggested), self.tr("Workbooks (*.xlsx)")
        )
        if not path:
            return
        out = Path(path if path.lower().endswith(".xlsx") else f"{path}.xlsx")
        self._folder = str(out.parent)
        self._start(
            lambda: export_workbook(used.folder, out),
            lambda _none: self._say("ok", self.tr("Saved as {name}.").format(name=out.name)),
        )

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import workbook"), self._folder, self.tr("Workbooks (*.xlsx)")
        )
        if path:
            self._folder = str(Path(path).parent)
            self.read_workbook(Path(path))

    def read_workbook(self, path: Path) -> None:
        """Show what a workbook would change."""
        self._drop()
        self._say("sunken", self.tr("Reading {name} and checking what it would make…").format(name=path.name))
        self._start(lambda: self._shelf.preview(path), lambda preview: self._show_preview(path.name, preview))

    def _show_preview(self, name: str, preview: Preview) -> None:
        clear(self._notes)
        self._preview = preview
        self.preview.show_preview(name, preview)
        self.area.show_widget(self.preview)

    def _install(self) -> None:
        preview = self._preview
        if preview is None:
            return

        def done(_info: object) -> None:
            self._drop()
            self._show_packs()
            self._say("ok", self.tr("Version {version} is installed.").format(version=preview.version))

        self._start(lambda: self._shelf.install(preview), done)

    def _drop(self) -> None:
        self._preview = None
        self.preview.hide()

    # ------------------------------------------------------------------------------------------------------ inside
    def _start(
        self, work: Callable[[], object], done: Callable[..., None], failed: Callable[[Exception], None] | None = None
    ) -> None:
        """Do something off the screen's thread; what a person can put right is said in its own words."""
        def run(_progress: Progress) -> object:
            return work()

        def failure(error: Exception) -> None:
            if not isinstance(error, ContentError):
                raise error
            if failed is not None:
                failed(error)
            else:
                self._say("danger", str(error))

        task = self._library.runner.start(run)
        self.destroyed.connect(task.abandon)
        task.succeeded.connect(done)
        task.failed.connect(failure)

    def _say(self, tone: str, sentence: str) -> None:
        clear(self._notes)
        self._notes.addWidget(MessageBar(self._theme, tone, sentence, closable=True))
