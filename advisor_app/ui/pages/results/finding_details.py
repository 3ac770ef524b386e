"""All that is known of one finding, as cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor_app.domain.cases import PastCase
from advisor_app.domain.findings import Finding
from advisor_app.ui.pages.case_card import case_card
from advisor_app.ui.pages.detail_cards import line_of, lines_card, links, source_links
from advisor_app.ui.presenters.findings import (
    Findings,
    cause_lines,
    found_lines,
    framework_lines,
    insurer_lines,
    laws_touched,
    note_lines,
    title_of,
    to_do,
    why_lines,
)
from advisor_app.ui.presenters.sources import sources_of
from advisor_app.ui.theme import Theme
from advisor_app.ui.widgets.buttons import Button
from advisor_app.ui.widgets.cards import Card
from advisor_app.ui.widgets.choices import CheckBox
from advisor_app.ui.widgets.layout import FlowLayout
from advisor_app.ui.widgets.levels import LevelChip
from advisor_app.ui.widgets.marks import IconLine
from advisor_app.ui.widgets.pills import Pill
from advisor_app.ui.widgets.source_link import SourceLink
from advisor_app.ui.widgets.text import Text, caption


@dataclass(frozen=True)
class Leads:
    """Where the details lead: to a question, a source, a law; and what puts the fix into the plan or takes it out."""

    question: Callable[[str], None]
    source: Callable[[str], None]
    law: Callable[[str], None]
    plan: Callable[[Finding, bool], None]


def finding_details(
    theme: Theme, view: Findings, finding: Finding, cases: Iterable[PastCase], leads: Leads, form: QWidget
) -> list[QWidget]:
    shown = [*_head(theme, view, finding, leads)]
    shown.append(lines_card(theme, _tr("What we found"), found_lines(view, finding)))
    shown.append(_why(theme, view, finding, leads))
    shown.append(lines_card(theme, _tr("Cause and consequence"), cause_lines(view, finding)))
    if finding.action is not None:
        shown.append(_to_do(theme, view, finding, leads))
    shown += [form, lines_card(theme, _tr("What an insurer will ask"), insurer_lines(view, finding))]
    laws = laws_touched(view, finding)
    if laws:
        card = Card(theme, _tr("Rules it touches"))
        card.add(links(theme, laws, leads.law, _tr("Open the law")))
        shown.append(card)
    shown += [case_card(theme, case, view.words, view.figures, leads.source) for case in cases]
    frameworks = framework_lines(view, finding)
    if frameworks:
        note = _tr("The answer informs these; it does not say that any of them is met.")
        shown.append(lines_card(theme, _tr("In published frameworks"), frameworks, note))
    return shown


def resolved_details(theme: Theme, view: Findings, question: str, leads: Leads) -> list[QWidget]:
    """A finding of the assessment before that is none any more."""
    when = next((entry.day for entry in view.resolved if entry.question == question), view.evaluation.today)
    said = _tr("Found in the last assessment; resolved by {day}.").format(day=view.figures.short_date(when))
    open_ = Button(theme, _tr("Open the question"))
    open_.clicked.connect(lambda: leads.question(question))
    holder = QWidget()
    FlowLayout(8, holder).addWidget(open_)
    return [Text(theme, title_of(view, question), "question", wrap=True),
            IconLine(theme, "circle-check", said, "ok"), holder]


def _head(theme: Theme, view: Findings, finding: Finding, leads: Leads) -> Iterable[QWidget]:
    question = view.pack.question(finding.questions[0])
    yield caption(theme, f"{view.words.sections[question.section]} · {question.id}", "text2")
    yield Text(theme, title_of(view, finding.id), "question", wrap=True)
    marks = QWidget()
    flow = FlowLayout(8, marks)
    flow.addWidget(LevelChip(theme, finding.severity))
    if finding.kind == "to_find_out":
        flow.addWidget(Pill(theme, _tr("To find out"), "warn"))
    yield marks
    for said in note_lines(view, view.register.finding(finding.id)):
        yield IconLine(theme, "info", said)
    tools = QWidget()
    line = FlowLayout(12, tools)
    open_ = Button(theme, _tr("Open the question"))
    open_.clicked.connect(lambda: leads.question(finding.questions[0]))
    line.addWidget(open_)
    if finding.action is not None:
        box = CheckBox(theme, _tr("In the plan"))
        box.setChecked(view.planned(finding))
        box.clicked.connect(lambda checked: leads.plan(finding, checked))
        line.addWidget(box)
    yield tools


def _why(theme: Theme, view: Findings, finding: Finding, leads: Leads) -> Card:
    card = lines_card(theme, _tr("Why it matters here"), why_lines(view, finding))
    if finding.saving:
        link = SourceLink(theme, "model", _tr("Saving in an average year"), _tr("Source of the figure"))
        link.asked.connect(leads.source)
        holder = QWidget()
        FlowLayout(8, holder).addWidget(link)
        card.add(holder)
    sources = sources_of(view.pack, view.pack.question(finding.questions[0]))
    if sources:
        card.add(source_links(theme, sources, _tr("Why it matters here"), leads.source))
    return card


def _to_do(theme: Theme, view: Findings, finding: Finding, leads: Leads) -> Card:
    title, steps, small = to_do(view, finding)
    card = Card(theme, _tr("What to do"))
    card.add(Text(theme, title, "body", wrap=True, weight=600))
    for step in steps:
        card.add(line_of(theme, step))
    note = view.register.finding(finding.id)
    card.add(caption(theme, small, "text2"))
    if note.owner:
        card.add(caption(theme, _tr("Who: {name}").format(name=note.owner), "text2"))
    link = SourceLink(theme, "costs", _tr("Effort and cost"))
    link.asked.connect(leads.source)
    holder = QWidget()
    FlowLayout(8, holder).addWidget(link)
    card.add(holder)
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("FindingDetails", text)
