from __future__ import annotations

from dataclasses import replace

from advisor_app.domain.answers import AnswerSheet
from advisor_app.domain.upgrades import UpgradeReport
from advisor_app.ui.presenters.upgrade import Listed, upgrade_view
from tests.services.test_practice import shared_pack


def test_groups_stand_in_the_order_to_look_at_and_empty_ones_are_left_out() -> None:
    old = shared_pack()
    gone = replace(old, texts={"en": replace(old.texts["en"], questions={
        key: text for key, text in old.texts["en"].questions.items() if key != "AC-10"
    })})
    report = UpgradeReport(
        "core", "1", "2", AnswerSheet(), {}, None, ask=("AC-01",), aside=("AC-10",), renamed=(("X", "AC-02"),),
        closed=("ZZ-01",),
    )
    view = upgrade_view(report, old, gone, "en-US")
    words = old.words("en").questions
    assert (view.old_version, view.new_version) == ("1", "2")
    assert view.groups == (
        ("ask", (Listed("AC-01", words["AC-01"].short),)), ("renamed", (Listed("AC-02", words["AC-02"].short),)),
        ("aside", (Listed("AC-10", words["AC-10"].short),)), ("closed", (Listed("ZZ-01", "ZZ-01"),)),
    )
