"""Every kind of document for every client: it prints and opens, its figures agree, and it says only what it may."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report, compose_to_fit
from advisor_app.documents.figures import Figures
from advisor_app.documents.kinds import KINDS, PAGES
from advisor_app.documents.pdf import render_pdf
from advisor_app.documents.request import BreachNeededError, Request
from advisor_app.domain.deadlines import Breach
from advisor_app.domain.policies import Advisor
from advisor_app.domain.vocabulary import CAPACITIES, DISCLOSURE_REGIMES
from tests.documents.clients import CLIENTS, DEMOS, FONTS, evaluation, pack
from tests.documents.reading import outside, text, texts
from tests.documents.test_letter import ABSOLUTES, said

BREACH = Breach(
    datetime(2026, 11, 20, 9, 30, tzinfo=UTC), {"US-OH": 1200, "GB": None, "DE": 40}, frozenset({"ssn", "medical"})
)
ASKED = Request(breach=BREACH)


def made(kind: str, client: str, **more: Any) -> b.Report:
    return compose_report(kind, evaluation(client), pack(), **{"request": ASKED, **more})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("letter", "actions")])
def test_each_kind_prints_and_opens_without_complaint(kind: str, paper: str) -> None:
    client = DEMOS[KINDS.index(kind) % len(DEMOS)]
    report = compose_to_fit(kind, evaluation(client), pack(), fonts=FONTS, paper=paper, request=ASKED)
    data = render_pdf(report, fonts=FONTS, paper=paper)
    assert outside(data, side=50, bottom=20) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) <= PAGES.get(kind, 5)
        assert str(pdf.Root.Lang) == report.language
        assert str(pdf.docinfo["/Title"]) == report.title
    assert data == render_pdf(report, fonts=FONTS, paper=paper)


@pytest.mark.parametrize("client", CLIENTS)
def test_a_report_fills_eight_to_sixteen_pages_with_its_appendix(client: str) -> None:
    report = compose_to_fit("report", evaluation(client), pack(), fonts=FONTS, paper="A4")
    data = render_pdf(report, fonts=FONTS)
    pages = texts(data)
    assert 8 <= len(pages) <= PAGES["report"] + 1
    chapters = [b.words_of(block.text) for block in report.blocks if isinstance(block, b.Heading) and not block.level]
    assert [int(words.split()[0]) for words in chapters] == list(range(1, len(chapters) + 1))
    for words in chapters:
        title = " ".join(words.split())
        page = next(number for number, seen in enumerate(pages[1:], start=2) if title in seen)
        assert re.search(rf"{re.escape(title)} {page}\b", pages[0]), title
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [" ".join(entry.title.split()) for entry in outline.root] == [" ".join(w.split()) for w in chapters]
        links = [note for page in pdf.pages[:1] for note in page.obj.get("/Annots", [])]
        assert len(links) == len(chapters)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_summary_is_one_page(client: str) -> None:
    report = compose_to_fit("summary", evaluation(client), pack(), fonts=FONTS, paper="Letter")
    assert len(texts(render_pdf(report, fonts=FONTS, paper="Letter"))) == 1


@pytest.mark.parametrize("client", CLIENTS)
def test_figures_agree_in_all_documents(client: str) -> None:
    case = evaluation(client)
    figures = Figures(case.case.advisor.language, case.currency)
    programme = case.coverage.programme
    for kind in ("letter", "report", "summary", "proposal", "declination"):
        words = said(made(kind, client))
        assert figures.exact(programme.limit) in words, kind
        assert figures.exact(programme.retention) in words, kind
        if programme.fraud_sublimit:
            assert figures.exact(programme.fraud_sublimit) in words, kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", DEMOS)
def test_who_has_no_licence_recommends_no_insurance_and_names_no_insurer(client: str, kind: str) -> None:
    case = evaluation(client)
    words = said(made(kind, client, advisor=replace(case.case.advisor, capacity="risk_advisor")))
    for pattern in (r"\bwe recommend\b", r"\bour recommendation\b", r"\bRecommended\b", r"\bpremium\b"):
        assert not re.search(pattern, words, re.I), pattern
    for policy in (*(case.case.policies or ()), *case.case.quotes):
        assert not policy.insurer or policy.insurer not in words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("regime", DISCLOSURE_REGIMES)
def test_every_speaker_and_rule_has_words_for_every_kind(kind: str, regime: str) -> None:
    for capacity in CAPACITIES:
        advisor = Advisor(name="Jo", firm="Firm", capacity=capacity, disclosure_regime=regime)
        for language in ("en-US", "en-GB", "en-IE"):
            report = made(kind, "online-retailer", advisor=advisor, language=language)
            assert report.sections
            if kind == "report" and regime in ("uk", "eu"):
                assert "demands and needs" in said(report, "notes")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("client", DEMOS)
def test_no_absolutes_and_no_slot_left_open(client: str, kind: str) -> None:
    report = made(kind, client)
    assert not re.search(r"\{[a-z_]+\}", said(report))
    own = [section.id for section in report.sections if section.id != "laws"]
    assert not ABSOLUTES.search(said(report, *own).replace("no guarantees given", ""))


def test_deadlines_need_a_breach() -> None:
    with pytest.raises(BreachNeededError, match="need the day and time"):
        made("deadlines", DEMOS[0], request=Request())


def test_a_draft_report_says_so() -> None:
    assert "Draft, not yet issued" in said(made("report", DEMOS[0], mark="draft"), "cover")
    assert "Final" in said(made("report", DEMOS[0]), "cover")
    assert "version 3" in made("report", DEMOS[0], request=replace(ASKED, version=3)).furniture.footer


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "report"])
def test_text_comes_out_in_reading_order(kind: str) -> None:
    report = made(kind, "dental-practice")
    words = text(render_pdf(report, fonts=FONTS))
    titles = [" ".join(b.words_of(block.text).split()) for block in report.blocks
              if isinstance(block, b.Heading | b.Title)]
    places = [words.find(title) for title in titles]
    assert -1 not in places
