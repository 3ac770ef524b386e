"""Every figure has a source with a date, and nothing claims to be verified without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from advisor_app.domain.pack import ContentPack
from advisor_app.domain.regimes import Penalty, Regime

_STATISTIC = re.compile(r"\d")


def sources(pack: ContentPack) -> Iterator[str]:
    """Sources without a year or the day they were looked at, or looked at after the pack was closed."""
    for source in pack.sources.values():
        if not source.year:
            yield f"Source {source.id} has no year."
        if source.checked is None:
            yield f"Source {source.id} does not say when it was looked at."
        elif source.checked > pack.as_of:
            yield f"Source {source.id} was looked at on {source.checked}, after the pack's own date {pack.as_of}."


def question_sources(pack: ContentPack) -> Iterator[str]:
    """Questions without a source; and a figure in the why needs more than judgement behind it."""
    for question in pack.questions:
        if question.scored and not question.sources:
            yield f"Question {question.id} cites no source."
        cited = [pack.sources[tag] for tag in question.sources if tag in pack.sources]
        studied = any(source.confidence != "judgement" for source in cited)
        for words in pack.texts.values():
            text = words.questions.get(question.id)
            if text is not None and _STATISTIC.search(text.why) and not studied:
                yield f"{words.language}: {question.id} gives a figure in its why, but cites nothing that holds it."


def loss_sources(pack: ContentPack) -> Iterator[str]:
    """Numbers of the loss model without a source, or due to be looked at again before the pack's own date."""
    for row in pack.losses.rows.values():
        for source in row.sources:
            if source not in pack.losses.sources:
                yield f'Loss figure {row.id} cites "{source}", which is no source of the loss model.'
        if not row.sources:
            yield f"Loss figure {row.id} cites no source."
        if row.next_review <= pack.as_of:
            yield f"Loss figure {row.id} was to be looked at again by {row.next_review}."
    if pack.usd_rates_as_of > pack.as_of:
        yield f"The currency rates are of {pack.usd_rates_as_of}, after the pack's own date {pack.as_of}."


def unconfirmed(pack: ContentPack) -> Iterator[str]:
    """Numbers of the loss model from memory: shown as unconfirmed meanwhile, and no content is published with them."""
    for row in pack.losses.rows.values():
        if row.grade == "C":
            yield (
                f"Loss figure {row.id} is from memory: confirm {row.value:g} {row.unit} in {', '.join(row.sources)}, "
                "or replace it."
            )


def law_sources(pack: ContentPack) -> Iterator[str]:
    """Laws whose facts are newer than the pack, claims of proof without a source, amounts without a currency."""
    for regime in pack.regimes:
        yield from _law(regime, pack.as_of)
        for number, penalty in enumerate(regime.penalties, start=1):
            yield from _penalty(f"Law {regime.id}, penalty {number}", penalty)


def _law(regime: Regime, closed: date) -> Iterator[str]:
    if regime.as_of > closed:
        yield f"Law {regime.id}: its facts are of {regime.as_of}, after the pack's own date {closed}."
    if not regime.sources:
        yield f"Law {regime.id} has no source."
    if regime.confidence == "verified" and not any(source.url or source.kind == "statute" for source in regime.sources):
        yield f"Law {regime.id} counts as verified, but none of its sources can be opened."
    for source in regime.sources:
        if source.as_of is not None and source.as_of > closed:
            yield f"Law {regime.id}: the source {source.title} is of {source.as_of}, after the pack's own date."
    if not regime.duties_controller:
        yield f"Law {regime.id} says nothing about what a firm must do."
    if regime.status != "in_force" and regime.effective_from is None:
        yield f"Law {regime.id} is not in force yet and does not say from when."


def _penalty(where: str, penalty: Penalty) -> Iterator[str]:
    amounts = [a for a in (penalty.amount_min, penalty.amount_max, penalty.cap, penalty.floor) if a is not None]
    if amounts and not penalty.currency:
        yield f"{where}: an amount without a currency."
    if amounts and penalty.confidence == "verified" and not penalty.citation:
        yield f"{where}: an amount that counts as verified, without the place in the law."
    if penalty.amount_min is not None and penalty.amount_max is not None and penalty.amount_min > penalty.amount_max:
        yield f"{where}: the smallest amount is above the largest."


def coverage_sources(pack: ContentPack) -> Iterator[str]:
    """Figures of the cover rules that are newer than the pack."""
    book = pack.coverage
    bases = {
        "floor": book.floor.basis, "records": book.records.basis, "limits": book.limits.basis,
        "retention": book.retention.basis, "fines": book.fines_basis, "controls": book.controls.basis,
        **{f"exposure {row.id}": row.basis for row in book.exposures},
        **{f"minimum {row.id}": row.basis for row in book.minima},
    }
    for name, basis in bases.items():
        if basis.as_of > pack.as_of:
            yield f"Cover, {name}: its figures are of {basis.as_of}, after the pack's own date {pack.as_of}."
