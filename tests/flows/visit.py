"""What a person does on a visit: a new client, all quick questions."""

from __future__ import annotations

from PySide6.QtCore import Qt

from advisor_app.ui.main_window import MainWindow
from advisor_app.ui.pages.assessment import AssessmentPage
from advisor_app.ui.pages.facts_body import FactsBody
from advisor_app.ui.pages.policies_body import PoliciesBody
from advisor_app.ui.pages.question_body import AnswerBody
from advisor_app.ui.workspace import Workspace
from tests.flows.person import Person

CLIENT = "Quillfeather Dental"
READER = "Dr Amarantha Oseil"
NOTE = "Zanzibar server cupboard"

# What the person answers: the words of choices, or the id of an option. Facts given on the form stay.
FACTS = {
    "PF-09": ("None",), "PF-05": ("Names, addresses", "Identity numbers", "Health or treatment"),
    "PF-08": ("Private people who buy",), "PF-16": ("Nothing of the kind",),
}
ANSWERS = {
    "AC-01": "partial", "AC-02": "none", "AC-03": "partial", "AC-06": "mostly", "TS-02": "mostly", "TS-05": "none",
    "TS-13": "believed_closed", "TS-17": "none", "TS-22": "connected_only", "TS-23": "never", "PT-04": "partial",
    "PT-01": "fully", "DI-01": "partial", "DG-02": "mostly", "VC-03": "unknown", "TE-02": "few", "IR-01": "none",
    "CR-02": "none", "AU-01": "it_provider_only",
}


def page_of(window: MainWindow) -> AssessmentPage:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    return workspace.findChildren(AssessmentPage)[-1]


def new_client(person: Person, name: str = CLIENT) -> None:
    person.click("New client")
    person.type_into("Name of the client", name)
    person.type_into("Main line of business", "Dental practice")
    person.press(Qt.Key.Key_Tab)
    person.type_into("Country of the main office", "United States")
    person.press(Qt.Key.Key_Tab)
    person.type_into("People with a login", "12")
    person.type_into("People in the files", "7500")
    person.type_into("Income in the last 12 months", "1.6m")
    person.type_into("Name of the person", READER)
    person.click("Start quick assessment")
    person.wait_to_see("or press Enter")


def answer(person: Person, window: MainWindow) -> str:
    """Answer the question on the screen and go on; its id."""
    page = page_of(window)
    question, body = page.question, page.body
    if isinstance(body, FactsBody):
        for words in FACTS.get(question, ()):
            person.click(words)
    elif isinstance(body, PoliciesBody):
        person.click_on(body.options.rows["bop_with_cyber_endorsement"].head)
        fields = body.details["bop_with_cyber_endorsement"]
        person.type_over(fields.limit, "50k")
        person.type_over(fields.share, "1,000")
    else:
        assert isinstance(body, AnswerBody)
        person.click_on(body.options.rows[ANSWERS[question]].head)
        if question == "TS-05":
            person.click("Add a note")
            person.write_note("Note", NOTE)
    person.click("Continue")
    return question


def answer_all(person: Person, window: MainWindow, until: str = "") -> list[str]:
    """Answer until the answers are shown for checking, or a question comes; the ids in order."""
    answered: list[str] = []
    while person.sees("or press Enter") and page_of(window).question != until:
        question = answer(person, window)
        assert question not in answered, f"{question} came twice; on the screen: {person.screen()}"
        answered.append(question)
    return answered
