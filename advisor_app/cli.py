"""The program without a window: assess, report, check-content, content, demo, bench.

A public interface, described in docs/command-line.md. Exit code 0, or 2 with one clear sentence on standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from advisor_app.documents.request import Request
    from advisor_app.domain.evaluation import Evaluation
    from advisor_app.domain.pack import ContentPack
    from advisor_app.services.exports import Order

OK: Final = 0
FAILED: Final = 2
KINDS: Final = ("letter", "report", "summary", "actions", "card", "deadlines", "proposal", "declination")
PAPERS: Final = ("A4", "Letter")
LISTS: Final = ("findings", "actions", "gaps")
LEAST_YEARS, MOST_YEARS = 10_000, 1_000_000
DEMO_CASE: Final = "dental-practice.yaml"
DEFAULT_PACK: Final = "core"
STDOUT: Final = "-"


class CommandError(Exception):
    """Something the person at the keyboard can put right; one sentence."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Prints to standard output and error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except CommandError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; nothing was written.", file=sys.stderr)
    return FAILED


# ------------------------------------------------------------------------------------------------- arguments
class _Parser(argparse.ArgumentParser):
    """One sentence instead of the usage and a message."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message[:1].upper()}{message[1:]}. See python main.py --help.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python main.py", description="Data Liability Advisor without a window.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_assess(commands)
    _add_report(commands)
    _add_export(commands)
    check = _add(commands, "check-content", "check a content pack", _check_content)
    check.add_argument("pack", nargs="?", default=DEFAULT_PACK, help="id of a pack, or its folder; core by default")
    check.add_argument("--release", action="store_true", help="also what keeps it from being published")
    _add_content(commands)
    demo = _add(commands, "demo", "the main job on a demo client: summary and letter", _demo)
    demo.add_argument("--out", type=Path, help="file of the letter; by default one in this folder")
    bench = _add(commands, "bench", "time the simulation against drawing random numbers", _bench)
    bench.add_argument("--json", metavar="OUT", help="file for the figures, - for standard output")
    return parser


def _add(
    commands: Any, name: str, words: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=f"{words.capitalize()}.")
    parser.set_defaults(run=run)
    return parser


def _add_assess(commands: Any) -> None:
    assess = _add(commands, "assess", "assess a case and print a summary", _assess)
    assess.add_argument("case", metavar="CASE", type=Path, help="case file, YAML or JSON")
    assess.add_argument("--json", metavar="OUT", help="file for everything as JSON, - for standard output")
    assess.add_argument("--years", type=_years, help=f"simulated years, {LEAST_YEARS:,} to {MOST_YEARS:,}")
    assess.add_argument("--seed", type=_seed, help="seed of the simulation, 0 or more")


def _add_report(commands: Any) -> None:
    report = _add(commands, "report", "write a document for the client as PDF", _report)
    report.add_argument("case", metavar="CASE", type=Path, help="case file, YAML or JSON")
    report.add_argument("--kind", choices=KINDS, default="letter")
    report.add_argument("--out", metavar="FILE", type=Path, required=True,
                        help="file to write: .pdf, .docx to edit it, .txt or .html to have it read aloud")
    report.add_argument("--lang", default="", help="language of the document, like en-GB; the advisor's by default")
    report.add_argument("--page", choices=PAPERS, default="", help="paper; the advisor's by default")
    report.add_argument("--password-from", metavar="FILE", type=Path, help="lock the PDF with the first line of a file")
    report.add_argument("--large", action="store_true", help="large print, for the incident card")
    report.add_argument("--all-figures", action="store_true", help="every figure of the loss model, for the report")
    breach = report.add_argument_group("the breach, for --kind deadlines")
    breach.add_argument("--discovered", metavar="TIME", help="when it was found, like 2026-11-20T09:30+00:00")
    breach.add_argument("--people", metavar="PLACE=NUMBER", action="append", default=[],
                        help="people affected in a country or state, like US-TX=1200 or GB=unknown; may repeat")
    breach.add_argument("--data", metavar="KINDS", default="", help="kinds of data affected, like ssn,medical")
    breach.add_argument("--role", choices=("controller", "processor", "both"), default="controller",
                        help="whether the data is the firm's own or held for customers")
    breach.add_argument("--encrypted", action="store_true", help="all of it was encrypted, and the key is safe")
    breach.add_argument("--no-harm", action="store_true", help="a written finding says that harm is unlikely")


def _add_content(commands: Any) -> None:
    content = commands.add_parser("content", help="edit a content pack in a spreadsheet")
    verbs = content.add_subparsers(title="commands", metavar="COMMAND", required=True)
    export = _add(verbs, "export", "write a pack as a workbook", _content_export)
    export.add_argument("pack", nargs="?", default=DEFAULT_PACK, help="id of a pack, or its folder; core by default")
    export.add_argument("--out", metavar="FILE.xlsx", type=Path, required=True)
    take = _add(verbs, "import", "make a new pack from an edited workbook", _content_import)
    take.add_argument("workbook", metavar="FILE.xlsx", type=Path)
    take.add_argument("--pack", default=DEFAULT_PACK, help="the pack it was made from, id or folder; core by default")
    take.add_argument("--preview", action="store_true", help="only show what would change")
    take.add_argument("--out", metavar="FOLDER", type=Path, help="folder of the new pack, not there yet")


def _add_export(commands: Any) -> None:
    export = _add(commands, "export", "write findings, actions and gaps for a spreadsheet", _export)
    export.add_argument("case", metavar="CASE", type=Path, help="case file, YAML or JSON")
    export.add_argument("--out", metavar="FILE", type=Path, required=True, help="file to write: .xlsx or .csv")
    export.add_argument("--list", choices=LISTS, default=LISTS[0], help="which list, for .csv; .xlsx has all three")
    export.add_argument("--lang", default="", help="language, like en-GB; the advisor's by default")


def _whole(text: str, least: int, most: int) -> int:
    if not text.isascii() or not text.isdigit() or not least <= int(text[:20]) <= most:
        raise argparse.ArgumentTypeError(f"{text[:20]} is no whole number from {least:,} to {most:,}")
    return int(text)


def _years(text: str) -> int:
    return _whole(text, LEAST_YEARS, MOST_YEARS)


def _seed(text: str) -> int:
    return _whole(text, 0, 2**63 - 1)


# -------------------------------------------------------------------------------------------------- commands
def _assess(options: argparse.Namespace) -> int:
    from advisor_app.services.evaluation_summary import summary_text

    pack = _pack(DEFAULT_PACK)
    evaluation = _evaluated(options.case, pack, years=options.years, seed=options.seed)
    if options.json != STDOUT:
        print(summary_text(evaluation, pack))
    if options.json:
        from advisor_app.services.evaluation_json import evaluation_tree

        _write_json(evaluation_tree(evaluation, pack, case=options.case.stem), options.json)
    return OK


def _report(options: argparse.Namespace) -> int:
    from advisor_app.services.exports import Order

    pack = _pack(DEFAULT_PACK)
    _known_language(options.lang, pack, options.kind)
    evaluation = _evaluated(options.case, pack)
    request = _request(options, evaluation)
    order = Order(options.kind, options.lang, options.page, request=request)
    _write_document(evaluation, pack, options.out, order, password=_password(options.password_from))
    print(f"{options.kind.capitalize()} written to {options.out}")
    return OK


def _request(options: argparse.Namespace, evaluation: Evaluation) -> Request:
    """What the options ask of the document."""
    from advisor_app.documents.request import Request
    from advisor_app.domain.deadlines import BreachError
    from advisor_app.services.breaches import read_breach

    if options.kind != "deadlines":
        return Request(large=options.large, all_figures=options.all_figures)
    if not options.discovered:
        raise CommandError("The deadlines need --discovered, like --discovered 2026-11-20T09:30+00:00.")
    try:
        breach = read_breach(
            evaluation.facts, options.discovered, options.people, options.data, role=options.role,
            encrypted=options.encrypted, no_harm=options.no_harm,
        )
    except BreachError as error:
        raise CommandError(str(error)) from error
    return Request(breach=breach)


def _export(options: argparse.Namespace) -> int:
    from advisor_app.documents.work_lists import work_lists
    from advisor_app.services.exports import ExportError, write_whole
    from advisor_app.services.spreadsheets import as_csv, as_xlsx

    end = options.out.suffix.lower()
    if end not in (".xlsx", ".csv"):
        raise CommandError(f"The file {options.out.name} must end with .xlsx or .csv.")
    if not options.out.parent.is_dir():
        raise CommandError(f"There is no folder {options.out.parent}; make it first or choose another.")
    pack = _pack(DEFAULT_PACK)
    _known_language(options.lang, pack, "report")
    lists = dict(zip(LISTS, work_lists(_evaluated(options.case, pack), pack, language=options.lang), strict=True))
    try:
        write_whole(options.out, as_xlsx(lists.values()) if end == ".xlsx" else as_csv(lists[options.list]))
    except ExportError as error:
        raise CommandError(str(error)) from error
    print(f"Written to {options.out}")
    return OK


def _check_content(options: argparse.Namespace) -> int:
    from advisor_app.content.check import check_pack, release_problems

    folder = _pack_folder(options.pack)
    pack = _pack(options.pack)
    problems = check_pack(pack, folder) + (release_problems(pack) if options.release else ())
    for problem in problems:
        print(f"{problem.check}: {problem.text}")
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise CommandError(f"The content pack {pack.id} {pack.version} has {count}; they are listed above.")
    print(
        f"The content pack {pack.id} {pack.version} is sound: {len(pack.questions)} questions, {len(pack.actions)} "
        f"actions, {len(pack.regimes)} laws and standards, {len(pack.coverage.parts)} parts of cover, "
        f"{len(pack.losses.rows)} figures of the loss model."
    )
    return OK


def _content_export(options: argparse.Namespace) -> int:
    from advisor_app.content.explain import ContentError
    from advisor_app.services.content_workbooks import export_workbook

    if options.out.suffix.lower() != ".xlsx":
        raise CommandError(f"The workbook {options.out.name} needs a name that ends in .xlsx.")
    try:
        export_workbook(_pack_folder(options.pack), options.out)
    except ContentError as error:
        raise CommandError(str(error)) from error
    print(f"Workbook written to {options.out}")
    return OK


def _content_import(options: argparse.Namespace) -> int:
    from advisor_app.content.explain import ContentError
    from advisor_app.services.content_workbooks import change_line, preview_workbook, write_preview

    if not options.preview and options.out is None:
        raise CommandError("Name the folder of the new pack with --out, or look at the changes first with --preview.")
    try:
        preview = preview_workbook(options.workbook, _pack_folder(options.pack))
        for error in preview.errors:
            print(error, file=sys.stderr)
        if preview.errors:
            return FAILED
        for change in preview.changes:
            print(change_line(change))
        count = len(preview.changes)
        print(f"{count} change{'' if count == 1 else 's'} in all; the new version is {preview.version}.")
        if not options.preview:
            write_preview(preview, options.out)
            print(f"The new pack is in {options.out}")
    except ContentError as error:
        raise CommandError(str(error)) from error
    return OK


def _demo(options: argparse.Namespace) -> int:
    from advisor_app.services.evaluation_summary import summary_text
    from advisor_app.services.exports import Order, suggested_name
    from advisor_app.services.places import find_places

    pack = _pack(DEFAULT_PACK)
    evaluation = _evaluated(find_places().resources / "demo" / DEMO_CASE, pack)
    out = options.out or Path(suggested_name(evaluation))
    print(summary_text(evaluation, pack), end="\n\n")
    _write_document(evaluation, pack, out, Order())
    print(f"The letter of this demo client: {out.resolve()}")
    return OK


def _bench(options: argparse.Namespace) -> int:
    from advisor_app.services.bench import run_bench
    from advisor_app.services.places import find_places

    pack = _pack(DEFAULT_PACK)
    evaluation = _evaluated(find_places().resources / "demo" / DEMO_CASE, pack, full=False)
    found = run_bench(evaluation.loss_inputs, pack.losses, evaluation.seed)
    if options.json != STDOUT:
        print(found.text())
    if options.json:
        _write_json(found.tree(), options.json)
    return OK


# ---------------------------------------------------------------------------------------------------- pieces
def _pack_folder(name: str) -> Path:
    """The folder of a pack by its id, or a folder that holds a pack itself."""
    from advisor_app.content.catalogue import find_pack
    from advisor_app.content.explain import ContentError
    from advisor_app.services.places import find_places

    if (Path(name) / "pack.yaml").is_file():
        return Path(name)
    try:
        return find_pack(find_places().content, name).folder
    except ContentError as error:
        raise CommandError(str(error)) from error


def _pack(name: str) -> ContentPack:
    from advisor_app.content.explain import ContentError
    from advisor_app.content.loader import load_pack

    try:
        return load_pack(_pack_folder(name))
    except ContentError as error:
        raise CommandError(str(error)) from error


def _evaluated(
    path: Path, pack: ContentPack, *, years: int | None = None, seed: int | None = None, full: bool = True
) -> Evaluation:
    """The evaluation of a case file on the day of its assessment, or today where it names none."""
    from advisor_app._version import __version__
    from advisor_app.domain.evaluation import DEFAULT_SEED, evaluate
    from advisor_app.services.case_files import CaseFileError, read_case

    try:
        case = read_case(path, pack)
    except CaseFileError as error:
        raise CommandError(str(error)) from error
    stated = case.profile.get("assessment_date")
    day = stated if isinstance(stated, date) else date.today()
    start = DEFAULT_SEED if seed is None else seed
    try:
        return evaluate(case, pack, today=day, app_version=__version__, years=years, seed=start, full=full)
    except ValueError as error:
        raise CommandError(f"{path.name} cannot be assessed: {error}") from error


def _known_language(language: str, pack: ContentPack, kind: str) -> None:
    """A letter never mixes languages: one that the pack does not have is refused, not replaced by English."""
    from advisor_app.domain.pack import LanguageError
    from advisor_app.services.case_entries import language_tag

    if not language:
        return
    try:
        language_tag(language)
    except ValueError as error:
        raise CommandError(f"The language {error}") from error
    try:
        pack.document_words(kind, language)
    except LanguageError as error:
        raise CommandError(str(error)) from error


def _password(path: Path | None) -> str:
    """The first line of a file: a password on the command line would be seen by others."""
    if path is None:
        return ""
    try:
        found = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The password cannot be read from {path}; name a text file that holds it.") from error
    if not found or not found[0]:
        raise CommandError(f"The first line of {path} is empty; write the password there.")
    return found[0]


def _write_document(
    evaluation: Evaluation, pack: ContentPack, out: Path, order: Order, *, password: str = ""
) -> None:
    from advisor_app.documents.compose import NotAvailableError
    from advisor_app.documents.pdf import PasswordError
    from advisor_app.domain.pack import LanguageError
    from advisor_app.services.exports import ExportError, write_document

    if not out.parent.is_dir():
        raise CommandError(f"There is no folder {out.parent}; make it first or choose another.")
    try:
        write_document(evaluation, pack, out, order, password=password)
    except (ExportError, NotAvailableError, PasswordError, LanguageError) as error:
        raise CommandError(str(error)) from error


def _write_json(tree: Any, out: str) -> None:
    text = json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2)
    if out == STDOUT:
        print(text)
        return
    try:
        Path(out).write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"The file {out} cannot be written: {error.strerror or error}.") from error
