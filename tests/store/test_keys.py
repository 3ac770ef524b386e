from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_app.store import keys as module
from advisor_app.store.errors import Closed, HostileKeys, KeysDamaged, WeakSecret
from advisor_app.store.keys import (
    FLOOR,
    DatabaseKey,
    KeyFile,
    Strength,
    calibrate,
    passphrase_slot,
    recovery_slot,
    unlock_passphrase,
    unlock_recovery,
)
from advisor_app.store.recovery import new_recovery_key

CHEAP = Strength(8, 1)
SECRET = "Café lamp rivet ocean 1"


@pytest.fixture(scope="module")
def key() -> DatabaseKey:
    return DatabaseKey.random()


@pytest.fixture(scope="module")
def key_file(key: DatabaseKey) -> KeyFile:
    return KeyFile("v1", (passphrase_slot("v1", key, SECRET, CHEAP), recovery_slot("v1", key, bytes(range(20)))))


def resealed(key_file: KeyFile, change: Callable[[dict[str, object]], object]) -> KeyFile:
    """The key file with something changed and a checksum that fits, as an attacker would leave it."""
    body = json.loads(key_file.to_bytes())
    del body["checksum"]
    change(body)
    return KeyFile.from_bytes(json.dumps({**body, "checksum": module._checksum(body)}).encode())


def test_each_slot_opens_the_same_key(key: DatabaseKey, key_file: KeyFile) -> None:
    again = KeyFile.from_bytes(key_file.to_bytes())
    assert again == key_file
    by_passphrase, by_recovery = unlock_passphrase(again, SECRET), unlock_recovery(again, bytes(range(20)))
    assert by_passphrase is not None and by_recovery is not None
    assert by_passphrase.raw() == by_recovery.raw() == key.raw()


def near_misses() -> list[str]:
    typos = [SECRET[:at] + SECRET[at + 1:] for at in range(len(SECRET))]
    case = [SECRET[:at] + SECRET[at].swapcase() + SECRET[at + 1:] for at in (0, 5, 10)]
    blanks = [" " + SECRET, SECRET + " ", SECRET + "\n", SECRET.replace(" ", "  "), SECRET.replace(" ", "\u00a0")]
    similar = [SECRET.replace("a", "\u0430"), SECRET.replace("1", "l"), SECRET.replace("o", "0"),
               SECRET.replace("é", "e"), SECRET.replace("é", "è"), SECRET.upper(), SECRET.lower()]
    odd = ["", " ", "\0", SECRET + "\0", "x" * 1_000_000, SECRET[::-1], SECRET * 2, "\ud800" + SECRET, "0"]
    return typos + case + blanks + similar + odd


def test_fifty_near_misses_open_nothing(key_file: KeyFile) -> None:
    wrong = near_misses()
    assert len(wrong) >= 45
    assert [text for text in wrong if unlock_passphrase(key_file, text) is not None] == []


def test_the_same_letters_of_two_systems_are_the_same(key_file: KeyFile) -> None:
    composed, decomposed = unicodedata.normalize("NFC", SECRET), unicodedata.normalize("NFD", SECRET)
    assert composed != decomposed
    assert unlock_passphrase(key_file, composed) is not None
    assert unlock_passphrase(key_file, decomposed) is not None


def test_blanks_at_the_edges_count(key: DatabaseKey) -> None:
    keys = KeyFile("v1", (passphrase_slot("v1", key, "  edges  ", CHEAP),))
    assert unlock_passphrase(keys, "edges") is None
    assert unlock_passphrase(keys, "  edges  ") is not None


@pytest.mark.parametrize("text", ["", "x" * 1025])
def test_a_passphrase_has_a_size(key: DatabaseKey, text: str) -> None:
    with pytest.raises(WeakSecret, match="1 to 1,024 characters"):
        passphrase_slot("v1", key, text, CHEAP)
    assert unlock_passphrase(KeyFile("v1", (passphrase_slot("v1", key, "x" * 1024, CHEAP),)), "x" * 1024) is not None


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(vault="v2"),
        lambda body: body["slots"][0]["kdf"].update(memory_mib=9),
        lambda body: body["slots"][0]["kdf"].update(passes=2),
        lambda body: body["slots"][0].update(salt=body["slots"][1]["salt"]),
        lambda body: body["slots"][0].update(nonce=body["slots"][1]["nonce"]),
        lambda body: body["slots"][0].update(box=body["slots"][1]["box"]),
    ],
)
def test_tampering_is_refused_by_the_seal(key_file: KeyFile, change: Callable[[dict[str, object]], object]) -> None:
    assert unlock_passphrase(resealed(key_file, change), SECRET) is None


def test_slots_cannot_be_swapped(key: DatabaseKey, key_file: KeyFile) -> None:
    def swap(body: dict[str, object]) -> None:
        slots = body["slots"]
        assert isinstance(slots, list)
        for name in ("salt", "nonce", "box"):
            slots[0][name], slots[1][name] = slots[1][name], slots[0][name]

    swapped = resealed(key_file, swap)
    assert unlock_passphrase(swapped, SECRET) is None
    assert unlock_recovery(swapped, bytes(range(20))) is None


@pytest.mark.parametrize(
    ("memory", "passes"),
    [(7, 1), (1025, 1), (8, 0), (8, 11), (2**40, 3), (-8, 1), (8.5, 1), (True, 1), ("8", 1), (8, None)],
)
def test_parameters_out_of_bounds_cost_nothing(
    key_file: KeyFile, monkeypatch: pytest.MonkeyPatch, memory: object, passes: object
) -> None:
    def refuse(*_arguments: object, **_options: object) -> bytes:
        raise AssertionError("memory was taken")

    monkeypatch.setattr(module.argon2id, "kdf", refuse)
    with pytest.raises(HostileKeys):
        resealed(key_file, lambda body: body["slots"][0]["kdf"].update(memory_mib=memory, passes=passes))


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_damaged_and_never_another_key(data: st.DataObject) -> None:
    key = DatabaseKey(bytes(range(1, 49)))
    whole = KeyFile("v1", (recovery_slot("v1", key, bytes(20)),)).to_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(st.sampled_from([
        whole[:at], whole[:at] + bytes([whole[at] ^ 1 << data.draw(st.integers(0, 7))]) + whole[at + 1:],
        whole[:at] + bytes(7) + whole[at + 7:],
    ]))
    try:
        keys = KeyFile.from_bytes(damaged)
    except KeysDamaged:
        return
    opened = unlock_recovery(keys, bytes(20))  # white space or the spelling of a number may change nothing
    assert opened is not None and opened.raw() == key.raw()


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"[" * 5000, b"\xff", b"x" * 100_000, b'{"checksum": 1}'])
def test_what_is_no_key_file_is_damaged(data: bytes) -> None:
    with pytest.raises(KeysDamaged):
        KeyFile.from_bytes(data)


def test_the_database_gets_exactly_96_digits(key: DatabaseKey) -> None:
    assert len(key.hex_digits()) == 96
    for length in (0, 31, 32, 47, 49):
        with pytest.raises(ValueError, match="32 bytes"):
            DatabaseKey(bytes(length))


def test_a_wiped_key_is_never_used() -> None:
    key = DatabaseKey.random()
    key.wipe()
    for use in (key.raw, key.hex_digits, lambda: key.subkey(b"x"), lambda: passphrase_slot("v", key, SECRET, CHEAP)):
        with pytest.raises(Closed):
            use()


def test_subkeys_differ_by_purpose(key: DatabaseKey) -> None:
    assert key.subkey(b"state note") != key.subkey(b"other")
    assert key.subkey(b"state note") not in key.raw()


@pytest.mark.parametrize(
    ("seconds_at_floor", "wanted"),
    [(0.125, Strength(512, 3)), (0.25, Strength(256, 3)), (0.4, Strength(128, 3)), (0.51, FLOOR), (3.0, FLOOR)],
)
def test_calibration_aims_at_half_a_second_to_one_and_has_a_floor(seconds_at_floor: float, wanted: Strength) -> None:
    ticks = iter([10.0, 10.0 + seconds_at_floor])
    assert calibrate(clock=lambda: next(ticks), derive=lambda _strength: None) == wanted


def test_a_very_fast_computer_gets_more_passes() -> None:
    ticks = iter([0.0, 0.02])
    found = calibrate(clock=lambda: next(ticks), derive=lambda _strength: None)
    assert found.memory_mib == 512 and found.passes == 10


def test_every_slot_has_its_own_salt_and_nonce(key: DatabaseKey) -> None:
    slots = [recovery_slot("v1", key, new_recovery_key()) for _ in range(20)]
    assert len({slot.salt for slot in slots}) == len({slot.nonce for slot in slots}) == 20
