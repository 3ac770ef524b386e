"""The questions: both wordings, why each is asked, what good evidence looks like, what each answer is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor_app.domain.questions import Question
from advisor_app.ui.pages.reference.shelf import Library, Shelf
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.record_list import Record
from advisor_app.ui.widgets.tables import TextTable
from advisor_app.ui.widgets.text import body, caption


class QuestionShelf(Shelf):
    """Every question of the content, asked or not."""

    def __init__(self, theme: Theme, library: Library) -> None:
        self._records = _records(library)
        super().__init__(theme, library, self.tr("Questions"), self.tr("Search the questions"))

    def records(self) -> tuple[Record, ...]:
        return self._records

    def searched(self, id_: str) -> str:
        text = self._library.words.questions[id_]
        return f"{text.prompt} {text.technical} {text.why}"

    def details(self, id_: str) -> list[QWidget]:
        question, words = self._library.pack.question(id_), self._library.words
        text = words.questions[id_]
        shown: list[QWidget] = [
            caption(self._theme, f"{words.sections[question.section]} · {id_}", "text2"),
            self.headline(text.prompt),
        ]
        if text.technical and text.technical != text.prompt:
            shown.append(self.titled(self.tr("In technical words"), text.technical))
        for title, said in (
            (self.tr("Why we ask"), text.why), (self.tr("More"), text.help),
            (self.tr("What good evidence looks like"), text.evidence),
        ):
            if said:
                shown.append(self.titled(title, said))
        if question.scored:
            shown.append(self._answers(question))
        return shown

    def _answers(self, question: Question) -> Card:
        text = self._library.words.questions[question.id]
        card = Card(self._theme, self.tr("What each answer counts"), self.tr("From 0 (not in place) to 1 (in place)."))
        table = TextTable(self._theme, card.title.text())
        rows = [
            [text.options[option.id], "–" if option.score is None else f"{option.score:g}"]
            for option in question.options if option.id in text.options
        ]
        table.show_table([self.tr("Answer"), self.tr("Counts")], rows)
        card.add(table)
        if question.weight != "profile":
            weight = {
                "critical": self.tr("critical"), "high": self.tr("high"), "medium": self.tr("medium"),
                "low": self.tr("low"),
            }[question.weight]
            card.add(body(self._theme, self.tr("Weight in its section: {weight}.").format(weight=weight), "text2"))
        return card


def _records(library: Library) -> tuple[Record, ...]:
    words, found, last = library.words, [], ""
    for question in library.pack.questions:
        section = words.sections[question.section]
        text = words.questions[question.id]
        head = "" if section == last else section
        found.append(Record(question.id, text.short or text.prompt, question.id, head=head))
        last = section
    return tuple(found)
