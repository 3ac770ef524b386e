"""What a workbook would change, or what has to be put right in it first, before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal

from advisor_app.content.workbook.changes import ADDED, CHANGED, MOVED, REMOVED, Change
from advisor_app.services.content_workbooks import Preview
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import clear, row
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import body

MOST_ROWS = 300


class PreviewCard(Card):
    """install_asked() for the pack on show; dropped() when the person leaves it."""

    install_asked = Signal()
    dropped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, " ")
        self.install = Button(theme, "", "primary")
        self.install.clicked.connect(self.install_asked)
        self.drop = Button(theme, self.tr("Leave it"))
        self.drop.clicked.connect(self.dropped)
        self.hide()

    def show_preview(self, name: str, preview: Preview) -> None:
        """name: of the workbook."""
        for button in (self.install, self.drop):
            button.setParent(None)
        clear(self.content)
        (self._show_errors if preview.errors else self._show_changes)(name, preview)
        self.setAccessibleName(self.title.text())
        self.show()

    def _show_errors(self, name: str, preview: Preview) -> None:
        count = len(preview.errors)
        self.title.setText(
            self.tr("{name}: one mistake to put right").format(name=name) if count == 1
            else self.tr("{name}: {n} mistakes to put right").format(name=name, n=count)
        )
        self.add(body(self._theme, self.tr(
            "Nothing was taken over. Put these right in the workbook, save it and import it again."
        ), "text2"))
        table = TextTable(self._theme, self.tr("Mistakes"), whole=True, words=True, narrow=(0, 1, 2))
        table.show_table(
            [self.tr("Sheet"), self.tr("Row"), self.tr("Column"), self.tr("What is wrong")],
            [[e.sheet or "–", str(e.row) if e.row else "–", e.column or "–", _sentence(e.text)]
             for e in preview.errors[:MOST_ROWS]],
        )
        self.add(table)
        self._add_rest(count)
        self.add(row(self.drop, None))
        self.drop.show()

    def _show_changes(self, name: str, preview: Preview) -> None:
        count = len(preview.changes)
        self.title.setText(
            self.tr("{name} changes nothing").format(name=name) if count == 0
            else self.tr("{name}: one change").format(name=name) if count == 1
            else self.tr("{name}: {n} changes").format(name=name, n=count)
        )
        if count:
            self.add(body(self._theme, self.tr(
                "Together they make content {version}. Assessments stay on what they were made with, and new ones "
                "start with this only when you say so."
            ).format(version=preview.version), "text2"))
            table = TextTable(self._theme, self.tr("Changes"), whole=True, words=True, narrow=(0,))
            table.show_table(
                [self.tr("What"), self.tr("Where"), self.tr("So far"), self.tr("From then on")],
                [self._line(change) for change in preview.changes[:MOST_ROWS]],
            )
            self.add(table)
            self._add_rest(count)
        self.install.setText(self.tr("Install version {version}").format(version=preview.version))
        self.install.setVisible(bool(count))
        self.add(row(*([self.install] if count else []), self.drop, None, gap=10))
        self.drop.show()

    def _line(self, change: Change) -> list[str]:
        what = {
            ADDED: self.tr("Added"), REMOVED: self.tr("Taken out"), CHANGED: self.tr("Changed"),
            MOVED: self.tr("New order"),
        }[change.kind]
        where = " · ".join(part for part in (change.sheet, change.row, change.column) if part)
        return [what, where, change.old or "–", change.new or "–"]

    def _add_rest(self, count: int) -> None:
        if count > MOST_ROWS:
            self.add(body(self._theme, self.tr("And {n} more.").format(n=count - MOST_ROWS), "text2"))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
