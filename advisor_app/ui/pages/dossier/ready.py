"""How ready a client is for a claim: the score, what is missing, what to see to, and the few facts behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.claims_team import Preparedness
from advisor_app.domain.coverage.readiness import Readiness
from advisor_app.ui.forms.field import Field, FormContext
from advisor_app.ui.forms.table import make_field
from advisor_app.ui.presenters.dossier_entries import prepared_fields, team_words
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import clear, column
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.scroll import ScrollPage
from advisor_app.ui.widgets.text import Text

WIDEST = 860


class ReadyView(QWidget):
    """edited(Preparedness) at once for every entry."""

    edited = Signal(object)

    def __init__(
        self, context: FormContext, prepared: Preparedness, readiness: Callable[[], Readiness],
        words: dict[str, dict[str, str]],
    ) -> None:
        super().__init__()
        self._context, self._prepared, self._readiness, self._words = context, prepared, readiness, words
        theme = context.theme
        self.score = Text(theme, "", "figure", tabular=True)
        self._points = QVBoxLayout()
        self._points.setSpacing(8)
        found = Card(theme, self.tr("Ready for a claim?"))
        found.add(self.score, self._points)
        facts = Card(theme, self.tr("What is at hand"))
        self.fields: dict[str, Field] = {}
        for spec in prepared_fields():
            field = make_field(context, spec)
            field.show_value(getattr(prepared, spec.name) if getattr(prepared, spec.name) != "" else None)
            field.edited.connect(self._on_edited)
            self.fields[spec.name] = field
            facts.add(field)
        content = QWidget()
        content.setLayout(column(found, facts, None, gap=16, margins=(24, 22, 24, 24)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(content, widest=theme.px(WIDEST), centred=True))
        self.refresh()

    def refresh(self) -> None:
        """Work the score out again from what is kept now."""
        found = self._readiness()
        self.score.setText(self.tr("{n} of 100").format(n=found.score))
        clear(self._points)
        for point in found.points:
            name, plain = (self._words["ready"].get(f"{point.id}.{key}", "") for key in ("name", "plain"))
            icon, tone = ("circle-check", "ok") if point.met else ("circle", "text2")
            self._points.addWidget(IconLine(self._context.theme, icon, f"{name}. {plain}", tone))
        for warning in found.warnings:
            patterns = {
                "deputy": self.tr("Nobody stands in for: {what}"),
                "not_verified": self.tr("The number of {what} was not called within twelve months"),
                "not_on_panel": self.tr("Ask the insurer whether it pays for {what}"),
                "no_hotline": self.tr("The hotline of a policy is not on file: {what}"),
            }
            what = team_words().get(warning.about, warning.about)
            what = self._words["shapes"].get(what, what)
            self._points.addWidget(IconLine(
                self._context.theme, "triangle-alert", patterns[warning.kind].format(what=what), "warn"
            ))

    def settle(self) -> None:
        for field in self.fields.values():
            field.flush()

    def _on_edited(self, name: str, value: object) -> None:
        empty = "" if name == "bank_fraud_number" else None
        changes = {name: empty if value is None else value}
        self._prepared = replace(self._prepared, **changes)  # type: ignore[arg-type]
        self.edited.emit(self._prepared)
        self.refresh()
