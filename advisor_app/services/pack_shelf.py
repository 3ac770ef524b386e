"""The content packs this program can use: the one it comes with and those installed from a workbook, by id and version.

    <data>/packs/<id>/<version>/    a pack
    <data>/packs/in_use.yaml        which pack new assessments start with; without it the program's own
    <data>/packs/checked.yaml       which packs are known to be sound under which version of the program
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from advisor_app.content.catalogue import PackInfo, list_packs, version_order
from advisor_app.content.check import Problem, check_pack
from advisor_app.content.explain import ContentError, read_as
from advisor_app.content.loader import load_pack
from advisor_app.content.pack_writing import copy_pack
from advisor_app.content.schema import Entry, Identifier, VersionText, Words
from advisor_app.content.workbook.importing import made_from
from advisor_app.content.workbook.opening import WorkbookError
from advisor_app.content.writing import yaml_text
from advisor_app.domain.pack import ContentPack
from advisor_app.services.content_workbooks import Preview, preview_workbook, write_preview
from advisor_app.store.files import write_atomic

SHIPPED: Final = "core"
_log = logging.getLogger(__name__)


class _InUse(Entry):
    id: Identifier
    version: VersionText


_IN_USE: Final = TypeAdapter(_InUse)
_CHECKED: Final = TypeAdapter(dict[str, Words])


@dataclass(frozen=True)
class ShelvedPack:
    """One pack. shipped: it comes with the program."""

    info: PackInfo
    shipped: bool


class PackShelf:
    """shipped: folder of the packs that come with the program. installed: where others are kept. program: its version.

    A pack other than the shipped one is loaded only when check-content finds nothing in it under this version of the
    program; that is found out once and noted.
    """

    def __init__(self, shipped: Path, installed: Path, program: str) -> None:
        self._shipped, self._installed, self._program = shipped, installed, program
        self._loaded: dict[tuple[str, str], ContentPack] = {}
        self._problems: dict[Path, tuple[Problem, ...]] = {}

    # ------------------------------------------------------------------------------------------------- what there is
    def packs(self) -> tuple[ShelvedPack, ...]:
        """All packs, by id and the newest version first. A folder that is no pack is passed over."""
        mine = list_packs(self._shipped)
        own = {(info.id, info.version) for info in mine}
        others = [info for info in self._found() if (info.id, info.version) not in own]
        found = [*((info, True) for info in mine), *((info, False) for info in others)]
        found.sort(key=lambda entry: version_order(entry[0].version), reverse=True)
        found.sort(key=lambda entry: entry[0].id)
        return tuple(ShelvedPack(info, shipped) for info, shipped in found)

    def _found(self) -> list[PackInfo]:
        found: list[PackInfo] = []
        for folder in sorted(self._installed.glob("*/*/pack.yaml")):
            with suppress(ContentError):
                found += [info for info in list_packs(folder.parents[1]) if info.folder == folder.parent]
        return [info for info in found if info.folder.name == info.version and info.folder.parent.name == info.id]

    def info(self, pack_id: str, version: str) -> PackInfo:
        """Raises ContentError for a pack that is not here."""
        for shelved in self.packs():
            if (shelved.info.id, shelved.info.version) == (pack_id, version):
                return shelved.info
        raise ContentError(f"The content {pack_id[:40]} {version[:40]} is not on this computer.")

    def in_use(self) -> PackInfo:
        """The pack new assessments start with: the chosen one while it is there, else the one of the program."""
        shipped = next(info for info in list_packs(self._shipped) if info.id == SHIPPED)
        try:
            chosen = read_as(self._installed / "in_use.yaml", _IN_USE)
        except ContentError:
            return shipped
        here = [*list_packs(self._shipped), *self._found()]
        return next((p for p in here if (p.id, p.version) == (chosen.id, chosen.version)), shipped)

    # ------------------------------------------------------------------------------------------------------- loading
    def load(self, pack_id: str, version: str) -> ContentPack:
        """A pack, read once. Raises ContentError when it is not here, cannot be read or is not sound."""
        key = (pack_id, version)
        if key not in self._loaded:
            info = self.info(pack_id, version)
            pack = load_pack(info.folder)
            if info.folder.parent != self._shipped and not self._known_sound(info):
                problems = check_pack(pack, info.folder)
                if problems:
                    raise ContentError(
                        f"The content {pack_id} {version} does not go with this version of the program: "
                        f"{problems[0].text}"
                    )
                self._note_sound(info)
            self._loaded[key] = pack
        return self._loaded[key]

    def load_in_use(self) -> ContentPack:
        """The pack for new assessments; the one of the program where the chosen one cannot be used."""
        used = self.in_use()
        try:
            return self.load(used.id, used.version)
        except ContentError:
            _log.warning("content in use cannot be used")
            shipped = next(info for info in list_packs(self._shipped) if info.id == SHIPPED)
            return self.load(shipped.id, shipped.version)

    def problems(self, info: PackInfo) -> tuple[Problem, ...]:
        """What check-content finds in a pack, found out once. Raises ContentError when it cannot be read."""
        if info.folder not in self._problems:
            self._problems[info.folder] = check_pack(load_pack(info.folder), info.folder)
        return self._problems[info.folder]

    def preview(self, workbook: Path) -> Preview:
        """What a workbook would make of the pack it was made from. Raises ContentError when that pack is not here."""
        try:
            pack_id, version = made_from(workbook)
        except WorkbookError as error:
            raise ContentError(str(error)) from error
        return preview_workbook(workbook, self.info(pack_id, version).folder)

    # ------------------------------------------------------------------------------------------------------ changing
    def use(self, pack_id: str, version: str) -> ContentPack:
        """Start new assessments with this pack from now on. Raises ContentError; then the choice stays as it was."""
        pack = self.load(pack_id, version)
        self._write("in_use.yaml", {"id": pack_id, "version": version})
        return pack

    def install(self, preview: Preview) -> PackInfo:
        """Keep the pack that a workbook makes. Raises ContentError; nothing is left behind then."""
        about = preview.read.about
        if about is None:
            raise ContentError("The workbook still has mistakes; put them right and import it again.")
        if any((p.info.id, p.info.version) == (about.id, about.version) for p in self.packs()):
            raise ContentError(
                f"There is already content {about.id} {about.version}; write a later version on the first sheet of the "
                "workbook and import it again."
            )
        write_preview(preview, self._installed / about.id / about.version)
        info = self.info(about.id, about.version)
        self._note_sound(info)
        return info

    def keep_shipped(self) -> None:
        """Keep a copy of the program's own packs, so that assessments made with them can be worked out again after the
        program has changed. Without room for it the program works all the same."""
        for info in list_packs(self._shipped):
            try:
                copy_pack(info.folder, self._installed / info.id / info.version)
            except OSError:
                _log.warning("no copy of the content could be kept")

    # -------------------------------------------------------------------------------------------------------- inside
    def _known_sound(self, info: PackInfo) -> bool:
        return self._checked().get(f"{info.id} {info.version}") == self._program

    def _note_sound(self, info: PackInfo) -> None:
        with suppress(ContentError):
            self._write("checked.yaml", {**self._checked(), f"{info.id} {info.version}": self._program})

    def _checked(self) -> Mapping[str, str]:
        try:
            return read_as(self._installed / "checked.yaml", _CHECKED)
        except ContentError:
            return {}

    def _write(self, name: str, tree: Mapping[str, str]) -> None:
        try:
            self._installed.mkdir(parents=True, exist_ok=True)
            write_atomic(self._installed / name, yaml_text(dict(tree)).encode())
        except OSError as error:
            raise ContentError(f"The choice cannot be kept: {error.strerror or error}.") from error
