"""What is wrong with a whole pack: everything that no single entry can show.

The schema has already refused unknown entries, wrong types and conditions that cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from advisor_app.content import (
    effect_checks,
    figure_checks,
    language_checks,
    library_checks,
    link_checks,
    score_checks,
    text_checks,
)
from advisor_app.domain.pack import ContentPack

Check = Callable[[ContentPack], Iterator[str]]


@dataclass(frozen=True)
class Problem:
    """One thing to put right. check: name of the check that found it; text: one sentence."""

    check: str
    text: str


CHECKS: Final[Mapping[str, Check]] = {
    "references": link_checks.references,
    "conditions": link_checks.condition_names,
    "reachability": link_checks.reachability,
    "parents": link_checks.parents,
    "renames": link_checks.renames,
    "pages": link_checks.pages,
    "orphans": link_checks.orphans,
    "control feeding": link_checks.control_feeding,
    "option scores": score_checks.option_scores,
    "share sums": score_checks.share_sums,
    "unknown answers": score_checks.unknown_answers,
    "not applicable": score_checks.not_applicable,
    "weights": score_checks.weights,
    "feeding": score_checks.feeding,
    "page feeding": effect_checks.page_feeding,
    "control weights": score_checks.control_weights,
    "quick set": score_checks.quick_set,
    "quick shares": score_checks.quick_shares,
    "question texts": text_checks.question_texts,
    "fact texts": text_checks.fact_texts,
    "action texts": text_checks.action_texts,
    "list texts": text_checks.list_texts,
    "coverage texts": text_checks.coverage_texts,
    "loss texts": text_checks.loss_texts,
    "lengths": text_checks.lengths,
    "sources": figure_checks.sources,
    "question sources": figure_checks.question_sources,
    "loss sources": figure_checks.loss_sources,
    "law sources": figure_checks.law_sources,
    "coverage sources": figure_checks.coverage_sources,
    "contradictions": library_checks.contradictions,
    "contradiction texts": library_checks.contradiction_texts,
    "past cases": library_checks.past_cases,
    "frameworks": library_checks.frameworks,
}
FACT_OPTIONS: Final = "fact options"
LANGUAGES: Final = "languages"
RELEASE: Final = "release"


def release_problems(pack: ContentPack) -> tuple[Problem, ...]:
    """What keeps sound content from being published."""
    return tuple(Problem(RELEASE, text) for text in figure_checks.unconfirmed(pack))


def check_pack(pack: ContentPack, folder: Path) -> tuple[Problem, ...]:
    """Every problem of a pack, by check; empty for a sound one. folder: where the pack was read from."""
    found = [Problem(name, text) for name, check in CHECKS.items() for text in check(pack)]
    found += [Problem(FACT_OPTIONS, text) for text in score_checks.fact_options(pack, folder)]
    found += [Problem(LANGUAGES, text) for text in language_checks.languages(pack, folder)]
    return tuple(found)
