from __future__ import annotations

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.editing import ALWAYS, Draft, Edit, OwnParagraph, apply_draft, editable_texts, outdated
from advisor_app.documents.kinds import KINDS
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import Request
from tests.documents.clients import FONTS, evaluation, pack
from tests.documents.reading import text
from tests.documents.test_kinds import BREACH
from tests.documents.test_letter import said


def made(kind: str, draft: Draft | None = None) -> b.Report:
    return compose_report(kind, evaluation("dental-practice"), pack(),
                          request=Request(breach=BREACH, draft=draft or Draft()))


def ids(report: b.Report) -> list[str]:
    return [section.id for section in report.sections]


@pytest.mark.parametrize("kind", KINDS)
def test_what_always_stands_there_cannot_be_left_out(kind: str) -> None:
    whole = made(kind)
    bare = made(kind, Draft(left_out=tuple(ids(whole))))
    assert ids(bare) == [name for name in ids(whole) if name in ALWAYS]
    assert bare.sections


def test_sections_change_places_and_chapters_are_counted_anew() -> None:
    moved = made("report", Draft(order=("gaps", "losses"), left_out=("frameworks",)))
    assert ids(moved).index("gaps") < ids(moved).index("losses")
    assert "frameworks" not in ids(moved)
    chapters = [b.words_of(block.text) for block in moved.blocks if isinstance(block, b.Heading) and not block.level]
    assert [int(words.split()[0]) for words in chapters] == list(range(1, len(chapters) + 1))
    assert ids(made("letter", Draft(order=("no-such", "L4")))) == ids(made("letter"))


def test_own_paragraphs_follow_their_section_as_text() -> None:
    own = (OwnParagraph("L4", "We met twice.\n<b>Not bold</b>", "A word of ours"), OwnParagraph("gone", "Later."))
    report = made("letter", Draft(own=own))
    assert ids(report)[ids(report).index("L4") + 1] == "own-1"
    assert ids(report).index("own-2") == ids(report).index("L9") - 1
    words = text(render_pdf(report, fonts=FONTS))
    assert "A word of ours We met twice. <b>Not bold</b>" in words


def test_an_edited_text_replaces_its_standard_text_and_only_that() -> None:
    standard = editable_texts(made("letter"), "L9")[0]
    draft = Draft(edits=(Edit("L9", standard, "Ring me on Monday."),))
    report = made("letter", draft)
    assert "Ring me on Monday." in said(report, "L9")
    assert standard not in said(report, "L9")
    assert outdated(made("letter"), draft) == ()
    assert "Ring me" not in said(made("letter", Draft(edits=(Edit("L4", standard, "Ring me"),))))


def test_an_edit_whose_text_has_changed_is_named_and_not_printed() -> None:
    edit = Edit("L9", "Tell us your decision by 1 May 2020.", "Tell us soon.")
    report = made("letter")
    assert apply_draft(report, Draft(edits=(edit,))) == report
    assert outdated(report, Draft(edits=(edit,))) == (edit,)


def test_texts_in_columns_and_lists_can_be_edited() -> None:
    found = editable_texts(made("letter"), "L8-L6")
    assert any("first £2,500" in words for words in found)
    report = made("letter", Draft(edits=(Edit("L8-L6", found[0], "Changed."),)))
    assert "Changed." in said(report, "L8-L6")
