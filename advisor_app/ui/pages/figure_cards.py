"""One number of the loss model with all that is known about it: for the reference and for replacing it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor_app.documents.figures import Figures
from advisor_app.domain.losses.parameters import OWN_GRADE, LossParameters, ParameterRow
from advisor_app.domain.pack import Source, Texts
from advisor_app.ui.presenters.doubt import DOUBTFUL, figure_name
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.layout import row as line_of
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import Text, body, caption


def figure_records(parameters: LossParameters, words: Texts, figures: Figures) -> tuple[Record, ...]:
    """Every number in the order of the content, under the heads of its tables. What nobody has read at the source is
    marked in words."""
    found, last = [], ""
    for entry in parameters.rows.values():
        table = entry.id.split(".")[0]
        head = "" if table == last else words.losses[f"tables.{table}"]
        note = f"{figures.precise(entry.value)} {entry.unit} · {words.word('parameter_grades', entry.grade)}"
        found.append(Record(entry.id, figure_name(entry), note, head=head))
        last = table
    return tuple(found)


def searched_text(entry: ParameterRow, parameters: LossParameters, words: Texts) -> str:
    """What a search for a number looks in, besides its name."""
    sources = " ".join(f"{parameters.sources[s].title} {parameters.sources[s].publisher}" for s in entry.sources)
    return f"{entry.explain} {entry.unit} {words.losses['tables.' + entry.id.split('.')[0]]} {sources} {entry.reason}"


def figure_cards(
    theme: Theme, entry: ParameterRow, sources: Mapping[str, Source], words: Texts, figures: Figures
) -> list[QWidget]:
    """Name, explanation, the number with unit, year, grade and range, and its sources."""
    shown: list[QWidget] = [
        caption(theme, f"{words.losses['tables.' + entry.id.split('.')[0]]} · {entry.id}", "text2"),
        Text(theme, figure_name(entry), "question", wrap=True),
    ]
    mark = _mark(theme, entry, words)
    if mark is not None:
        shown.append(mark)
    shown.append(body(theme, entry.explain))
    card = Card(theme, _tr("The number"))
    table = TextTable(theme, card.title.text(), whole=True)
    table.show_table((_tr("What"), _tr("Value")), _facts(entry, words, figures))
    card.add(table)
    shown.append(card)
    if entry.sources:
        origin = Card(theme, _tr("Where it comes from"))
        for source in (sources[key] for key in entry.sources):
            confidence = words.word("source_confidences", source.confidence)
            origin.add(IconLine(
                theme, "book-open", f"{source.title}. {source.publisher}, {source.year}. {confidence}."))
        shown.append(origin)
    return shown


def _mark(theme: Theme, entry: ParameterRow, words: Texts) -> QWidget | None:
    """The word for a number that nobody has read at the source, or that is the advisor's own."""
    if entry.grade not in (*DOUBTFUL, OWN_GRADE):
        return None
    said = {"J": words.losses["notes.estimate"], "C": words.losses["notes.unconfirmed"]}.get(
        entry.grade, words.word("parameter_grades", entry.grade))
    holder = QWidget()
    holder.setLayout(line_of(Pill(theme, said.capitalize(), "accent" if entry.grade == OWN_GRADE else "warn"), None))
    return holder


def _facts(entry: ParameterRow, words: Texts, figures: Figures) -> list[tuple[str, str]]:
    between = "–"
    if entry.low is not None and entry.high is not None:
        between = _tr("{low} to {high}").format(low=figures.precise(entry.low), high=figures.precise(entry.high))
    facts = [
        (_tr("Value"), figures.precise(entry.value)), (_tr("Unit"), entry.unit), (_tr("Plausible range"), between),
        (_tr("Grade"), words.word("parameter_grades", entry.grade)), (_tr("Year"), str(entry.year)),
        (_tr("Looked at again by"), figures.short_date(entry.next_review)),
    ]
    return [*facts, (_tr("Reason"), entry.reason)] if entry.reason else facts


def _tr(text: str) -> str:
    return QCoreApplication.translate("FigureCards", text)
