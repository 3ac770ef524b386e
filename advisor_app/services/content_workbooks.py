"""The content of a pack edited in a spreadsheet: the workbook out, and back in with a look at it first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advisor_app.content.explain import ContentError
from advisor_app.content.pack_writing import check_files, write_pack
from advisor_app.content.workbook.changes import CHANGED, MOVED, Change
from advisor_app.content.workbook.export import workbook_bytes
from advisor_app.content.workbook.importing import ReadWorkbook, read_workbook
from advisor_app.content.workbook.locating import located
from advisor_app.content.workbook.table import SheetError
from advisor_app.store.files import write_atomic


@dataclass(frozen=True)
class Preview:
    """What a workbook would make of a pack. base: the folder of that pack. errors: to put right first, each with its
    place; empty for a workbook that can be taken over. changes: everything that would be different."""

    base: Path
    read: ReadWorkbook
    errors: tuple[SheetError, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.read.changes

    @property
    def version(self) -> str:
        """Version of the pack it would make; empty while it has errors."""
        return "" if self.errors or self.read.about is None else self.read.about.version


def export_workbook(pack_folder: Path, out: Path) -> None:
    """Write the workbook of a pack, whole or not at all. Raises ContentError."""
    data = workbook_bytes(pack_folder)
    try:
        write_atomic(out, data)
    except OSError as error:
        raise ContentError(
            f"The file {out.name} cannot be written there: {error.strerror or error}. Choose another folder, or close "
            "the program that has it open."
        ) from error


def preview_workbook(path: Path, base: Path) -> Preview:
    """Read a workbook against the pack it was made from and check the whole pack it would make. Writes nothing that
    stays. Raises ContentError for a bad `base`."""
    read = read_workbook(path, base)
    if read.errors:
        return Preview(base, read, read.errors)
    try:
        problems = check_files(base, read.files)
    except ContentError as error:
        return Preview(base, read, (SheetError("", 0, "", str(error)),))
    return Preview(base, read, tuple(located(problem, read.parsed.rows) for problem in problems))


def write_preview(preview: Preview, target: Path) -> None:
    """Make the new pack in a folder that is not there yet, whole or not at all. Raises ContentError."""
    if preview.errors:
        raise ContentError("The workbook still has mistakes; put them right and import it again.")
    problems = write_pack(preview.base, preview.read.files, target)
    if problems:
        raise ContentError(f"The new pack is not sound: {problems[0].text}")


def change_line(change: Change) -> str:
    """One change in one line, for a list without columns."""
    if change.kind == MOVED:
        return f"{change.sheet}: the rows stand in another order"
    if change.kind == CHANGED:
        return f'{change.sheet}, {change.row}, {change.column}: "{change.old}" becomes "{change.new}"'
    return f"{change.sheet}, {change.row}: {change.kind}: {change.new or change.old}"
