"""The firm's own look on documents: a colour, a logo, a signature."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from advisor_app.documents.images import ImageError
from advisor_app.domain.branding import Branding, BrandingError, checked_color
from advisor_app.services.document_settings import DocumentSettings
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.fields import LineEdit
from advisor_app.ui.widgets.layout import column, row
from advisor_app.ui.widgets.text import Text, field_label

PICTURES = ("logo", "signature")


class LookCard(Card):
    """Keeps each change at once. What cannot be used is said, and the old look stays."""

    def __init__(self, theme: Theme, settings: DocumentSettings) -> None:
        super().__init__(theme, self.tr("Look of documents"), self.tr(
            "Without a logo the initials stand there. A pale colour is printed darker, so that it can be read."))
        self._settings = settings
        self.color = LineEdit(theme, name=self.tr("Colour, # and six digits"), widest=180)
        self.color.editingFinished.connect(self._keep_color)
        self.note = Text(theme, "", "label", "text2", wrap=True)
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.add(column(field_label(theme, self.tr("Colour, # and six digits"), self.color), 4, self.color), self.note)
        self.choosing: dict[str, Button] = {}
        self.removing: dict[str, Button] = {}
        words = {
            "logo": (self.tr("Choose a logo…"), self.tr("Remove the logo")),
            "signature": (self.tr("Choose a signature…"), self.tr("Remove the signature")),
        }
        for name in PICTURES:
            choose, remove = Button(theme, words[name][0]), Button(theme, words[name][1], "quiet")
            choose.clicked.connect(lambda _on=False, which=name: self._choose(which))
            remove.clicked.connect(lambda _on=False, which=name: self._keep_picture(which, b""))
            self.choosing[name], self.removing[name] = choose, remove
            self.add(row(choose, remove, None, gap=8))
        self.add(self.problem)
        self._refresh()

    def _refresh(self) -> None:
        look = self._settings.branding()
        self.color.setText(look.primary)
        checked = checked_color(look.primary) if look.primary else None
        self.note.setText(self.tr("Printed as {color}.").format(color=checked.color)
                          if checked is not None and checked.darkened else "")
        self.note.setVisible(bool(self.note.text()))
        for name in PICTURES:
            self.removing[name].setVisible(bool(getattr(look, name)))
        self.problem.hide()

    def _keep_color(self) -> None:
        color = self.color.text().strip()
        if color != self._settings.branding().primary:
            self._keep(replace(self._settings.branding(), primary=color))

    def _choose(self, name: str) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self.window(), self.choosing[name].text(), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if not path:
            return
        try:
            self._keep_picture(name, Path(path).read_bytes())
        except OSError as error:
            self._say(self.tr("The picture cannot be read: {why}. Choose another one.").format(why=error.strerror))

    def _keep_picture(self, name: str, data: bytes) -> None:
        look = self._settings.branding()
        self._keep(replace(look, logo=data) if name == "logo" else replace(look, signature=data))

    def _keep(self, look: Branding) -> None:
        try:
            self._settings.save_look(look)
        except (BrandingError, ImageError) as error:
            self._say(str(error))
            return
        self._refresh()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()
