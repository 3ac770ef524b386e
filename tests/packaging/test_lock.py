"""The lock: pinned, hashed, the same for everybody, and nothing of the machine that made it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import lock

ROOT = Path(__file__).resolve().parents[2]
HASH = "    --hash=sha256:" + "0" * 64
LOCKS = (lock.RUN_LOCK, lock.DEV_LOCK)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pinned(name: str) -> set[str]:
    return {line.rstrip(" \\") for line in text_of(name).splitlines() if line[:1].isalnum()}


def direct(*groups: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *(r for g in groups for r in project["dependency-groups"][g])]
    return {re.split(r"[<>=!~\[ ;]", requirement)[0].lower().replace("_", "-") for requirement in wanted}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pinned_requirement_or_one_of_its_hashes(name: str) -> None:
    assert lock.strange_lines(text_of(name)) == []


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("trace", ["://", "/", "@", "--index", "--find-links", "--extra", "-e ", "#"])
def test_there_is_no_address_and_no_path(name: str, trace: str) -> None:
    assert trace not in text_of(name)


@pytest.mark.parametrize(
    "line",
    [
        "--index-url somewhere",
        "alembic>=1.0 \\",
        "alembic @ file:///tmp/alembic.whl",
        "# made here",
        "    --hash=md5:abc",
        "alembic==1.0",
    ],
)
def test_a_strange_line_is_found(line: str) -> None:
    assert lock.strange_lines(f"mako==1.0 \\\n{HASH}\n{line}\n") == [line]


def test_a_requirement_without_a_hash_is_found() -> None:
    text = f"alembic==1.0 \\\nmako==1.0 ; sys_platform == 'win32' \\\n{HASH} \\\n{HASH}\n"
    assert lock.strange_lines(text) == ["alembic==1.0 \\"]


def test_the_locks_hold_what_the_project_asks_for() -> None:
    names = {line.split("==")[0] for line in pinned(lock.RUN_LOCK)}
    assert direct() <= names
    assert direct("dev") <= {line.split("==")[0] for line in pinned(lock.DEV_LOCK)}


def test_the_tests_run_on_the_programs_own_versions() -> None:
    assert pinned(lock.RUN_LOCK) < pinned(lock.DEV_LOCK)


def test_qt_stays_below_the_version_that_loses_references() -> None:
    version = next(line for line in pinned(lock.RUN_LOCK) if line.startswith("pyside6-essentials=="))
    assert version.split("==")[1].startswith("6.11.")
