from __future__ import annotations

from dataclasses import replace

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import Request
from tests.documents.clients import FONTS, evaluation, pack
from tests.documents.reading import text, texts
from tests.documents.test_letter import said


def card(request: Request | None = None) -> b.Report:
    return compose_report("card", evaluation("dental-practice"), pack(), request=request)


def test_missing_numbers_are_lines_to_fill_and_known_ones_are_printed() -> None:
    sheet = next(block for block in card().blocks if isinstance(block, b.FoldSheet))
    lines = {line.label: line.value for panel in sheet.panels for line in panel.lines}
    assert len(sheet.panels) == 8
    assert lines["In charge"] == ""
    words = said(card(Request(contacts={"lead": "Dr Osei 07700 900123"})))
    assert "Dr Osei 07700 900123" in words
    assert "0800 555 0188" in words
    assert "SP-204417" in words
    assert "72 hours" in words


def test_the_card_is_one_page_and_large_print_has_everything_too() -> None:
    small = render_pdf(card(), fonts=FONTS)
    large = render_pdf(card(Request(large=True)), fonts=FONTS)
    assert len(texts(small)) == 1
    for piece in ("Unplug from the network", "Report it to the police", "0800 555 0188", "Bank, fraud line"):
        assert piece in text(small)
        assert piece in text(large)


def test_a_face_too_full_ends_in_an_ellipsis_and_stays_in_its_frame() -> None:
    case = evaluation("dental-practice")
    policies = tuple(replace(policy, hotline="0800 " * 60, policy_no="X" * 400) for policy in case.case.policies or ())
    full = replace(case, case=replace(case.case, policies=policies))
    data = render_pdf(compose_report("card", full, pack()), fonts=FONTS)
    assert len(texts(data)) == 1
    assert "…" in text(data)
