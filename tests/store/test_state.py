from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor_app.store.keys import DatabaseKey
from advisor_app.store.state import StateFile, StateNote

KEY = DatabaseKey(bytes(range(1, 49)))
NOTE = StateNote(41, clean=True, at=datetime(2026, 11, 25, 14, 3, tzinfo=UTC))


def test_a_note_is_read_back_and_keeps_its_size(tmp_path: Path) -> None:
    state = StateFile(tmp_path / "state", "v1", KEY)
    assert state.read() is None
    for note in (NOTE, StateNote(10**12, clean=False), StateNote(1, clean=False)):
        state.write(note)
        assert state.read() == note
        assert (tmp_path / "state").stat().st_size == 512


def test_any_change_of_a_note_makes_it_none(tmp_path: Path) -> None:
    path = tmp_path / "state"
    state = StateFile(path, "v1", KEY)
    state.write(NOTE)
    whole = path.read_bytes()
    for at in range(len(whole.rstrip())):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        assert state.read() is None, at
    path.write_bytes(whole.replace(b'"change": 41', b'"change": 40'))
    assert state.read() is None
    path.write_bytes(whole[:100])
    assert state.read() is None


@pytest.mark.parametrize(("vault", "key"), [("v2", KEY), ("v1", DatabaseKey(bytes(range(2, 50))))])
def test_a_note_of_another_vault_is_none(tmp_path: Path, vault: str, key: DatabaseKey) -> None:
    StateFile(tmp_path / "state", "v1", KEY).write(NOTE)
    assert StateFile(tmp_path / "state", vault, key).read() is None


def test_a_note_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    StateFile(tmp_path / "missing" / "state", "v1", KEY).write(NOTE)
