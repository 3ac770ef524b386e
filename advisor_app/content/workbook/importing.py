"""A workbook read against the pack it was made from: every mistake, every change, and the files of the new pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from advisor_app.content.catalogue import version_order
from advisor_app.content.schema import PackEntry, VersionText
from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.changes import Change, changed_files, changes
from advisor_app.content.workbook.entries import entry_errors
from advisor_app.content.workbook.export import FORMAT
from advisor_app.content.workbook.from_pack import PackTables, pack_tables
from advisor_app.content.workbook.opening import WorkbookError, open_workbook
from advisor_app.content.workbook.parse import COLUMN_MISSING, Parsed, parse, read_about
from advisor_app.content.workbook.table import SheetError
from advisor_app.content.workbook.to_pack import pack_files
from advisor_app.content.writing import yaml_text

_VERSION: Final = TypeAdapter(VersionText)


@dataclass(frozen=True)
class ReadWorkbook:
    """What a workbook would make. errors: what has to be put right first; then nothing else counts.

    about: what the new pack says of itself. files: the files that differ from the pack it is made from, by name.
    parsed: its rows, to find the place of a problem that only the whole pack shows.
    """

    errors: tuple[SheetError, ...]
    changes: tuple[Change, ...] = ()
    about: PackEntry | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    parsed: Parsed = field(default_factory=Parsed)


def read_workbook(path: Path, base: Path) -> ReadWorkbook:
    """Read a workbook that was made from the pack in the folder `base`. Raises ContentError for a bad `base`."""
    tables = pack_tables(base)
    try:
        parsed = parse(open_workbook(path), tables.sheets)
    except WorkbookError as error:
        return ReadWorkbook((SheetError("", 0, "", str(error)),))
    about, wrong = _about(parsed.about, tables.about)
    errors = [*wrong, *parsed.errors]
    if all(sheet.name in parsed.rows for sheet in tables.sheets):
        # A row with a mistake in a cell, or without one of its columns, is not judged as a whole as well.
        rows = {(error.sheet, error.row) for error in errors}
        sheets = {error.sheet for error in errors if error.row == 0 or error.text.startswith(COLUMN_MISSING)}
        errors += [e for e in entry_errors(parsed.rows) if (e.sheet, e.row) not in rows and e.sheet not in sheets]
    if errors:
        return ReadWorkbook(tuple(errors), parsed=parsed)
    built = pack_files(parsed.rows, tables.homes, {sheet.name: sheet.file for sheet in tables.sheets})
    if built.errors:
        return ReadWorkbook(built.errors, parsed=parsed)
    found = changes(tables.sheets, tables.rows, parsed.rows)
    files = dict(_written(tables, parsed, built.trees))
    files["pack.yaml"] = yaml_text(_about_tree(about))
    return ReadWorkbook((), found, about, files, parsed)


def made_from(path: Path) -> tuple[str, str]:
    """Id and version of the pack that a workbook was made from. Raises WorkbookError where it does not say."""
    book = open_workbook(path)
    about = read_about(book[at.ABOUT]) if at.ABOUT in book.sheetnames else {}
    if "pack" not in about or "made from version" not in about:
        raise WorkbookError(f"{path.name} does not say which content it was made from; export it anew and edit that.")
    return about["pack"], about["made from version"]


def _written(tables: PackTables, parsed: Parsed, trees: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files whose rows changed. Of the files of questions, those whose own questions changed."""
    touched = changed_files(tables.sheets, tables.rows, parsed.rows)
    old = pack_files(tables.rows, tables.homes, {}).trees
    for name, tree in trees.items():
        text = yaml_text(tree)
        # As text, because the order of a question's options counts.
        if name in touched or (name.startswith("questions/") and text != yaml_text(old.get(name))):
            yield name, text
    for name in old:
        if name.startswith("questions/") and name not in trees:
            yield name, yaml_text([])


# --------------------------------------------------------------------------------------------------- the pack
def _about(said: Mapping[str, str], base: PackEntry) -> tuple[PackEntry, list[SheetError]]:
    """What the new pack says of itself, and what is wrong with that."""
    wrong: list[SheetError] = []

    def error(name: str, text: str) -> None:
        wrong.append(SheetError(at.ABOUT, 0, name, text))

    if said.get("format") != FORMAT:
        error("format", "this is no workbook of this program's content, or one of another version of it; export anew.")
    if said.get("pack") != base.id or said.get("made from version") != base.version:
        error("made from version", f"the workbook was made from {said.get('pack', 'nothing')} "
              f"{said.get('made from version', '')}, and is compared with {base.id} {base.version}; choose that pack.")
    version = said.get("new version", "")
    try:
        _VERSION.validate_python(version)
    except ValidationError:
        error("new version", f'"{version}" is no version like 2026.11.2; numbers with points between them.')
    else:
        if version_order(version) <= version_order(base.version):
            error("new version", f"{version} does not come after {base.version}; give the new pack a later version.")
    as_of = base.as_of
    try:
        as_of = date.fromisoformat(said.get("as of", ""))
    except ValueError:
        error("as of", f'"{said.get("as of", "")}" is no date like 2026-11-24.')
    return PackEntry(id=base.id, version=version or "0", as_of=as_of, languages=base.languages), wrong


def _about_tree(about: PackEntry) -> dict[str, Any]:
    return {"id": about.id, "version": about.version, "as_of": about.as_of.isoformat(), "languages": about.languages}
