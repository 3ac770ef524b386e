"""The letter as a client gets it: content, capacity, length, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import (
    MOST_BRIEF,
    PAGES,
    NotAvailableError,
    compose_report,
    compose_to_fit,
)
from advisor_app.documents.context import Addressee
from advisor_app.documents.figures import Figures
from advisor_app.documents.pdf import count_pages, render_pdf
from advisor_app.documents.sections.cover import gaps_shown
from advisor_app.documents.wording import paper_of
from advisor_app.domain.coverage.advice import Gap
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.losses.overrides import LossOverride
from advisor_app.domain.policies import Advisor
from advisor_app.domain.profile import ClientProfile
from advisor_app.domain.vocabulary import CAPACITIES, DISCLOSURE_REGIMES
from tests.documents.clients import CLIENTS, DEMOS, FONTS, evaluation, pack
from tests.documents.reading import outside, text, texts

FORM = "F1-F3"
NOT_PROSE = ("L0", "L10", FORM)
ABSOLUTES = re.compile(r"\b(fully covered|guarantee[ds]?|best|never worry|100 ?%|completely safe|devastating)\b", re.I)


def words_in(item: Any) -> Iterator[str]:
    """Every text in a block, in the order of its fields."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, tuple) and item and isinstance(item[0], b.Span):
        yield b.words_of(item)
    elif isinstance(item, tuple):
        for entry in item:
            yield from words_in(entry)
    elif is_dataclass(item):
        for field in fields(item):
            if field.name not in ("style", "align", "tone", "group"):
                yield from words_in(getattr(item, field.name))


def said(report: b.Report, *sections: str) -> str:
    """The words of some sections, or of all."""
    chosen = [section for section in report.sections if not sections or section.id in sections]
    return " ".join(" ".join(words_in(section.blocks)) for section in chosen)


def flat(blocks: tuple[b.Block, ...]) -> list[b.Block]:
    """The blocks with those of columns in their place."""
    return [
        inner for block in blocks
        for inner in ((*block.left, *block.right) if isinstance(block, b.Columns) else (block,))
    ]


def running_text(block: b.Block) -> Any:
    """Sentences, without headings and the figures of tables and drawings."""
    if isinstance(block, b.Dots | b.CoverBars):
        return block.sentence
    return block if isinstance(block, b.Paragraph | b.Bullets) else ""


def letter(client: str, **more: Any) -> b.Report:
    return compose_report("letter", evaluation(client), pack(), **more)


def changed(client: str, **facts: object) -> Evaluation:
    """The evaluation with other stated facts in its words; what was worked out from them stays."""
    old = evaluation(client)
    profile = ClientProfile.of({**old.case.profile.values, **facts})
    return replace(old, case=replace(old.case, profile=profile), facts=replace(old.facts, profile=profile, _cache={}))


# ---------------------------------------------------------------------------------------------------- content
@pytest.mark.parametrize("client", CLIENTS)
def test_the_printed_letter_carries_the_clients_facts_limits_and_reasons(client: str) -> None:
    case = evaluation(client)
    report = letter(client)
    words = text(render_pdf(report, fonts=FONTS, paper="A4"))
    programme, figures = case.coverage.programme, Figures(report.language, case.currency)
    first = case.assessment.actions[0]
    essential = next(block for block in report.blocks if isinstance(block, b.CoverBars)).rows[1].name
    in_order = [
        figures.long_date(case.today), case.case.profile.name, report.title,
        figures.exact(programme.limit), figures.exact(programme.retention), f"{programme.waiting_hours} hours",
        pack().texts["en"].actions[first.id].title, essential,
    ]
    if programme.fraud_sublimit:
        in_order.insert(5, figures.exact(programme.fraud_sublimit))
    place = 0
    for piece in in_order:
        found = words.find(" ".join(piece.split()), place)
        assert found >= 0, f"{piece!r} is not where it should be"
        place = found
    staff, payment = case.facts.stated("staff"), case.facts.stated("largest_payment")
    assert f"{figures.number(float(str(staff)))} people with a login" in words
    if isinstance(payment, (int, float)) and payment > 0:
        assert figures.stated(payment) in words


@pytest.mark.parametrize("client", CLIENTS)
def test_the_deciding_reason_stands_beside_the_limit(client: str) -> None:
    case = evaluation(client)
    reason = next(r for r in case.coverage.programme.reasons if r.rule == case.coverage.programme.binding)
    start = pack().texts["en"].reasons[reason.text].split("{")[0].strip()
    assert start
    assert start in said(letter(client), "L2")


@pytest.mark.parametrize("client", CLIENTS)
def test_the_answer_behind_each_fix_is_quoted(client: str) -> None:
    words = pack().texts["en"]
    for row in next(block for block in letter(client).blocks if isinstance(block, b.Table) and len(block.columns) == 5
                    and block.columns[1].title == "Fix").rows:
        assert b.words_of(row[1].note).startswith("You told us")
    first = evaluation(client).assessment.actions[0]
    value = evaluation(client).case.answers.value(first.questions[0])
    if isinstance(value, str) and value != "unknown":
        label = words.questions[first.questions[0]].options.get(value) or words.word("answers", value)
        assert label in said(letter(client), "L5-fixes")


@pytest.mark.parametrize("client", CLIENTS)
def test_figures_agree_wherever_they_stand(client: str) -> None:
    case, report = evaluation(client), letter(client)
    limit = Figures(report.language, case.currency).exact(case.coverage.programme.limit)
    for section in ("L1", "L2", "L8-L6", "L5-parts", FORM):
        assert limit in said(report, section), section


@pytest.mark.parametrize("client", CLIENTS)
def test_dots_add_up_and_say_the_same_as_the_sentence(client: str) -> None:
    dots = next(block for block in letter(client).blocks if isinstance(block, b.Dots))
    assert sum(group.count for group in dots.groups) == dots.total
    assert dots.groups[0].count == round(evaluation(client).serious_chance * dots.total)
    assert f"Think of {dots.total:,} years" in said(letter(client), "L4")


def test_essential_parts_come_first_and_missing_ones_before_others() -> None:
    for client in CLIENTS:
        rows = next(block for block in letter(client).blocks if isinstance(block, b.CoverBars)).rows[1:]
        groups = [row.group for row in rows]
        assert groups == sorted(groups, key=["essential", "advised"].index)
        gaps = [row.gap for row in rows if row.group == "essential"]
        assert "missing" not in gaps[len([gap for gap in gaps if gap == "missing"]):]


def test_laws_are_named_only_where_they_apply() -> None:
    for client in CLIENTS:
        words = said(letter(client), "L7")
        for result in evaluation(client).regimes:
            if result.applies == "no":
                assert result.regime.name not in words


def test_nobody_asked_about_policies_is_not_the_same_as_no_policy() -> None:
    case = evaluation(DEMOS[0])
    unasked = replace(case, case=replace(case.case, policies=None))
    none = replace(case, case=replace(case.case, policies=()))
    not_seen = said(compose_report("letter", unasked, pack()), "L5-gaps")
    assert "Nobody has told us yet what insurance you hold" in not_seen
    assert "You told us of no policy" in said(compose_report("letter", none, pack()), "D1")


def test_a_provisional_result_carries_a_notice() -> None:
    case = evaluation(DEMOS[0])
    rough = replace(case, coverage=replace(case.coverage, level="provisional", confidence=42))
    assert "Provisional. " in said(compose_report("letter", rough, pack()), "L0") + " "
    assert "42 of 100" in said(compose_report("letter", rough, pack()), "L0")
    firm = replace(case, coverage=replace(case.coverage, level="firm"))
    assert not any(isinstance(block, b.Notice) for block in compose_report("letter", firm, pack()).blocks)


def test_declined_and_undecided_are_not_in_force() -> None:
    for client in CLIENTS:
        report = letter(client)
        assert "not in force" in said(report, FORM)
        assert "Nothing is in force until an insurer confirms it in writing." in said(report, "L9")
        form = next(block for block in report.blocks if isinstance(block, b.DecisionBlock))
        assert form.choices == ("Accept", "Decline", "Undecided")
        assert all(row.consequence for row in form.rows)


def test_the_small_print_lets_the_figures_be_worked_out_again() -> None:
    case = evaluation(DEMOS[0])
    words = said(letter(DEMOS[0]), "L10")
    for piece in (case.pack_version, case.losses.model_version, str(case.seed), "1.0.0"):
        assert piece in words


def own_figures(count: int) -> Evaluation:
    old, rows = evaluation(DEMOS[0]), list(pack().losses.rows.values())[:count]
    overrides = tuple(LossOverride(row.id, row.value / 8, f"Reason {n} <b>.") for n, row in enumerate(rows))
    return replace(old, case=replace(old.case, overrides=overrides))


def test_figures_of_ones_own_are_printed_with_their_reasons() -> None:
    words = said(compose_report("letter", own_figures(1), pack()), "D1")
    assert "frequency.base_rate is 0.00375 in place of 0.03, because: Reason 0 <b>. " in words
    many = said(compose_report("letter", own_figures(9), pack()), "D1")
    assert "Reason 3" in many
    assert "Reason 4" not in many
    assert "5 more figures of our own" in many
    assert "of our own" not in said(letter(DEMOS[0]))


def test_the_report_lists_every_figure_of_ones_own() -> None:
    words = said(compose_report("report", own_figures(9), pack()), "notes")
    assert all(f"because: Reason {n} <b>." in words for n in range(9))


@pytest.mark.parametrize("client", CLIENTS)
def test_what_to_ask_for_stays_however_brief_the_letter_is(client: str) -> None:
    programme, words = evaluation(client).coverage.programme, pack().texts["en"]
    brief = letter(client, brevity=MOST_BRIEF)
    for note in programme.notes:
        wanted = "There are three ways" if note == "shape.excess_or_talks" else words.reasons[note]
        assert said(brief, "L2").count(wanted) == 1
    technology = programme.shape == "tech_combo"
    assert (words.word("policy_shapes", "tech_combo") in said(brief, "L2")) == technology
    for section in ("L1", FORM):
        assert ("technology liability and cyber policy of" in said(brief, section)) == technology


def test_the_gaps_shown_are_the_worst_and_those_to_act_on_at_once() -> None:
    def shown(*ids: str) -> list[str]:
        found = tuple(Gap(name[:3], "high" if name.endswith("h") else "critical", "", 0, 0, "") for name in ids)
        return [gap.id for gap in gaps_shown(found)]

    assert shown("G05", "G07", "G02", "G10") == ["G05", "G07", "G02"]
    assert shown("G05", "G07", "G02", "G10", "G29") == ["G05", "G07", "G02", "G29"]
    assert shown("G05", "G29", "G02", "G07", "G13") == ["G05", "G29", "G02", "G13"]
    assert shown("G05", "G07", "G02", "G13", "G29") == ["G05", "G07", "G13", "G29"]
    assert shown("G05", "G07", "G02", "G13h") == ["G05", "G07", "G02"]
    assert shown("G29") == ["G29"]


@pytest.mark.parametrize("client", CLIENTS)
def test_late_notice_and_work_before_the_cover_have_a_line(client: str) -> None:
    case = evaluation(client)
    rows = next(block for block in letter(client).blocks if isinstance(block, b.Bullets) and block.numbered).items
    assert len(rows) <= 4
    assert len([gap for gap in case.coverage.gaps if gap.id in ("G05", "G06") or "G09_limit" in gap.text]) <= 1
    words = " ".join(b.words_of(row) for row in rows)
    for gap_id, start in (("G29", "Your insurer does not know"), ("G13", "Your policy answers only for work since")):
        assert (start in words) == (gap_id in [gap.id for gap in case.coverage.gaps])


def test_a_small_amount_a_year_is_a_bound_and_no_false_precision() -> None:
    case = evaluation(DEMOS[0])
    parts = tuple(replace(part, expected_annual=4.8) for part in case.coverage.parts)
    actions = tuple(replace(action, saving=0.65) for action in case.assessment.actions)
    small = replace(case, coverage=replace(case.coverage, parts=parts),
                    assessment=replace(case.assessment, actions=actions))
    words = said(compose_report("letter", small, pack()), FORM, "L5-fixes")
    assert "you pay for this yourself, under £50 in an average year" in words
    assert "losses of under £50 more in an average year" in words
    assert not re.search(r"£\d+\.\d|about under", words)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_letter_counts_answers_as_the_assessment_does(client: str) -> None:
    assert f"This rests on {evaluation(client).assessment.answered} answers" in said(letter(client), "D1")


@pytest.mark.parametrize("client", CLIENTS)
def test_names_with_a_comma_are_told_apart_in_lists(client: str) -> None:
    for brevity in (0, 4):
        words = said(letter(client, brevity=brevity), "L5-parts")
        assert not re.search(r"(own systems|technology suppliers|where the law allows)(,| and) [a-z0-9]", words)
        assert "european" not in words


# --------------------------------------------------------------------------------------------------- capacity
@pytest.mark.parametrize("client", CLIENTS)
def test_who_has_no_licence_recommends_no_insurance(client: str) -> None:
    case = evaluation(client)
    report = letter(client, advisor=replace(case.case.advisor, capacity="risk_advisor"))
    words = said(report)
    assert report.title.endswith("needs summary")
    assert "is not licensed to advise on or arrange insurance" in words
    for pattern in (r"\bwe recommend\b", r"\bI recommend\b", r"recommend you buy", r"\bpremium\b",
                    r"\bour recommendation\b", r"\bRecommended\b", r"\bbuy\b"):
        assert not re.search(pattern, words, re.I), pattern
    for policy in (*(case.case.policies or ()), *case.case.quotes):
        assert not policy.insurer or policy.insurer not in words


def test_an_unknown_capacity_speaks_like_one_without_a_licence() -> None:
    report = letter(DEMOS[0], advisor=Advisor(name="A", firm="B", capacity=""))
    assert report.title.endswith("needs summary")


@pytest.mark.parametrize("capacity", CAPACITIES)
def test_only_what_the_capacity_allows_is_said(capacity: str) -> None:
    words = said(letter(DEMOS[0], advisor=replace(evaluation(DEMOS[0]).case.advisor, capacity=capacity)))
    if capacity == "agent_tied":
        assert not re.search(r"whole market|independent", words, re.I)
    if capacity == "consultant_licensed":
        assert "commission from" not in words.lower().replace("our pay: commission from", "")
    assert "Ask us" in words or capacity == "risk_advisor"


@pytest.mark.parametrize("regime", DISCLOSURE_REGIMES)
@pytest.mark.parametrize("capacity", CAPACITIES)
def test_every_speaker_and_every_rule_has_its_words(capacity: str, regime: str) -> None:
    advisor = Advisor(name="Jo", firm="Firm", capacity=capacity, disclosure_regime=regime)
    for language in ("en-US", "en-GB", "en-IE"):
        report = letter(DEMOS[0], advisor=advisor, language=language)
        assert [section.id for section in report.sections][-2:] == ["L10", FORM]
        if regime in ("uk", "eu"):
            assert "demands and needs" in said(report, "L10")


def test_words_of_the_trade_follow_the_language() -> None:
    american, british = (said(letter(DEMOS[0], language=tag)) for tag in ("en-US", "en-GB"))
    assert "retention" in american
    assert "coverage" in american
    assert "Sincerely," in american
    assert "excess" in british
    assert "Limit of indemnity" in british
    assert "coverage" not in british.replace("coverage part", "")


# ------------------------------------------------------------------------------------------------------- style
@pytest.mark.parametrize("client", CLIENTS)
def test_no_absolutes_no_fear(client: str) -> None:
    assert not ABSOLUTES.search(said(letter(client)))


def test_sentences_of_the_letter_are_short() -> None:
    for key, template in pack().texts["en"].letter.items():
        for sentence in re.split(r"(?<=[.!?:;])\s", template):
            assert len(sentence.split()) <= 25, key


@pytest.mark.parametrize("client", CLIENTS)
def test_a_letter_is_short(client: str) -> None:
    report = compose_to_fit("letter", evaluation(client), pack(), fonts=FONTS, paper="A4")
    prose = [
        word for section in report.sections if section.id not in NOT_PROSE for block in flat(section.blocks)
        for word in " ".join(words_in(running_text(block))).split()
    ]
    assert 350 <= len(prose) <= 650


@pytest.mark.parametrize("regime", DISCLOSURE_REGIMES)
def test_the_statements_take_150_words_beside_what_the_advisor_typed(regime: str) -> None:
    speaker = Advisor(name="Jo Fenwick", firm="Fenwick", disclosure_regime=regime, licence="1", remuneration="fee",
                      complaints="ombudsman", conflicts="none")
    for capacity in CAPACITIES:
        report = letter("managed-it-provider", advisor=replace(speaker, capacity=capacity))
        statements = next(section for section in report.sections if section.id == "L10").blocks[1]
        assert len(" ".join(words_in(statements)).split()) <= 150


# ------------------------------------------------------------------------------------------------------- pages
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("client", CLIENTS)
def test_two_pages_of_letter_and_the_form_on_a_third(client: str, paper: str) -> None:
    reader = Addressee("Dr Amara Osei", ("3 Harbour Lane", "Falmouth TR11 3QQ"), "2026-014")
    report = compose_to_fit("letter", evaluation(client), pack(), fonts=FONTS, paper=paper, addressee=reader)
    data = render_pdf(report, fonts=FONTS, paper=paper)
    pages = texts(data)
    assert len(pages) == PAGES["letter"] == 3
    assert "Your decision" in pages[2]
    assert not any("Your decision" in page for page in pages[:2])
    assert "About this letter" in pages[1]
    assert outside(data, side=50, bottom=20) == []


@pytest.mark.parametrize("client", DEMOS)
def test_a_provisional_needs_summary_fits_too(client: str) -> None:
    case = evaluation(client)
    rough = replace(case, coverage=replace(case.coverage, level="provisional", confidence=42))
    speaker = replace(case.case.advisor, capacity="risk_advisor")
    reader = Addressee("Dr Amara Osei", ("3 Harbour Lane", "Falmouth TR11 3QQ"), "2026-014")
    report = compose_to_fit("letter", rough, pack(), fonts=FONTS, paper="Letter", advisor=speaker, addressee=reader)
    assert count_pages(report, fonts=FONTS, paper="Letter") == PAGES["letter"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_long_names_wrap_and_nothing_is_clipped(paper: str) -> None:
    for name in ("W" * 200, "Whitstable & Wimbledon Wholesale Woollens " * 4 + "Ltd"):
        case = changed(DEMOS[0], client_name=name, legal_name=name)
        reader = Addressee("Dr " + name[:80], (name, name[:120]), name[:60])
        report = compose_to_fit("letter", case, pack(), fonts=FONTS, paper=paper, addressee=reader)
        data = render_pdf(report, fonts=FONTS, paper=paper)
        assert outside(data, side=50, bottom=20) == []
        assert "".join(name.split())[:150] in "".join(text(data).split())


def test_a_name_with_markup_prints_as_it_is() -> None:
    name = '<img src="x"> & <b>Bold</b> {limit} *stars*'
    words = text(render_pdf(compose_report("letter", changed(DEMOS[0], client_name=name), pack()), fonts=FONTS))
    assert words.count(name) >= 3


def test_brevity_only_takes_away_and_never_the_disclosures() -> None:
    for client in CLIENTS:
        counts = [len(said(letter(client, brevity=step))) for step in range(MOST_BRIEF + 1)]
        assert counts == sorted(counts, reverse=True)
        assert len({said(letter(client, brevity=step), "L10") for step in range(MOST_BRIEF + 1)}) == 1


def test_the_same_letter_has_the_same_bytes() -> None:
    first, second = (render_pdf(letter(DEMOS[0]), fonts=FONTS) for _ in range(2))
    assert first == second
    assert count_pages(letter(DEMOS[0]), fonts=FONTS) == len(texts(first))


def test_other_documents_say_that_they_are_not_there() -> None:
    for kind in ("poem", "x" * 500):
        with pytest.raises(NotAvailableError, match=r"not available in this version; choose letter, report, summary,"):
            compose_report(kind, evaluation(DEMOS[0]), pack())


def test_paper_of_the_demo_clients() -> None:
    advisors = [evaluation(client).case.advisor for client in CLIENTS]
    assert {paper_of(advisor, advisor.language) for advisor in advisors} == {"A4", "Letter"}
