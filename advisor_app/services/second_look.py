"""The questions that contradictions ask, in words."""

from __future__ import annotations

from advisor_app.documents.figures import Figures
from advisor_app.domain.contradictions import Contradiction
from advisor_app.domain.pack import ContentPack


def second_look(contradiction: Contradiction, pack: ContentPack, figures: Figures, language: str = "") -> str:
    """The question of a contradiction; in English where the language has no words for it. language: of the figures
    where none is given."""
    texts = pack.words(language or figures.language)
    words: dict[str, str] = {}
    for name, slot in contradiction.slots.items():
        if isinstance(slot, float):
            words[name] = figures.number(slot)
        elif isinstance(slot, str):
            words[name] = texts.sections[slot] if name == "section" else texts.word("policy_shapes", slot)
        else:
            words[name] = figures.long_date(slot)
    return texts.contradictions[contradiction.id].format(**words)
