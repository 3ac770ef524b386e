"""What is shipped beside the code: licences, fonts, icons, one version, a main.py that only starts the program."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import advisor_app._version

ROOT = Path(__file__).resolve().parents[2]
FONTS = sorted((ROOT / "resources" / "fonts").glob("*.ttf"))
ICONS = sorted((ROOT / "resources" / "icons").glob("*.svg"))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/dependencies.md")
LETTERS = {
    "Latin": "".join(map(chr, [*range(0x20, 0x7F), *range(0xC0, 0x149), *range(0x14A, 0x180)])),
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΆΈΉΊΌΎΏϊΐ",
    "Cyrillic": "".join(map(chr, range(0x410, 0x450))) + "ЁёІіЇїЄєҐґ",
    "money and marks": "€£¥–—‘’“”…•×−½№",
}


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_each_font_can_go_into_a_pdf_and_has_its_licence(font: Path) -> None:
    """TrueType outlines, no variations: the PDF library takes nothing else."""
    data = font.read_bytes()
    tables = {data[12 + 16 * i : 16 + 16 * i] for i in range(int.from_bytes(data[4:6], "big"))}
    assert data[:4] == b"\x00\x01\x00\x00"
    assert b"glyf" in tables
    assert b"fvar" not in tables
    licence = font.with_name(f"{font.stem.split('_')[0]}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith("Copyright")


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("script", LETTERS)
def test_each_font_covers_the_scripts_of_the_product(font: Path, script: str) -> None:
    known = TTFont(font.stem, str(font)).face.charToGlyph
    assert [letter for letter in LETTERS[script] if ord(letter) not in known] == []


def test_the_weights_of_the_window_and_of_documents_are_there() -> None:
    names = {font.stem for font in FONTS}
    assert {"Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold"} <= names
    assert {"SourceSans3_400Regular", "SourceSans3_400Regular_Italic"} <= names
    assert {"SourceSans3_500Medium", "SourceSans3_600SemiBold"} <= names


def test_the_icons_have_their_licence() -> None:
    licence = (ROOT / "resources" / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert licence.startswith("ISC License")
    assert "Lucide" in licence


def test_the_word_list_names_its_authors() -> None:
    licence = (ROOT / "resources" / "wordlist" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in licence
    assert "CC BY 3.0" in licence


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_each_icon_is_a_plain_drawing_that_takes_the_colour_of_its_place(icon: Path) -> None:
    drawing = ElementTree.parse(icon).getroot()
    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke") == "currentColor"
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags <= {"svg", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}


def test_main_only_starts_the_program() -> None:
    body = ast.parse((ROOT / "main.py").read_text(encoding="utf-8")).body
    docstring, imported, guard = body
    assert isinstance(docstring, ast.Expr)
    assert ast.unparse(imported) == "from advisor_app.app import main"
    assert ast.unparse(guard) == "if __name__ == '__main__':\n    raise SystemExit(main())"


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "advisor_app._version.__version__"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", advisor_app._version.__version__)


def test_the_project_is_under_the_licence_it_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    for pattern in project["license-files"]:
        assert list(ROOT.glob(pattern)), pattern


def test_every_package_asked_for_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0]
        assert re.search(rf"^\| (\S+, )?{re.escape(name)}[ ,]", reasons, re.MULTILINE), name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_point_to_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("target", ["run", "test", "screenshots", "lock"])
def test_make_knows_what_the_readme_names(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_continuous_integration_runs_the_readmes_own_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["make test </dev/null"]
