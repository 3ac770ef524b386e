from __future__ import annotations

from pathlib import Path

from advisor_app.store import attempts


def test_the_wait_doubles_to_half_a_minute() -> None:
    assert [attempts.wait_after(count) for count in range(9)] == [0, 0.5, 1, 2, 4, 8, 16, 30, 30]
    assert attempts.wait_after(10**6) == 30


def test_wrong_tries_are_counted_over_restarts(tmp_path: Path) -> None:
    path = tmp_path / "attempts"
    assert attempts.failures(path) == 0
    assert [attempts.note_failure(path) for _ in range(3)] == [1, 2, 3]
    assert attempts.failures(path) == 3
    attempts.forget_failures(path)
    attempts.forget_failures(path)
    assert attempts.failures(path) == 0


def test_nonsense_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "attempts"
    for text in (b"many", b"-3", b"\xff", b"9" * 50, b""):
        path.write_bytes(text)
        assert attempts.failures(path) == 0


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    assert attempts.note_failure(tmp_path / "missing" / "attempts") == 1
