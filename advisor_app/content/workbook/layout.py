"""Which sheets the workbook of a pack has, with their columns: structure first, then the words of each language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from advisor_app.content.workbook.cells import Day, Id, Number, Pick, Picks, Text, YesNo
from advisor_app.content.workbook.table import Column, Sheet
from advisor_app.domain import vocabulary as v
from advisor_app.domain.pack import BASE_LANGUAGE
from advisor_app.domain.profile import FACTS

ABOUT: Final = "About"
QUESTIONS: Final = "Questions"
OPTIONS: Final = "Options"
CONTROLS: Final = "Controls"
WEIGHTS: Final = "Control weights"
FINDINGS_ONLY: Final = "Findings only"
ACTIONS: Final = "Actions"
SOURCES: Final = "Sources"
RENAMES: Final = "Renames"
REF: Final = "ref "
MOST_STEPS: Final = 8
KINDS: Final = ("graded", "single", "multi", "facts", "policies")
UNDERWRITER: Final = ("must", "asked", "rare", "no")

_WORDS: Final = 60
_OF_WHOLE_LANGUAGES: Final = ("prompt", "technical", "why")
_SHARE: Final = Number(0, 1)


def question_sheet(frameworks: Iterable[str]) -> Sheet:
    """frameworks: keys of the frameworks that questions refer to, one column each."""
    return Sheet(QUESTIONS, (
        "One row a question. Its id never changes and is never used again. `when`, `standard if` and `scored if` are "
        "conditions on facts; entries of a list stand in one cell with commas between them. Words are on the sheets of "
        "each language."
    ), (
        Column("id", key=True, required=True, width=9),
        Column("section", Pick(tuple(v.SECTIONS)), required=True, width=9),
        Column("kind", Pick(KINDS), required=True, width=10),
        Column("weight", Pick((*v.WEIGHTS, "profile")), required=True, width=10),
        Column("when", Text(), width=36, fallback="always"),
        Column("standard if", Text(), width=30),
        Column("scored if", Text(), width=30),
        Column("quick", Number(1, 999, whole=True), width=8),
        Column("parent", refers=QUESTIONS, width=9),
        Column("not applicable", YesNo(), width=10, fallback=True),
        Column("list rule", Pick(("best", "share")), width=10),
        Column("facts", Picks(tuple(FACTS)), width=30),
        Column("action", refers=ACTIONS, width=28),
        Column("causes", Picks(tuple(v.ROOT_CAUSES)), width=28),
        Column("factors", Picks(tuple(v.FACTORS)), width=28),
        Column("consequences", Picks(tuple(v.CONSEQUENCES)), width=28),
        Column("asked for cyber", Pick(UNDERWRITER), width=10, fallback="no"),
        Column("asked for technology", Pick(UNDERWRITER), width=12, fallback="no"),
        Column("sources", Picks(), refers=SOURCES, width=18),
        Column("version", Number(1, 999, whole=True), width=8, fallback=1),
        *(Column(f"{REF}{key}", Picks(), width=18) for key in frameworks),
    ), "questions")


def structure_sheets(frameworks: Iterable[str]) -> tuple[Sheet, ...]:
    return (question_sheet(frameworks), *_STRUCTURE)


_STRUCTURE: Final = (
    Sheet(OPTIONS, (
        "The answers of questions of the kinds single and multi, in the order they are shown. Score: 0 is worst, 1 is "
        "best. Graded questions all have the same five answers and stand here with none."
    ), (
        Column("question", key=True, required=True, refers=QUESTIONS, width=10),
        Column("option", key=True, required=True, width=26),
        Column("score", _SHARE, width=8),
    ), "questions"),
    Sheet(CONTROLS, (
        "The safeguards of the loss model and of the cover rules. `cap added`: a safeguard scores at most the lowest "
        "of its capping questions (on the next sheet) plus this much."
    ), (
        Column("control", Pick(tuple(v.CONTROLS)), key=True, required=True, width=16),
        Column("name", Text(), width=30),
        Column("applies", Text(), width=36, fallback="always"),
        Column("cap added", _SHARE, width=10),
    ), "controls.yaml"),
    Sheet(WEIGHTS, (
        "Which questions make up a safeguard. The weights of one safeguard add up to 1. A question stands here once, "
        "or on the sheet Findings only."
    ), (
        Column("control", Pick(tuple(v.CONTROLS)), key=True, required=True, refers=CONTROLS, width=16),
        Column("question", key=True, required=True, refers=QUESTIONS, width=10),
        Column("weight", _SHARE, required=True, width=8),
        Column("caps", YesNo(), width=8, fallback=False),
    ), "controls.yaml"),
    Sheet(FINDINGS_ONLY, "Scored questions that make up no safeguard, each with what its answer is for.", (
        Column("question", key=True, required=True, refers=QUESTIONS, width=10),
        Column("what for", Text(), required=True, width=_WORDS),
    ), "controls.yaml"),
    Sheet(ACTIONS, (
        "What to do about weak answers. Effort and cost are those of the first year in a firm of ten. Priority: 1 "
        "comes first. `satisfies`: what insurers ask for and this meets."
    ), (
        Column("id", key=True, required=True, width=34),
        Column("questions", Picks(), required=True, refers=QUESTIONS, width=18),
        Column("control", Pick(tuple(v.CONTROLS)), width=16),
        Column("effort", Pick(tuple(v.EFFORTS)), required=True, width=10),
        Column("cost", Pick(tuple(v.COSTS)), required=True, width=8),
        Column("satisfies", Picks(), width=24),
        Column("priority", Number(1, 100, whole=True), width=8, fallback=50),
    ), "actions.yaml"),
    Sheet(SOURCES, (
        "Where figures and reasons come from. Every figure in a text needs a source here, with its day."
    ), (
        Column("id", key=True, required=True, width=12),
        Column("title", Text(), required=True, width=_WORDS),
        Column("publisher", Text(), width=30),
        Column("year", width=10),
        Column("kind", required=True, width=14),
        Column("confidence", Pick(("verified", "memory", "uncertain", "judgement")), required=True, width=12),
        Column("checked", Day(), width=12),
    ), "sources.yaml"),
    Sheet(RENAMES, (
        "Only where an id had to change after all: answers given under the old id then count for the new one. Leave "
        "`option` empty for a question; for an answer of a question name the question and the old option."
    ), (
        Column("question", key=True, required=True, width=12),
        Column("option", key=True, width=26),
        Column("new id", required=True, width=26),
    ), "renames.yaml"),
)


def text_sheets(language: str, others: Iterable[str]) -> tuple[Sheet, ...]:
    """The sheets of one language. others: files of words that have no columns of their own, by their stem."""
    named = [_text_sheet(language, *entry) for entry in _TEXTS]
    return (*named, *(_text_sheet(language, name, name, _FREE, _FREE_COLUMNS) for name in others))


def _text_sheet(language: str, name: str, stem: str, about: str, columns: tuple[Column, ...]) -> Sheet:
    mine = tuple(_of_language(column, language) for column in columns)
    return Sheet(f"{language} {name}", about, mine, f"texts/{language}/{stem}.yaml")


def _of_language(column: Column, language: str) -> Column:
    """A column of one language: it refers to the other sheets of that language, and a language that is not whole may
    leave out what only a whole one needs."""
    if column.refers.startswith("*"):
        column = replace(column, refers=f"{language} {column.refers[1:]}")
    partial = language != BASE_LANGUAGE and column.name in _OF_WHOLE_LANGUAGES
    return replace(column, required=False) if partial else column


def _words(name: str, *, required: bool = False, width: int = _WORDS) -> Column:
    return Column(name, Text(), required=required, width=width)


_FREE: Final = (
    "One row a text; the first column says where it belongs. Words in {braces} are filled in by the program: keep them "
    'as they are. A text that is to stay empty holds "(empty)".'
)
_FREE_COLUMNS: Final = (
    Column("place", Id(200), key=True, required=True, width=44),
    Column("text", Text(may_be_empty=True), required=True, width=100),
)
_TEXTS: Final[tuple[tuple[str, str, str, tuple[Column, ...]], ...]] = (
    ("questions", "questions", (
        "The words of the questions. prompt: as said to an owner, at most 20 words; technical: the same for an IT "
        "person; short: in lists, at most 6 words; finding: said when the answer is weak."
    ), (
        Column("id", key=True, required=True, refers=QUESTIONS, width=9),
        _words("prompt", required=True, width=44), _words("technical", required=True, width=44),
        _words("short", required=True, width=26), _words("finding", width=36), _words("hint", width=36),
        _words("why", required=True), _words("help"), _words("evidence", width=44),
    )),
    ("options", "questions", "The words of the answers; graded questions may have their own words for the grades.", (
        Column("question", key=True, required=True, refers="*questions", width=10),
        Column("option", key=True, required=True, width=26),
        _words("label", required=True),
    )),
    ("actions", "actions", (
        "title: verb first, at most 11 words; why: at most 14 words; steps: the first one costs nothing but time."
    ), (
        Column("id", key=True, required=True, refers=ACTIONS, width=34),
        _words("title", required=True, width=44), _words("why", required=True, width=44),
        *(_words(f"step {n}", required=n == 1, width=44) for n in range(1, MOST_STEPS + 1)),
    )),
    ("facts", "facts", "The words of the fields of a firm's profile. hint: only where it changes what is entered.", (
        Column("fact", Pick(tuple(FACTS)), key=True, required=True, width=30),
        _words("label", required=True, width=44), _words("hint"), _words("unit", width=14),
    )),
    ("fact options", "facts", "The words of the choices and ranges of those fields.", (
        Column("fact", Pick(tuple(FACTS)), key=True, required=True, refers="*facts", width=30),
        Column("option", key=True, required=True, width=30),
        _words("label", required=True),
    )),
    ("sections", "sections", "Names of the sections: over the questions, and short for narrow columns.", (
        Column("section", Pick(tuple(v.SECTIONS)), key=True, required=True, width=10),
        _words("name", required=True, width=36), _words("short", required=True, width=20),
    )),
    ("lists", "vocabulary", "Names of the entries of every closed list that people see.", (
        Column("list", key=True, required=True, width=24),
        Column("id", key=True, required=True, width=34),
        _words("words", required=True),
    )),
)
