"""What a client may read stands in the content, never in the code that makes documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "advisor_app"
SERVICES = tuple(ROOT / "services" / name for name in ("reason_words.py", "second_look.py"))
PRINTED = (*sorted((ROOT / "documents").rglob("*.py")), *SERVICES)
# Names of places are those their own governments write.
OF_THE_PROGRAM = ("place_names.py",)
# The name of the program, in the properties of a PDF, and what word processors call their styles.
NAMES = ("Data Liability Advisor", "List Bullet", "List Number", "Table Grid")
WORDS = re.compile(r"(?<!<)\b[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}\b(?!=)")


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """String literals with words, without docstrings, names of fonts and what only errors say."""
    tree = ast.parse(path.read_text("utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.Raise):
            silent |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def test_no_sentence_stands_in_the_code() -> None:
    assert len(PRINTED) > 20
    assert [
        f"{path.name}:{line}: {text}" for path in PRINTED if path.name not in OF_THE_PROGRAM
        for line, text in literals(path)
        if WORDS.search(text) and text not in NAMES and not text.startswith("<!doctype html>")
    ] == []
