"""From an evaluation to a report: which sections a document has, and how much of them fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Final

from advisor_app.documents.blocks import Furniture, Report, Section
from advisor_app.documents.context import Addressee, Context
from advisor_app.documents.figures import Figures
from advisor_app.documents.pdf import count_pages
from advisor_app.documents.sections import (
    basis,
    cover,
    decision,
    demands,
    disclosures,
    ending,
    fixes,
    kept,
    needs,
    opening,
    plan,
    recommendation,
    year,
)
from advisor_app.documents.wording import Wording, capacity_of, regime_of, region_of
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack
from advisor_app.domain.policies import Advisor

# Steps of leaving things out: names in lists, rows of parts, sentences about the year, at last the answers behind the
# fixes. Type never shrinks, and the disclosures never go.
MOST_BRIEF: Final = 8

SECTIONS: Final[dict[str, tuple[Callable[[Context], Section | None], ...]]] = {
    "letter": (
        opening.heading, opening.opening, recommendation.recommendation, kept.sizes_and_kept, year.year, fixes.fixes,
        cover.parts, cover.gaps, needs.needs, demands.demands, basis.basis, ending.following,
        disclosures.disclosures, decision.decision,
    ),
    "actions": (plan.heading, plan.week, plan.insurance, plan.quarter, plan.year, plan.rest, plan.proof),
}
# Pages a document may fill before it is shortened: two of letter, and the form to sign and return on its own.
PAGES: Final = {"letter": 3, "actions": 4}


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
) -> Report:
    """The document of an evaluation. advisor: None for the one of the case. language: empty for the advisor's.

    mark: draft, demo or empty, printed across the pages. brevity: 0 to MOST_BRIEF. Raises NotAvailableError for a kind
    that has no sections, domain.pack.LanguageError for a language that is not whole for the kind.
    """
    if kind not in SECTIONS:
        raise NotAvailableError(
            f'The document "{kind[:40]}" is not available in this version; choose {", ".join(SECTIONS)}.'
        )
    speaker = advisor or evaluation.case.advisor
    context = _context(
        kind, evaluation, pack, speaker, addressee or Addressee(), language or speaker.language, brevity
    )
    sections = [section for make in SECTIONS[kind] if (section := make(context)) is not None]
    wording, day = context.wording, context.figures.long_date(evaluation.today)
    return Report(
        kind=kind,
        title=wording.say(f"title.{kind}"),
        subject=wording.say(f"subject.{kind}", client=context.client),
        author=context.firm,
        client=context.client,
        language=context.figures.language,
        date=evaluation.today,
        furniture=Furniture(
            header=wording.say("header", firm=context.firm, client=context.client, date=day),
            footer=wording.say("footer", years=context.figures.number(evaluation.years)),
            page=wording.template("page"),
            mark=wording.say(f"mark.{mark}") if mark else "",
        ),
        sections=tuple(sections),
    )


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
) -> Report:
    """The fullest version of a document that fits its pages; the briefest where none does. As compose_report."""
    def shortened(brevity: int) -> Report:
        return compose_report(kind, evaluation, pack, advisor=advisor, addressee=addressee, language=language,
                              mark=mark, brevity=brevity)

    def fits(brevity: int) -> bool:
        return count_pages(shortened(brevity), fonts=fonts, paper=paper) <= PAGES[kind]

    return shortened(bisect_left(range(MOST_BRIEF), True, key=fits))


def _context(
    kind: str, evaluation: Evaluation, pack: ContentPack, advisor: Advisor, addressee: Addressee, language: str,
    brevity: int,
) -> Context:
    texts = pack.document_words(kind, language)
    home = evaluation.facts.stated("home_country")
    wording = Wording(
        texts=texts.letter,
        capacity=capacity_of(advisor),
        regime=regime_of(advisor, home if isinstance(home, str) else ""),
        region=region_of(language),
        figures=Figures(language, evaluation.currency, texts.letter),
    )
    return Context(evaluation, pack, texts, wording, advisor, addressee, brevity)
