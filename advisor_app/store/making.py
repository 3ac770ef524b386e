"""Making a vault: built beside its place, proved by opening it, then renamed: there is never half of one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from advisor_app.domain.records import PracticeRecord
from advisor_app.store import files as disk
from advisor_app.store.errors import Damaged
from advisor_app.store.files import VaultFiles
from advisor_app.store.key_files import write_keys
from advisor_app.store.keys import DatabaseKey, KeyFile, Strength, calibrate, passphrase_slot, recovery_slot
from advisor_app.store.migrations.runner import migrate
from advisor_app.store.opening import Opener, translated, unlock
from advisor_app.store.recovery import new_recovery_key, recovery_text
from advisor_app.store.repositories.practice import put_practice
from advisor_app.store.state import StateFile, StateNote
from advisor_app.store.tables import MetaRow


def make_vault(
    vaults: Path,
    passphrase: str,
    practice: PracticeRecord,
    opener: Opener,
    *,
    strength: Strength | None,
    ballast_bytes: int,
    pause: Callable[[float], None],
) -> tuple[Path, str]:
    """The folder of a new, closed vault below `vaults` and its recovery key as text.

    Raises StoreErrors for a full or unreachable disk and TextError for a name of the practice that is too long;
    nothing is left behind then.
    """
    vault_id, recovery_key = secrets.token_hex(8), new_recovery_key()
    half_made = VaultFiles(vaults / f"{vault_id}.new")
    try:
        disk.make_private(half_made.folder)
        _write(half_made, vault_id, passphrase, recovery_key, practice, opener=opener, strength=strength)
        _prove(half_made, recovery_text(recovery_key), opener, pause)
        disk.make_ballast(half_made, ballast_bytes)
        disk.sync_folder(half_made.folder)
        half_made.folder.rename(vaults / vault_id)
        disk.sync_folder(vaults)
    except Exception as error:
        shutil.rmtree(half_made.folder, ignore_errors=True)
        raise translated(error, half_made) from error
    return vaults / vault_id, recovery_text(recovery_key)


def _write(
    files: VaultFiles, vault_id: str, passphrase: str, recovery_key: bytes, practice: PracticeRecord, *,
    opener: Opener, strength: Strength | None,
) -> None:
    key = DatabaseKey.random()
    slots = (
        passphrase_slot(vault_id, key, passphrase, strength or calibrate()),
        recovery_slot(vault_id, key, recovery_key),
    )
    write_keys(files, KeyFile(vault_id, slots))
    with closing(opener.connect(files, key, new=True)) as database:
        migrate(database, opener.migrations, app_version=opener.app_version)
        with database.engine.begin() as connection, database.session(connection) as session:
            session.add(MetaRow(
                id=1, vault=vault_id, schema_number=opener.newest, min_reader=opener.newest,
                min_writer=opener.newest, app_version=opener.app_version, change=1,
            ))
            put_practice(session, practice)
            session.flush()
    StateFile(files.state, vault_id, key).write(StateNote(1, clean=True))
    key.wipe()


def _prove(files: VaultFiles, recovery_key: str, opener: Opener, pause: Callable[[float], None]) -> None:
    """Open it once through its own key file and check all of it."""
    key = unlock(files, recovery_key, pause=pause).key
    with closing(opener.connect(files, key)) as database:
        if database.problems():
            raise Damaged
    key.wipe()
    disk.sync_file(files.database)
