from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.plain_text import report_html, report_text
from tests.documents.clients import evaluation, pack
from tests.documents.example_report import CLIENT, report
from tests.documents.test_kinds import ASKED, KINDS

HOSTILE = "<b>x</b><script>alert(1)</script> & \u0007\ud800 {page}"


class Outline(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_everything_is_read_in_order() -> None:
    words = report_text(report())
    order = ["Fenwick Advisory", "16 November 2026", "Cyber cover: our recommendation\n===", "Provisional.",
             "6,400 records", "Policy limit; £500,000 each year", "What a year could look like\n---",
             "£118,000 or more: 5",
             "Fix: Turn on a second sign-in step", "Effort: hours", "Part: Answering a regulator; Today: none",
             "On the left", "On the right", "1. One thing", "[ ]", "Signature: ___", "Jo Fenwick", "Small print."]
    places = [words.find(piece) for piece in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_a_document_is_lost(kind: str) -> None:
    made = compose_report(kind, evaluation("online-retailer"), pack(), request=ASKED)
    words, page = report_text(made), Outline()
    page.feed(report_html(made))
    shown = " ".join("".join(page.text).split())
    for block in made.blocks:
        for text in (getattr(block, "text", ()), *getattr(block, "items", ())):
            piece = b.words_of(text) if isinstance(text, tuple) else ""
            assert piece in words
            assert " ".join(piece.split()) in shown


@pytest.mark.parametrize("kind", KINDS)
def test_headings_of_the_page_go_down_one_step_at_a_time(kind: str) -> None:
    page = Outline()
    page.feed(report_html(compose_report(kind, evaluation("dental-practice"), pack(), request=ASKED)))
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert "script" not in page.tags and "img" not in page.tags and "link" not in page.tags


def test_what_somebody_typed_is_never_markup() -> None:
    page = Outline()
    page.feed(report_html(report(client=HOSTILE)))
    assert "script" not in page.tags and "b" not in page.tags
    assert "<b>x</b><script>alert(1)</script> & {page}" in " ".join("".join(page.text).split())
    assert HOSTILE.replace("\u0007\ud800", "") in report_text(report(client=HOSTILE)).replace("\u0007", "").replace(
        "\ud800", "")
    report_html(report(client=CLIENT)).encode("utf-8")
