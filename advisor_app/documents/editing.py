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


# Sections that belong to the chapter before them: they go and move with it.
_FOLLOWERS: Final = {
    "plan": ("P-week", "P-insurance", "P-quarter", "P-year", "P5"), "notes": ("sources", "figures"),
}


@dataclass(frozen=True)
class SectionInfo:
    """A section as a person chooses it. title: its first heading. always: whether it cannot be left out. texts: the
    standard texts that can be edited."""

    id: str
    title: str
    always: bool
    texts: tuple[str, ...]


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
    gone = {name for name in draft.left_out if name not in ALWAYS}
    gone |= {name for leader in gone for name in _FOLLOWERS.get(leader, ())}
    sections = [section for section in report.sections if section.id not in gone]
    sections = [_edited(section, draft.edits) for section in _ordered(sections, draft.order)]
    return replace(report, sections=tuple(_with_own(sections, draft.own)))


def section_list(report: Report) -> tuple[SectionInfo, ...]:
    """The sections of a report, made without a draft, in their order; those without a heading are not to choose."""
    followers = {name for leader in _FOLLOWERS for name in _FOLLOWERS[leader]
                 if any(section.id == leader for section in report.sections)}
    return tuple(
        SectionInfo(section.id, title, section.id in ALWAYS, editable_texts(report, section.id))
        for section in report.sections if section.id not in followers and (title := _first_heading(section.blocks))
    )


def _first_heading(blocks: tuple[Block, ...]) -> str:
    for block in blocks:
        if isinstance(block, Heading):
            return words_of(block.text).lstrip("0123456789 ")
        if isinstance(block, Columns) and (inner := _first_heading(block.left)):
            return inner
    return ""


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
    """The named sections take each other's places, with what follows them; all others stay where they are."""
    units: list[list[Section]] = []
    for section in sections:
        follows = units and section.id in _FOLLOWERS.get(units[-1][0].id, ())
        if follows:
            units[-1].append(section)
        else:
            units.append([section])
    by_id = {unit[0].id: unit for unit in units}
    wanted = [name for name in dict.fromkeys(order) if name in by_id]
    places = iter(wanted)
    placed = [by_id[next(places)] if unit[0].id in wanted else unit for unit in units]
    return [section for unit in placed for section in unit]


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
