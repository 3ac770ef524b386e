"""What another version of the content means for an assessment, in groups to read; nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_app.domain.pack import ContentPack
from advisor_app.domain.upgrades import UpgradeReport


@dataclass(frozen=True)
class Listed:
    """One question of a group: its id, and what it is called in the pack that has it."""

    id: str
    words: str


@dataclass(frozen=True)
class UpgradeView:
    """groups: name of a list of the report to the questions in it, only those that are not empty."""

    old_version: str
    new_version: str
    groups: tuple[tuple[str, tuple[Listed, ...]], ...]


# In the order a person should look at them.
GROUPS = ("ask", "asked_again", "reworded", "restored", "renamed", "aside", "closed")


def upgrade_view(report: UpgradeReport, old: ContentPack, new: ContentPack, language: str) -> UpgradeView:
    """old: the pack the assessment is shown with now."""
    groups = []
    for name in GROUPS:
        ids = [new_id for _, new_id in report.renamed] if name == "renamed" else getattr(report, name)
        if ids:
            groups.append((name, tuple(Listed(id_, _short(id_, (new, old), language)) for id_ in ids)))
    return UpgradeView(report.old_version, report.new_version, tuple(groups))


def _short(question_id: str, packs: tuple[ContentPack, ...], language: str) -> str:
    for pack in packs:
        text = pack.words(language).questions.get(question_id)
        if text is not None:
            return text.short or text.prompt
    return question_id
