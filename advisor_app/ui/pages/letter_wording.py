"""The words of a document before it is issued: each text of a section beside its standard, and an own paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.documents.editing import Draft, Edit, OwnParagraph, SectionInfo
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit, Select, TextArea
from advisor_app.ui.widgets.layout import clear, column, row
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import caption, field_label

WIDTH = 760
LINES = 3


class WordingPanel(QWidget):
    """changed(Draft) when a text is left that a person has changed."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sections: tuple[SectionInfo, ...] = ()
        self._draft = Draft()
        self.section = Select(theme, (), name=self.tr("Section to edit"))
        self.section.picked.connect(lambda _id: self._fill())
        self.areas: dict[str, TextArea] = {}
        self.backs: dict[str, Button] = {}
        self.own_heading = LineEdit(theme, name=self.tr("Heading of your own paragraph"))
        self.own_words = TextArea(theme, name=self.tr("Your own paragraph"), lines=LINES)
        self.own_heading.editingFinished.connect(self._keep_own)
        self.own_words.left.connect(self._keep_own)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(12)
        words = Card(theme, self.tr("Edit the wording"), self.tr(
            "A changed text stays until you take it back. If its facts change, it is named above and not printed."))
        words.add(column(field_label(theme, self.tr("Section to edit"), self.section), 4, self.section), self._texts)
        own = Card(theme, self.tr("Your own paragraph"), self.tr("It follows the section chosen above."))
        own.add(
            column(field_label(theme, self.tr("Heading of your own paragraph"), self.own_heading), 4,
                   self.own_heading),
            column(field_label(theme, self.tr("Your own paragraph"), self.own_words), 4, self.own_words),
        )
        content = QWidget()
        content.setLayout(column(words, own, None, gap=16, margins=(24, 20, 24, 24)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDTH), centred=True))

    def show_draft(self, sections: Sequence[SectionInfo], draft: Draft, *, enabled: bool) -> None:
        """sections: those of the document; a section without texts to edit can still be followed by a paragraph."""
        chosen = self.section.currentData()
        self.setEnabled(enabled)
        same = tuple(sections) == self._sections
        self._sections, self._draft = tuple(sections), draft
        if same and self.areas:
            self._refresh()
            return
        self.section.set_choices([(section.id, section.title) for section in sections])
        ids = [section.id for section in sections]
        self.section.show_choice(chosen if chosen in ids else next(iter(ids), ""))
        self._fill()

    def _now(self) -> SectionInfo | None:
        return next((section for section in self._sections if section.id == self.section.currentData()), None)

    def _edits(self, section: str) -> dict[str, str]:
        return {edit.standard: edit.words for edit in self._draft.edits if edit.section == section}

    def _fill(self) -> None:
        clear(self._texts)
        self.areas.clear()
        self.backs.clear()
        section = self._now()
        if section is None:
            return
        for number, standard in enumerate(dict.fromkeys(section.texts), start=1):
            self._texts.addLayout(self._text(section.id, standard, number))
        if not section.texts:
            self._texts.addWidget(caption(self._theme, self.tr("This section has only figures and tables.")))
        self._refresh()

    def _text(self, section: str, standard: str, number: int) -> QVBoxLayout:
        area = TextArea(self._theme, name=self.tr("Text {n}").format(n=number), lines=LINES)
        back = Button(self._theme, self.tr("Back to standard text"), "link")
        area.left.connect(lambda: self._keep(section, standard, area.toPlainText()))
        back.clicked.connect(lambda: self._keep(section, standard, standard))
        self.areas[standard], self.backs[standard] = area, back
        return column(area, row(back, None), gap=2)

    def _refresh(self) -> None:
        """Put the words of the draft into the fields; a field with the cursor in it keeps what is typed."""
        section = self._now()
        if section is None:
            return
        edits = self._edits(section.id)
        for standard, area in self.areas.items():
            if not area.hasFocus():
                area.show_text(edits.get(standard, standard))
            self.backs[standard].setVisible(standard in edits)
        own = next((entry for entry in self._draft.own if entry.after == section.id), OwnParagraph(section.id, ""))
        if not self.own_words.hasFocus():
            self.own_words.show_text(own.words)
        if not self.own_heading.hasFocus():
            self.own_heading.setText(own.heading)

    def _keep(self, section: str, standard: str, words: str) -> None:
        """An empty text is none: the standard text comes back."""
        rest = tuple(edit for edit in self._draft.edits if (edit.section, edit.standard) != (section, standard))
        typed = " ".join(words.split())
        edits = rest if typed in ("", " ".join(standard.split())) else (*rest, Edit(section, standard, typed))
        self._emit(replace(self._draft, edits=edits))

    def _keep_own(self) -> None:
        section = self._now()
        if section is None:
            return
        rest = tuple(entry for entry in self._draft.own if entry.after != section.id)
        words = self.own_words.toPlainText().strip()
        own = (*rest, OwnParagraph(section.id, words, self.own_heading.text().strip())) if words else rest
        self._emit(replace(self._draft, own=own))

    def _emit(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._refresh()
            self.changed.emit(draft)
