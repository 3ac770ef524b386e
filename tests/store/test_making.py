from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from advisor_app.store import making
from advisor_app.store.errors import Damaged, DiskFull
from advisor_app.store.files import list_vaults
from tests.store.small_vault import OPTIONS, new_vault


def fails_with(error: Exception) -> Callable[..., None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("step", ["migrate", "write_keys", "put_practice", "_prove", "unlock"])
@pytest.mark.parametrize(
    ("error", "said"), [(ZeroDivisionError("a mistake"), ZeroDivisionError), (OSError(28, "full"), DiskFull)]
)
def test_whatever_goes_wrong_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: Exception, said: type[Exception]
) -> None:
    monkeypatch.setattr(making, step, fails_with(error))
    with pytest.raises(said):
        new_vault(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_that_does_not_prove_itself_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor_app.store.connection.Database.problems", lambda _self: ("page 3",))
    with pytest.raises(Damaged):
        new_vault(tmp_path)
    assert list_vaults(tmp_path) == ()


def test_a_passphrase_is_measured_when_no_strength_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def calibrate() -> object:
        asked.append(1)
        return OPTIONS.strength

    monkeypatch.setattr(making, "calibrate", calibrate)
    vault = new_vault(tmp_path, replace(OPTIONS, strength=None))
    vault.close()
    assert asked == [1]
