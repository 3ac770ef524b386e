"""The words of a reason, a gap or a driver of the limit, for one evaluation; the words of a cost."""

from __future__ import annotations

from collections.abc import Mapping

from advisor_app.documents.blocks import words_of
from advisor_app.documents.figures import Figures
from advisor_app.documents.reasons import slot_words
from advisor_app.documents.wording import Wording, capacity_of, fill, regime_of, region_of
from advisor_app.domain.coverage.advice import Slot
from advisor_app.domain.evaluation import Evaluation
from advisor_app.domain.pack import ContentPack, Texts
from advisor_app.domain.vocabulary import COST_RANGES


class ReasonWords:
    """language: of the words; the advisor's own where none is given."""

    def __init__(self, evaluation: Evaluation, pack: ContentPack, language: str = "") -> None:
        advisor = evaluation.case.advisor
        tag = language or advisor.language
        home = str(evaluation.facts.stated("home_country") or "")
        self.texts = pack.words(tag)
        self.figures = Figures(tag, evaluation.currency, self.texts.letter)
        self._pack = pack
        rules = regime_of(advisor, home)
        self._terms = Wording(self.texts.letter, capacity_of(advisor), rules, region_of(tag), self.figures).terms

    def say(self, text: str, slots: Mapping[str, Slot]) -> str:
        """A template of the pack's reasons with its slots in words; empty for no template."""
        if not text:
            return ""
        words = {name: slot_words(value, self.texts, self._pack, self.figures) for name, value in slots.items()}
        return words_of(fill(self.texts.reasons[text], {**self._terms, **words}))


def cost_words(cost: str, words: Texts, figures: Figures) -> str:
    """A cost band in the client's currency; staff time in words."""
    low, high = COST_RANGES[cost]
    if high == 0:
        return words.word("costs", cost)
    return words.letter[f"fixes.cost_{cost}"].format(low=figures.exact(low), high=figures.exact(high or 0))
