"""Incidents of a client as claim files: what happened, whom to tell by when, the steps, and a log never rewritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor_app.domain.coverage.readiness import NoticeDuty
from advisor_app.domain.incident_log import Incident, LogEntry
from advisor_app.domain.record_checks import RecordError
from advisor_app.domain.text import TextError
from advisor_app.services.amounts import AmountError, parse_amount
from advisor_app.services.dossier import Dossier
from advisor_app.services.typed_dates import DateTextError, parse_day, show_day
from advisor_app.ui.forms.field import FormContext
from advisor_app.ui.presenters.claim_file import entry_line, now_of, step_lines, tell_lines
from advisor_app.ui.presenters.dossier_entries import entry_kinds
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card, EmptyState
from advisor_app.ui.widgets.fields import LineEdit, Select, TextArea
from advisor_app.ui.widgets.file_shelf import FileShelf
from advisor_app.ui.widgets.layout import Divider, boxed, column, row
from advisor_app.ui.widgets.master_detail import MasterDetail
from advisor_app.ui.widgets.record_list import Record, RecordList
from advisor_app.ui.widgets.text import Text, body, caption, field_label


@dataclass(frozen=True)
class ClaimDesk:
    """What the page of incidents needs. tell: everyone to tell of an incident; attach: joins a shelf with the files of
    a subject; steps: of its first days, by id; now:
    the clock, read when an entry is made."""

    dossier: Dossier
    tell: Callable[[Incident], tuple[NoticeDuty, ...]]
    attach: Callable[[FileShelf, str], object]
    steps: Callable[[str], tuple[str, ...]]
    now: Callable[[], datetime]


class IncidentsView(QWidget):
    """print_asked(incident): the claim file as a document."""

    print_asked = Signal(str)

    def __init__(self, context: FormContext, desk: ClaimDesk, words: dict[str, dict[str, str]]) -> None:
        super().__init__()
        self._context, self._desk, self._words = context, desk, words
        theme = context.theme
        self.add = Button(theme, self.tr("New incident"), "primary", icon="plus")
        self.add.clicked.connect(self.begin)
        self.list = RecordList(theme, self.tr("Incidents"))
        self.list.picked.connect(self._open)
        self._split = MasterDetail(
            theme, boxed(column(row(self.add, None), 8, self.list, margins=(16, 14, 0, 0)))
        )
        self.lines: dict[str, LineEdit] = {}
        self.kind: Select | None = None
        self.entry_kind: Select | None = None
        self.text: TextArea | None = None
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self.refresh()

    # ------------------------------------------------------------------------------------------------- showing
    def refresh(self, chosen: str | None = None) -> None:
        kinds = self._words["kinds"]
        records = [
            Record(
                incident.id, incident.title, f"{kinds[incident.kind]} · {self._day(incident.discovered.date())}",
                self.tr("Open") if incident.status == "open" else self.tr("Closed"),
                "warn" if incident.status == "open" else "text2",
            )
            for incident in self._desk.dossier.incidents.all()
        ]
        shown = self.list.show_records(records, chosen)
        if shown is not None:
            self._open(shown.id)
        else:
            self._split.show_details([EmptyState(self._context.theme, self.tr(
                "No incident is on file. When something happens, begin here: it says whom to tell, by when, and what "
                "to do first."
            ))])

    def begin(self) -> None:
        """The short form with which a claim file begins."""
        theme = self._context.theme
        now = self._desk.now()
        card = Card(theme, self.tr("Something has happened"), self.tr("A line is enough to begin."))
        self.lines = {}
        card.add(self._line("title", self.tr("What happened, in a few words"), ""))
        kinds = self._words["kinds"]
        self.kind = Select(theme, list(kinds.items()), name=self.tr("Kind of incident"))
        self.kind.show_choice(next(iter(kinds)))
        card.add(column(field_label(theme, self.kind.accessibleName(), self.kind), 4, self.kind))
        card.add(self._line("day", self.tr("Discovered on"), self._day(now.date())))
        card.add(self._line("time", self.tr("At, by the clock here"), f"{now:%H:%M}"))
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        keep = Button(theme, self.tr("Open the claim file"), "primary")
        keep.clicked.connect(self._begin)
        card.add(self.problem, boxed(row(keep, None)))
        self._split.show_details([card])
        self.lines["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, id_: str) -> None:
        incident = self._incident(id_)
        theme = self._context.theme
        kinds = self._words["kinds"]
        toggle = Button(theme, self.tr("Close the file") if incident.status == "open" else self.tr("Open it again"))
        toggle.clicked.connect(lambda: self._set_status(incident))
        paper = Button(theme, self.tr("Print or save"), icon="printer")
        paper.clicked.connect(lambda: self.print_asked.emit(incident.id))
        discovered = self.tr("Discovered {when}").format(when=now_of(incident.discovered, self._context.language))
        self._split.show_details([
            caption(theme, f"{kinds[incident.kind]} · {discovered}", "text2"),
            Text(theme, incident.title, "question", wrap=True), boxed(row(paper, toggle, None, gap=10)),
            self._tell(incident), self._steps(incident), self._new_entry(incident), self._log(incident),
            self._files(incident),
        ])

    def _tell(self, incident: Incident) -> Card:
        card = Card(
            self._context.theme, self.tr("Whom to tell, and by when"),
            self.tr("Earliest first. It never says that a notice is not needed; ask a lawyer."),
        )
        for place, (who, when, how) in enumerate(tell_lines(self._desk.tell(incident), self._words, self._context)):
            if place:
                card.add(Divider(self._context.theme))
            line = row(Text(self._context.theme, who, "strong", wrap=True), Text(
                self._context.theme, when, "label_strong", "danger"), gap=12)
            line.setStretch(0, 1)
            card.add(boxed(column(boxed(line), caption(self._context.theme, how, "text2"), gap=2)))
        return card

    def _steps(self, incident: Incident) -> Card:
        card = Card(self._context.theme, self.tr("The first days, step by step"))
        for place, (when, do, dont) in enumerate(step_lines(self._desk.steps(incident.kind), self._words)):
            if place:
                card.add(Divider(self._context.theme))
            card.add(boxed(column(
                Text(self._context.theme, when, "label_strong", "text2"), body(self._context.theme, do),
                caption(self._context.theme, dont, "text2"), gap=2,
            )))
        return card

    def _new_entry(self, incident: Incident) -> Card:
        theme = self._context.theme
        card = Card(
            theme, self.tr("Write an entry"), self.tr("An entry is never changed; a mistake is put right by another.")
        )
        self.entry_kind = Select(theme, list(entry_kinds().items()), name=self.tr("Kind of entry"))
        self.entry_kind.show_choice("note")
        self.text = TextArea(theme, name=self.tr("What was done, said or found"))
        self.lines = {}
        amount = self._line("amount", self.tr("Amount, for costs and payments"), "")
        hours = self._line("hours", self.tr("Hours, for work"), "")
        actor = self._line("actor", self.tr("By whom"), "")
        self.problem = Text(theme, "", "label", "danger", wrap=True)
        self.problem.hide()
        write = Button(theme, self.tr("Write it down"), "primary")
        write.clicked.connect(lambda: self._write(incident))
        pair = row(amount, hours, actor, gap=12)
        card.add(
            column(field_label(theme, self.entry_kind.accessibleName(), self.entry_kind), 4, self.entry_kind),
            column(field_label(theme, self.text.accessibleName(), self.text), 4, self.text), boxed(pair), self.problem,
            boxed(row(write, None)),
        )
        return card

    def _log(self, incident: Incident) -> Card:
        entries = self._desk.dossier.log(incident.id)
        card = Card(self._context.theme, self.tr("Log, {n} entries").format(n=len(entries)))
        for place, entry in enumerate(reversed(entries)):
            if place:
                card.add(Divider(self._context.theme))
            head, text = entry_line(entry, entry_kinds(), self._context)
            card.add(boxed(column(
                caption(self._context.theme, head, "text2"), body(self._context.theme, text), gap=2
            )))
        return card

    def _files(self, incident: Incident) -> Card:
        card = Card(self._context.theme, self.tr("Files"), self.tr("Letters, invoices, pictures of screens."))
        shelf = FileShelf(self._context.theme, self.tr("Files of the claim"))
        card.add(shelf)
        self._desk.attach(shelf, f"incident:{incident.id}")
        return card

    def _line(self, key: str, label: str, text: str) -> QWidget:
        line = LineEdit(self._context.theme, name=label)
        line.setText(text)
        self.lines[key] = line
        return boxed(column(field_label(self._context.theme, label, line), 4, line))

    # -------------------------------------------------------------------------------------------------- keeping
    def _begin(self) -> None:
        assert self.kind is not None
        try:
            day = parse_day(self.lines["day"].text(), self._context.language)
            discovered = datetime.combine(day, _clock(self.lines["time"].text())).astimezone()
            incident = Incident(
                Dossier.new_id(), self.lines["title"].text().strip(), discovered, self.kind.choice() or "other"
            )
            self._desk.dossier.incidents.save(incident)
        except (RecordError, TextError, DateTextError) as error:
            self._say(str(error))
            return
        self.refresh(incident.id)

    def _write(self, incident: Incident) -> None:
        assert self.entry_kind is not None and self.text is not None
        language = self._context.language
        try:
            figures = {
                key: float(parse_amount(self.lines[key].text(), language)) if self.lines[key].text().strip() else None
                for key in ("amount", "hours")
            }
            self._desk.dossier.write_log(LogEntry(
                Dossier.new_id(), incident.id, self._desk.now(), self.entry_kind.choice() or "note",
                self.text.toPlainText().strip(), actor=self.lines["actor"].text().strip(), amount=figures["amount"],
                currency=self._context.currency if figures["amount"] is not None else "", hours=figures["hours"],
            ))
        except (RecordError, TextError, AmountError) as error:
            self._say(str(error))
            return
        self._open(incident.id)

    def _set_status(self, incident: Incident) -> None:
        status = "closed" if incident.status == "open" else "open"
        self._desk.dossier.incidents.save(replace(incident, status=status))
        self.refresh(incident.id)

    def _incident(self, id_: str) -> Incident:
        return next(incident for incident in self._desk.dossier.incidents.all() if incident.id == id_)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _day(self, day: date) -> str:
        return show_day(day, self._context.language)


def _clock(text: str) -> time:
    """A time like 14:05 or 1405. Raises RecordError."""
    digits = text.strip().replace(".", ":").replace("h", ":")
    if digits.isdecimal() and len(digits) == 4:
        digits = f"{digits[:2]}:{digits[2:]}"
    try:
        return time.fromisoformat(digits if len(digits.split(":")[0]) == 2 else f"0{digits}")
    except ValueError as error:
        raise RecordError("The time must be hours and minutes, like 14:05.") from error
