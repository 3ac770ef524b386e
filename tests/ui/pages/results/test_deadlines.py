"""The deadlines after a breach, typed in by a person and read off the screen."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_app.content.loader import load_pack
from advisor_app.documents.figures import Figures
from advisor_app.documents.place_names import place_names
from advisor_app.domain.facts import Facts
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.profile import ClientProfile
from advisor_app.ui.forms.find import FindField
from advisor_app.ui.forms.typed import LineField
from advisor_app.ui.pages.results.deadlines import DeadlinesPage, Firm
from advisor_app.ui.theme import Theme
from advisor_app.ui.zones import city
from tests.content.pack_files import CORE
from tests.domain.test_deadlines import BASE, BREACHES
from tests.flows.person import Person

CHOSEN = (
    "Alabama, 1,001 people", "California, 501 people, told on 10 March",
    "Colorado, 499 people, found late on the night before summer time",
    "Texas, 250 people: the Attorney General sooner than the people", "Texas, nobody knows how many",
    "Minnesota, 501 people: 48 hours over the end of summer time", "Supplier in Florida: ten days",
    "Irish firm: 72 hours over the start of summer time", "German firm: 72 hours over its end",
    "British firm at Christmas: hours do not wait for working days", "Wyoming: encryption may excuse",
    "Encrypted, and the key was not taken", "Alaska, relying on no harm: the Attorney General first",
    "Brazil: three business days from a Friday (a public holiday in between is not known)",
)
ROWS = [row for row in BREACHES if row["name"] in CHOSEN]


@cache
def pack() -> ContentPack:
    return load_pack(CORE)


def page_for(theme: Theme, qtbot: QtBot, row: dict[str, Any]) -> DeadlinesPage:
    base = {} if row.get("base") == "none" else BASE
    facts = Facts(ClientProfile.of({**base, **row.get("facts", {})}))
    words = pack().words("en-GB")
    figures = Figures("en-GB", "USD", words.letter)
    page = DeadlinesPage(theme, Firm(pack(), words, figures, facts, date(2026, 11, 25)))
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    return page


def type_moment(person: Person, field: LineField, moment: object) -> None:
    told = datetime.fromisoformat(str(moment))
    person.type_over(field.edit, f"{told:%Y-%m-%d %H:%M}")
    field.edit.clearFocus()


def pick(person: Person, field: FindField, code: str, words: str) -> None:
    person.type_over(field.edit, words)
    field.edit.settle()
    assert field.value() == code


def enter(person: Person, page: DeadlinesPage, row: dict[str, Any]) -> None:
    names = place_names("en-GB")
    pick(person, page.zone, row["zone"], "UTC" if row["zone"] == "UTC" else page.zone.edit._options[row["zone"]])
    for name, box in page.switches.items():
        if row.get(name):
            person.click_on(box)
    page.choose_role(row.get("role", "controller"))
    for code in row.get("elements", ["ssn"]):
        person.type_over(page.elements.edit, pack().words("en").word("data_elements", code))
        page.elements.edit.settle()
    for place, number in row["people"].items():
        person.click_on(page.people.add_button)
        form = page.people.forms[-1]
        where, people = form.fields["place"], form.fields["people"]
        assert isinstance(where, FindField) and isinstance(people, LineField)
        pick(person, where, place, names[place])
        if number is None:
            QApplication.processEvents()  # a new row takes its place first
            person.click_on(people.unknown)
        else:
            person.type_over(people.edit, str(number))
            people.edit.clearFocus()
    for name in ("people_told", "ransom_paid"):
        if name in row:
            page.later[name].parentWidget().show()
            type_moment(person, page.later[name], row[name])
    type_moment(person, page.discovered, row["discovered"])
    page.flush()


def shown_due(text: str, zone: str) -> str:
    """What the fixture says of one notice, as the screen writes it."""
    if text == "-":
        return ""
    moment = datetime.fromisoformat(text)
    day = f"{moment:%a} {moment.day} {moment:%b %Y}".replace("Sep", "Sept")
    said = f"{day}, {moment:%H:%M}" if "T" in text else f"the end of {day}"
    return f"By {said} ({city(zone)} time)"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_person_types_a_breach_and_reads_the_deadlines(theme: Theme, qtbot: QtBot, row: dict[str, Any]) -> None:
    page, person = page_for(theme, qtbot, row), Person(qtbot)
    enter(person, page, row)
    assert page.view is not None, person.screen()
    found = sorted(f"{line.law} {line.due}" for line in page.view.lines)
    wanted = []
    for told in row["told"]:
        law, _, due = told.split(" ")
        wanted.append(f"{law} {shown_due(due, row['zone'])}".strip())
    undated = {"No day yet", "No fixed day"}
    assert sorted(wanted) == sorted(
        " ".join(line.split(" ")[:1]) if line.split(" ", 1)[1] in undated else line for line in found
    )
    person.wait_to_see(page.view.summary)
    for line in page.view.lines:
        assert person.sees(line.due) and person.sees(line.wording) and person.sees(line.as_of)
        assert all(person.sees(note) for note in line.notes)
        assert person.buttons(f"Source: {line.law_name}") and person.buttons(f"Open the law: {line.law_name}")
    for note in row.get("notes", ()):
        assert person.sees(pack().words("en").word("deadline_notes", note))
    assert len(page.view.excused) == len(row.get("excused", []))


def test_the_rows_are_in_the_table() -> None:
    assert len(ROWS) == len(CHOSEN) >= 10


def test_bad_input_is_told_in_one_sentence_and_nothing_is_worked_out(theme: Theme, qtbot: QtBot) -> None:
    row = next(row for row in ROWS if row["name"] == "Alabama, 1,001 people")
    page, person = page_for(theme, qtbot, row), Person(qtbot)
    assert page.view is None and person.sees("Enter when the breach was discovered")
    enter(person, page, row)
    assert page.view is not None
    person.type_over(page.discovered.edit, "last Tuesday")
    page.flush()
    assert person.sees("Discovered must be a day and a time, like")
    page.later["people_told"].parentWidget().show()
    type_moment(person, page.later["people_told"], "2026-01-01T10:00")
    page.flush()
    assert page.view is None
    person.wait_to_see("“The people were told” lies before the discovery; look at both times.")


def test_links_lead_to_the_law_and_its_source(theme: Theme, qtbot: QtBot) -> None:
    row = next(row for row in ROWS if row["name"].startswith("Supplier in Florida"))
    page, person = page_for(theme, qtbot, row), Person(qtbot)
    enter(person, page, row)
    assert page.view is not None
    name = page.view.lines[0].law_name
    with qtbot.waitSignal(page.law_asked) as law:
        person.click(f"Open the law: {name}")
    with qtbot.waitSignal(page.source_asked) as source:
        person.click(f"Source: {name}")
    assert law.args == ["us_fl_breach"] and source.args == ["law:us_fl_breach"]
