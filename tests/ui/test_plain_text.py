"""No text is read as markup: what could is made in one module, and nothing else in the program calls it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).resolve().parents[2] / "advisor_app"
# Calls that show text as markup when it looks like it, or load what it names.
FORBIDDEN_CALLS = {
    "QLabel", "QMessageBox", "QToolTip", "QProgressDialog", "QInputDialog", "QErrorMessage", "QTextEdit",
    "QTextBrowser", "QTextDocument", "QWizardPage", "QSplashScreen", "QWhatsThis",
}
FORBIDDEN_METHODS = {
    "setToolTip", "setHtml", "insertHtml", "appendHtml", "toHtml", "setMarkdown", "setWhatsThis", "setTextFormat",
    "setTitle", "setSubTitle", "setDetailedText", "setInformativeText", "setOpenExternalLinks", "setStatusTip",
    "setBadge",
}
ALLOWED = {
    "ui/widgets/text.py": {"QLabel", "setToolTip", "setTextFormat"},
}


def offences(source: str, allowed: set[str]) -> list[str]:
    """What a module uses that it must not, with line numbers."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = ""
        if isinstance(node, ast.Attribute):
            name = node.attr if node.attr in FORBIDDEN_METHODS | FORBIDDEN_CALLS else ""
        elif isinstance(node, ast.Name):
            name = node.id if node.id in FORBIDDEN_CALLS else ""
        elif isinstance(node, ast.alias):
            name = node.name if node.name in FORBIDDEN_CALLS else ""
        if isinstance(node, ast.Call) and _adds_a_text_row(node):
            name = "addRow with text"
        if name and name not in allowed:
            found.append(f"{node.lineno}: {name}")
    return found


def _adds_a_text_row(node: ast.Call) -> bool:
    """QFormLayout.addRow makes a label of its own from a first argument that is text."""
    return isinstance(node.func, ast.Attribute) and node.func.attr == "addRow" and len(node.args) == 2


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_no_module_shows_text_as_markup(path: Path) -> None:
    where = path.relative_to(ROOM).as_posix()
    assert not offences(path.read_text("utf-8"), ALLOWED.get(where, set()))


@pytest.mark.parametrize("source", [
    "from PySide6.QtWidgets import QLabel\nQLabel('<b>x</b>')",
    "import PySide6.QtWidgets as w\nw.QLabel(name)",
    "QMessageBox.warning(self, 'x', name)",
    "button.setToolTip(name)",
    "form.addRow(name, field)",
    "view.setHtml(name)",
    "QTextBrowser().setSource(name)",
    "QInputDialog.getText(self, 'x', name)",
])
def test_the_check_bites(source: str) -> None:
    assert offences(source, set())


def test_harmless_code_passes() -> None:
    assert not offences("label = Text(theme, name)\nset_tooltip(button, name)\nitems.appendRow([cell])", set())
