"""What a person changes in a document before it is issued: sections left out or moved, own paragraphs, edited text.

An edit holds the standard text it replaces. Where that text is no longer there, because a figure or a fact has changed,
the edit is not applied but named, so that nothing outdated is printed unseen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from advisor_app.documents.blocks import (
    Block,
    Bullets,
    Columns,
    Heading,
    Paragraph,
    Report,
    Section,
    Text,
    plain,
    words_of,
)

# What a document is not one without: who speaks, what is not known, the limits of the advice, the form to sign.
ALWAYS: Final = frozenset({
    "L0", "L1", "L2", "L9", "L10", "D1", "F1-F3", "P0", "S0", "S1", "cover", "summary", "certainty", "notes", "sources",
    "proposal", "F4", "blocked", "F3", "card", "deadlines", "changes",
})


@dataclass(frozen=True)
class Edit:
    """section: id. standard: the words that are replaced; words: what stands there instead."""

    section: str
    standard: str
    words: str


@dataclass(frozen=True)
class OwnParagraph:
    """after: id of the section it follows. heading: empty for none."""

    after: str
    words: str
    heading: str = ""


@dataclass(frozen=True)
class Draft:
    """left_out: ids of sections. order: ids of sections in their new order; those not named keep their place after the
    one they follow. own: paragraphs of the advisor's. edits: texts replaced."""

    left_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    own: tuple[OwnParagraph, ...] = ()
    edits: tuple[Edit, ...] = ()


def apply_draft(report: Report, draft: Draft) -> Report:
    """The report as the person wants it; what always stands in it stays."""
    sections = [section for section in report.sections
                if section.id in ALWAYS or section.id not in draft.left_out]
    sections = [_edited(section, draft.edits) for section in _ordered(sections, draft.order)]
    return replace(report, sections=tuple(_with_own(sections, draft.own)))


def outdated(report: Report, draft: Draft) -> tuple[Edit, ...]:
    """The edits whose standard text the report, made without the draft, no longer holds."""
    return tuple(edit for edit in draft.edits if edit.standard not in editable_texts(report, edit.section))


def editable_texts(report: Report, section: str) -> tuple[str, ...]:
    """The standard texts of a section that can be edited, in their order: paragraphs and entries of lists."""
    found: list[str] = []

    def note(text: Text) -> Text:
        found.append(words_of(text))
        return text

    for own in report.sections:
        if own.id == section:
            _mapped(own.blocks, note)
    return tuple(found)


# ------------------------------------------------------------------------------------------------------ inside
def _ordered(sections: list[Section], order: tuple[str, ...]) -> list[Section]:
    """The named sections take each other's places; all others stay where they are."""
    wanted = [name for name in order if any(section.id == name for section in sections)]
    by_id = {section.id: section for section in sections}
    places = iter(wanted)
    return [by_id[next(places)] if section.id in wanted else section for section in sections]


def _edited(section: Section, edits: tuple[Edit, ...]) -> Section:
    own = {edit.standard: edit.words for edit in edits if edit.section == section.id}
    if not own:
        return section

    def swapped(text: Text) -> Text:
        words = own.get(words_of(text))
        return text if words is None else plain(words)

    return replace(section, blocks=_mapped(section.blocks, swapped))


def _mapped(blocks: tuple[Block, ...], change: Callable[[Text], Text]) -> tuple[Block, ...]:
    """The blocks with each text of a paragraph or a list put through `change`."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(replace(block, text=change(block.text)))
        elif isinstance(block, Bullets):
            found.append(replace(block, items=tuple(change(item) for item in block.items)))
        elif isinstance(block, Columns):
            found.append(replace(block, left=_mapped(block.left, change), right=_mapped(block.right, change)))
        else:
            found.append(block)
    return tuple(found)


def _with_own(sections: list[Section], own: tuple[OwnParagraph, ...]) -> list[Section]:
    """The advisor's paragraphs behind the sections they follow; at the end where that one is not there."""
    found: list[Section] = []
    left = list(own)
    for section in sections:
        found.append(section)
        for paragraph in [entry for entry in left if entry.after == section.id]:
            found.append(_own_section(len(own) - len(left) + 1, paragraph))
            left.remove(paragraph)
    before_end = next((n for n, section in enumerate(found) if section.id in ("L9", "notes")), len(found))
    rest = [_own_section(len(own) - len(left) + n, entry) for n, entry in enumerate(left, start=1)]
    return [*found[:before_end], *rest, *found[before_end:]]


def _own_section(number: int, paragraph: OwnParagraph) -> Section:
    heading: tuple[Block, ...] = (Heading(plain(paragraph.heading)),) if paragraph.heading else ()
    body = tuple(Paragraph(plain(words)) for words in paragraph.words.split("\n") if words.strip())
    return Section(f"own-{number}", (*heading, *body))
