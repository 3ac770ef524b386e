"""From an evaluation to a report: which sections a document has, and how much of them fits."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from pathlib import Path
from typing import Final

from advisor_app.documents.blocks import Block, Brand, Furniture, Heading, Report, Section, Span
from advisor_app.documents.context import Addressee, Context
from advisor_app.documents.editing import Draft, apply_draft
from advisor_app.documents.figures import Figures
from advisor_app.documents.kinds import PAGES, SECTIONS
from advisor_app.documents.pdf import count_pages
from advisor_app.documents.request import Request
from advisor_app.documents.wording import Wording, capacity_of, regime_of, region_of
from advisor_app.domain.branding import Branding, checked_color
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor

# Steps of leaving things out: names in lists, rows of parts, sentences about the year, the answers behind the fixes; at
# last the fixes may begin on one page and end on the next. Type never shrinks, and the disclosures never go.
MOST_BRIEF: Final = 9
# Documents without a model figure: their footer says whose they are.
PLAIN_FOOTERS: Final = ("card", "deadlines", "proposal")


class NotAvailableError(ValueError):
    """A kind of document this version does not make; one sentence for the person who asked."""


def compose_report(
    kind: str,
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    language: str = "",
    mark: str = "",
    brevity: int = 0,
    request: Request | None = None,
) -> Report:
    """The document of an evaluation. advisor: None for the one of the case. language: empty for the advisor's.

    mark: draft, demo or empty, printed across the pages. brevity: 0 to MOST_BRIEF. Raises NotAvailableError for a kind
    that has no sections, domain.pack.LanguageError for a language that is not whole for the kind.
    """
    if kind not in SECTIONS:
        raise NotAvailableError(
            f'The document "{kind[:40]}" is not available in this version; choose {", ".join(SECTIONS)}.'
        )
    request = request or Request()
    context = context_of(kind, evaluation, pack, advisor=advisor, addressee=addressee, language=language)
    context = replace(context, brevity=brevity, request=request, mark=mark)
    wording, day = context.wording, context.figures.long_date(evaluation.today)
    sections = [section for make in SECTIONS[kind] if (section := make(context)) is not None]
    own = "report." if kind == "report" else ""
    slots = {"firm": context.firm, "client": context.client, "date": day, "title": wording.say(f"title.{kind}"),
             "version": context.figures.number(request.version), "years": context.figures.number(evaluation.years)}
    report = Report(
        kind=kind,
        title=wording.say(f"title.{kind}"),
        subject=wording.say(f"subject.{kind}", client=context.client),
        author=context.firm,
        client=context.client,
        language=context.figures.language,
        date=evaluation.today,
        furniture=Furniture(
            header=_numbered_line(context, wording.say(f"{own}header", **slots)),
            footer=_numbered_line(context, wording.say("header", **slots)) if kind in PLAIN_FOOTERS
            else wording.say(f"{own}footer", **slots),
            page=wording.template("page"),
            mark=wording.say(f"mark.{mark}") if mark else "",
        ),
        sections=tuple(sections),
        brand=_brand(request.branding),
    )
    report = apply_draft(report, request.draft)
    return replace(report, sections=_numbered(report.sections)) if kind == "report" else report


def _numbered_line(context: Context, words: str) -> str:
    """With the number and the version of what is issued."""
    request, number = context.request, context.figures.number
    if not request.number:
        return words
    return f"{words} · {context.wording.say('issued', n=number(request.number), version=number(request.version))}"


def _brand(branding: Branding) -> Brand:
    """The colour dark enough to be read. Raises BrandingError for none."""
    color = checked_color(branding.primary).color if branding.primary else ""
    return Brand(color, branding.logo, branding.client_logo, branding.signature)


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The chapters counted from 1, in whatever order they stand."""
    number = 0
    found = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 0:
                number += 1
                blocks.append(replace(block, text=(Span(f"{number}  "), *block.text)))
            else:
                blocks.append(block)
        found.append(replace(section, blocks=tuple(blocks)))
    return tuple(found)


def compose_to_fit(
    kind: str,
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    fonts: Path,
    paper: str,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    language: str = "",
    mark: str = "",
    request: Request | None = None,
) -> Report:
    """The fullest version of a document that fits its pages; the briefest where none does. As compose_report."""
    return compose_twins(kind, evaluation, pack, fonts=fonts, paper=paper, advisor=advisor, addressee=addressee,
                         language=language, mark=mark, request=request)[0]


def compose_twins(
    kind: str,
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    fonts: Path,
    paper: str,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    language: str = "",
    mark: str = "",
    request: Request | None = None,
) -> tuple[Report, Report]:
    """As compose_to_fit; and the same document, as brief, without the changes a person made in it."""
    asked = request or Request()

    def made(which: str, brevity: int, wanted: Request) -> Report:
        return compose_report(which, evaluation, pack, advisor=advisor, addressee=addressee, language=language,
                              mark=mark, brevity=brevity, request=wanted)

    def briefest_needed(which: str) -> int:
        if which not in PAGES:
            return 0
        return bisect_left(range(MOST_BRIEF), True, key=lambda brevity: count_pages(
            made(which, brevity, asked), fonts=fonts, paper=paper) <= PAGES[which])

    if kind == "report":
        asked = replace(asked, summary=briefest_needed("summary"))
    brevity = briefest_needed(kind)
    return made(kind, brevity, asked), made(kind, brevity, replace(asked, draft=Draft()))


def context_of(
    kind: str,
    evaluation: Evaluation,
    pack: ContentPack,
    *,
    advisor: Advisor | None = None,
    addressee: Addressee | None = None,
    language: str = "",
) -> Context:
    """What the sections of a kind look at. Raises domain.pack.LanguageError."""
    speaker = advisor or evaluation.case.advisor
    tag = language or speaker.language
    texts = pack.document_words(kind, tag)
    home = evaluation.facts.stated("home_country")
    wording = Wording(
        texts=texts.letter,
        capacity=capacity_of(speaker),
        regime=regime_of(speaker, home if isinstance(home, str) else ""),
        region=region_of(tag),
        figures=Figures(tag, evaluation.currency, texts.letter),
    )
    return Context(evaluation, pack, texts, wording, speaker, addressee or Addressee())
