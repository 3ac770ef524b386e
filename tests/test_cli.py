"""The command line as people and scripts use it: what it prints, what it writes, and how it says no."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from advisor_app.cli import KINDS, main
from tests.content.pack_files import CORE
from tests.content.workbook.books import put, saved

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "resources" / "demo"
CASES = sorted(DEMO.rglob("*.yaml"))
DENTAL = str(DEMO / "dental-practice.yaml")
KEYS = [
    "case", "pack", "app", "seed", "years", "profile_facts", "score", "findings", "actions", "regimes", "losses",
    "coverage", "sources",
]

Capture = pytest.CaptureFixture[str]


def refused(arguments: list[str], capsys: Capture) -> str:
    """The one sentence of a command that fails."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and said.err.endswith(".\n")
    return said.err


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_case_that_comes_with_the_program_is_assessed(case: Path, capsys: Capture) -> None:
    assert main(["assess", str(case), "--years", "10000"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    for heading in ("What a year could look like", "What to fix first", "Cover", "Insurers:", "simulated years"):
        assert heading in said.out
    assert max(len(line) for line in said.out.splitlines()) <= 120


def test_json_on_standard_output_is_nothing_but_json(capsys: Capture) -> None:
    arguments = ["assess", DENTAL, "--json", "-", "--years", "10000"]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    assert list(json.loads(first)) == KEYS
    assert main(arguments) == 0
    assert capsys.readouterr().out == first


def test_quotes_stand_in_the_json(capsys: Capture) -> None:
    assert main(["assess", str(DEMO / "online-retailer.yaml"), "--json", "-", "--years", "10000"]) == 0
    quotes = json.loads(capsys.readouterr().out)["coverage"]["quotes"]
    assert [quote["id"] for quote in quotes] == ["quote_1", "quote_2"]
    assert quotes[0]["premium"] == {"amount": 404_300, "currency": "EUR"}


# ------------------------------------------------------------------------------------------------- documents
def test_a_letter_is_written(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "letter.pdf"
    assert main(["report", DENTAL, "--kind", "letter", "--out", str(out), "--lang", "en-GB", "--page", "A4"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out


def test_the_demo_prints_the_summary_and_names_the_letter(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0
    (letter,) = tmp_path.glob("*.pdf")
    said = capsys.readouterr().out
    assert "Harbour Lane Dental" in said and str(letter.resolve()) in said
    assert letter.read_bytes().startswith(b"%PDF-")


def test_a_letter_that_cannot_be_written_says_why(tmp_path: Path, capsys: Capture) -> None:
    report = ["report", DENTAL, "--out"]
    assert "There is no folder" in refused([*report, str(tmp_path / "gone" / "a.pdf")], capsys)
    (tmp_path / "dir.pdf").mkdir()
    assert "dir.pdf cannot be written" in refused([*report, str(tmp_path / "dir.pdf")], capsys)
    out = str(tmp_path / "a.pdf")
    assert "there are: en" in refused([*report, out, "--lang", "fr"], capsys)
    assert "must be a language tag" in refused([*report, out, "--lang", "english"], capsys)
    assert not Path(out).exists()


def test_documents_in_spanish_are_written_where_spanish_is_whole_for_them(tmp_path: Path, capsys: Capture) -> None:
    for kind in ("letter", "actions"):
        out = tmp_path / f"{kind}.pdf"
        assert main(["report", DENTAL, "--kind", kind, "--out", str(out), "--lang", "es"]) == 0
        assert out.read_bytes().startswith(b"%PDF-")
        for ending in ("docx", "html", "txt"):
            other = str(out.with_suffix(f".{ending}"))
            assert main(["report", DENTAL, "--kind", kind, "--out", other, "--lang", "es"]) == 0
    capsys.readouterr()
    out = tmp_path / "card.pdf"
    said = refused(["report", DENTAL, "--kind", "card", "--out", str(out), "--lang", "es"], capsys)
    assert said == 'There are no texts in the language "es" for this document (card); there are: en.\n'
    assert not out.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_written_or_refused_in_one_sentence(
    kind: str, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "a.pdf"
    code = main(["report", DENTAL, "--kind", kind, "--out", str(out)])
    said = capsys.readouterr()
    assert (code == 0) is out.exists()
    assert code in (0, 2) and said.err.count("\n") == (code == 2)


# ------------------------------------------------------------------------------------------------- refusals
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "The following arguments are required: COMMAND"),
        (["fly"], "invalid choice"),
        (["assess"], "The following arguments are required: CASE"),
        (["assess", "a.yaml", "--fast"], "nrecognized arguments: --fast"),
        (["assess", "a.yaml", "--years", "5"], "5 is no whole number from 10,000 to 1,000,000"),
        (["assess", "a.yaml", "--years", "many"], "many is no whole number"),
        (["assess", "a.yaml", "--seed", "-1"], "-1"),
        (["report", "a.yaml"], "The following arguments are required: --out"),
        (["report", "a.yaml", "--out", "x.pdf", "--kind", "poem"], "invalid choice: 'poem'"),
        (["report", "a.yaml", "--out", "x.pdf", "--page", "A5"], "invalid choice: 'A5'"),
        (["assess", "gone.yaml"], "gone.yaml cannot be read: No such file or directory."),
        (["check-content", "nothing"], 'There is no content pack "nothing" in content; there are: core'),
    ],
)
def test_a_bad_command_gets_one_sentence(arguments: list[str], said: str, capsys: Capture) -> None:
    assert said in refused(arguments, capsys)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil: {}", 'there is no entry "profil" here. The nearest known one is "profile".'),
        ("profile: {client_name: 5}", "client_name is 5; it must be text"),
        ("profile: {staff: '<img src=x>'}", 'staff is "<img src=x>"; it must be a number.'),
        ("answers: {AC-01: yes}", 'there is no answer "yes". Choose one of fully, mostly, partial, none, unknown.'),
        ("\x00", "not readable YAML"),
    ],
)
def test_a_bad_case_gets_one_sentence_and_writes_nothing(
    text: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    case, out = tmp_path / "case.yaml", tmp_path / "out.json"
    case.write_text(text, encoding="utf-8")
    assert said in refused(["assess", str(case), "--json", str(out)], capsys)
    assert not out.exists()


def test_json_that_cannot_be_written_says_why(tmp_path: Path, capsys: Capture) -> None:
    arguments = ["assess", DENTAL, "--years", "10000", "--json", str(tmp_path / "gone" / "out.json")]
    assert "cannot be written: No such file or directory." in refused(arguments, capsys)


# ------------------------------------------------------------------------------------------- content, timing
def test_a_broken_pack_is_listed_problem_by_problem(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(CORE, folder)
    controls = folder / "controls.yaml"
    controls.write_text(controls.read_text(encoding="utf-8").replace("TS-05: 1.00", "TS-05: 0.90"), encoding="utf-8")
    assert main(["check-content", str(folder)]) == 2
    said = capsys.readouterr()
    assert "control weights: Control edr: its weights add up to 0.90; they must add up to 1." in said.out
    assert said.err.startswith("The content pack core ") and said.err.count("\n") == 1


def test_a_pack_that_cannot_be_read_says_where(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(CORE, folder)
    (folder / "actions.yaml").write_text("- {id: x}\n", encoding="utf-8")
    assert "actions.yaml, line 1, x: " in refused(["check-content", str(folder)], capsys)


def test_the_core_pack_is_sound(capsys: Capture) -> None:
    assert main(["check-content"]) == 0, capsys.readouterr().out
    assert "is sound: 134 questions" in capsys.readouterr().out


def test_figures_from_memory_keep_content_from_being_published(capsys: Capture) -> None:
    assert main(["check-content", "--release"]) == 2
    said = capsys.readouterr()
    assert "has 14 problems" in said.err
    assert "controls.cause_cuts.edr.ransom is from memory: confirm 0.33 largest cut in marsh-2023" in said.out


def test_the_bench_prints_the_ratios(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "bench.json"
    assert main(["bench", "--json", str(out)]) == 0
    found = json.loads(out.read_text())
    assert [run["years"] for run in found["runs"]][-1] == 1_000_000
    assert all(run["ratio"]["full"] > run["ratio"]["base"] > 0 for run in found["runs"])
    said = capsys.readouterr().out
    assert "times the floor" in said
    assert "pyfair" in said


def test_the_command_line_never_loads_the_window() -> None:
    code = (
        "import sys; from advisor_app.app import main; code = main(['assess', sys.argv[1], '--years', '10000']); "
        "raise SystemExit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code, DENTAL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Harbour Lane Dental" in run.stdout


def test_the_case_in_the_documentation_is_a_case(tmp_path: Path, capsys: Capture) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    case = tmp_path / "case.yaml"
    case.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert main(["assess", str(case), "--years", "10000"]) == 0, capsys.readouterr().err


# -------------------------------------------------------------------------------------------- content in a workbook
def test_content_goes_out_as_a_workbook_and_comes_back(tmp_path: Path, capsys: Capture) -> None:
    book, new = tmp_path / "core.xlsx", tmp_path / "new"
    assert main(["content", "export", "--out", str(book)]) == 0
    assert main(["content", "import", str(book), "--preview"]) == 0
    assert capsys.readouterr().out.endswith("0 changes in all; the new version is 2026.11.1.1.\n")
    assert not new.exists()
    assert main(["content", "import", str(book), "--out", str(new)]) == 0
    assert capsys.readouterr().out.endswith(f"The new pack is in {new}\n")
    assert main(["check-content", str(new)]) == 0


def test_every_mistake_of_a_workbook_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    path = saved(tmp_path, put("Actions", "managed_protection", "effort", "ages"),
                 put("Sources", "MS23", "title", None))
    assert main(["content", "import", str(path), "--out", str(tmp_path / "new")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 2
    assert said.err.startswith("Actions, row ")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("arguments", "said"), [
    (["content", "export", "--out", "core.csv"], "The workbook core.csv needs a name that ends in .xlsx.\n"),
    (["content", "import", "core.xlsx"], "Name the folder of the new pack with --out, or look at the changes first"),
    (["content", "import", "none.xlsx", "--preview"], "none.xlsx cannot be read: No such file or directory.\n"),
    (["content", "export", "nope", "--out", "core.xlsx"], 'There is no content pack "nope" in content'),
])
def test_content_commands_say_no_in_one_sentence(arguments: list[str], said: str, capsys: Capture) -> None:
    assert refused(arguments, capsys).startswith(said)


def test_lists_for_a_spreadsheet(tmp_path: Path, capsys: Capture) -> None:
    for name in ("a.xlsx", "a.csv"):
        assert main(["export", DENTAL, "--out", str(tmp_path / name), "--list", "gaps"]) == 0
        assert (tmp_path / name).stat().st_size > 500
    assert "Your limit is" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    capsys.readouterr()
    assert "must end with .xlsx or .csv" in refused(["export", DENTAL, "--out", str(tmp_path / "a.ods")], capsys)


def test_the_deadlines_of_a_breach(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "a.txt"
    breach = ["--discovered", "2026-11-20T09:30+00:00", "--people", "GB=500", "--data", "medical"]
    assert main(["report", DENTAL, "--kind", "deadlines", "--out", str(out), *breach]) == 0
    assert "23 November 2026, 09:30 (UTC)" in out.read_text(encoding="utf-8")
    capsys.readouterr()
    command = ["report", DENTAL, "--kind", "deadlines", "--out", str(out)]
    assert "need --discovered" in refused(command, capsys)
    assert "is no day and time" in refused([*command, "--discovered", "today"], capsys)


def test_a_password_comes_from_a_file(tmp_path: Path, capsys: Capture) -> None:
    secret, out = tmp_path / "secret", tmp_path / "a.pdf"
    secret.write_text("correct horse\n", encoding="utf-8")
    command = ["report", DENTAL, "--kind", "summary", "--out", str(out), "--password-from"]
    assert main([*command, str(secret)]) == 0
    assert b"/Encrypt" in out.read_bytes()
    capsys.readouterr()
    assert "cannot be read" in refused([*command, str(tmp_path / "none")], capsys)
