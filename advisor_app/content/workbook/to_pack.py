"""The files of a pack from the rows of its sheets, as trees; entries that say only the default are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from advisor_app.content.workbook import layout as at
from advisor_app.content.workbook.places import PlaceError, place_in
from advisor_app.content.workbook.table import Row, Rows, SheetError


@dataclass(frozen=True)
class Files:
    """trees: name of a file in the pack to its tree. errors: rows that fit in none."""

    trees: Mapping[str, Any]
    errors: tuple[SheetError, ...] = ()


def question_tree(row: Row, options: tuple[Row, ...]) -> dict[str, Any]:
    """One entry of a file of questions. options: the rows of its own answers."""
    underwriter = {"cyber": row.text("asked for cyber"), "eo": row.text("asked for technology")}
    refs = {
        name.removeprefix(at.REF): list(row.texts(name)) for name in sorted(row.values)
        if name.startswith(at.REF) and row.texts(name)
    }
    tree = {
        "id": row.text("id"), "section": row.text("section"), "kind": row.text("kind"),
        "quick": row.values.get("quick"), "weight": row.text("weight"), "when": row.text("when"),
        "standard_if": row.values.get("standard if"), "scored_if": row.values.get("scored if"),
        "parent": row.values.get("parent"),
        "not_applicable": False if row.values.get("not applicable") is False else None,
        "multi_rule": row.values.get("list rule"),
        "options": {option.text("option"): option.values.get("score") for option in options},
        "facts": list(row.texts("facts")), "causes": list(row.texts("causes")), "factors": list(row.texts("factors")),
        "consequences": list(row.texts("consequences")), "underwriter": underwriter, "refs": refs,
        "sources": list(row.texts("sources")), "action": row.values.get("action"),
        "version": row.values.get("version") or 1,
    }
    return _filled(tree)


def question_files(rows: Rows, homes: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """File name to entries. homes: where each known question stands; a new one goes to the others of its section."""
    options: dict[str, list[Row]] = {}
    for row in rows[at.OPTIONS]:
        options.setdefault(row.text("question"), []).append(row)
    sections = {row.text("section"): homes[row.text("id")] for row in rows[at.QUESTIONS] if row.text("id") in homes}
    files: dict[str, list[dict[str, Any]]] = {}
    for row in rows[at.QUESTIONS]:
        section = row.text("section")
        home = homes.get(row.text("id")) or sections.get(section, f"{section.lower()}.yaml")
        files.setdefault(f"questions/{home}", []).append(question_tree(row, tuple(options.get(row.text("id"), ()))))
    return files


def controls_tree(rows: Rows) -> dict[str, Any]:
    return {
        "controls": [_control(row, rows[at.WEIGHTS]) for row in rows[at.CONTROLS]],
        "findings_only": {row.text("question"): row.text("what for") for row in rows[at.FINDINGS_ONLY]},
    }


def _control(row: Row, weights: tuple[Row, ...]) -> dict[str, Any]:
    own = [weight for weight in weights if weight.text("control") == row.text("control")]
    capping = [weight.text("question") for weight in own if weight.values.get("caps")]
    added = row.values.get("cap added")
    return _filled({
        "key": row.text("control"), "name": row.values.get("name"),
        "weights": {weight.text("question"): weight.values.get("weight") for weight in own},
        "cap": {"questions": capping, "add": 0.0 if added is None else added} if capping else None,
        "applies": None if row.text("applies") == "always" else row.text("applies"),
    })


def actions_tree(rows: Rows) -> list[dict[str, Any]]:
    return [
        _filled({
            "id": row.text("id"), "questions": list(row.texts("questions")), "control": row.values.get("control"),
            "effort": row.text("effort"), "cost": row.text("cost"), "satisfies": list(row.texts("satisfies")),
            "priority": row.values.get("priority"),
        })
        for row in rows[at.ACTIONS]
    ]


def sources_tree(rows: Rows) -> list[dict[str, Any]]:
    return [
        _filled({name: row.values.get(name) for name in ("id", "title", "publisher", "year", "kind", "confidence")}
                | {"checked": row.text("checked") or None})
        for row in rows[at.SOURCES]
    ]


def renames_tree(rows: Rows) -> list[dict[str, Any]]:
    return [
        _filled({"question": row.text("question"), "option": row.values.get("option"), "to": row.text("new id")})
        for row in rows[at.RENAMES]
    ]


# ------------------------------------------------------------------------------------------------------- words
def question_words(rows: Rows, language: str) -> dict[str, Any]:
    return _with_options(
        rows, language, "id", "questions", "options",
        lambda row: {name: row.values.get(name) for name in row.values if name != "id"},
    )


def fact_words(rows: Rows, language: str) -> dict[str, Any]:
    return _with_options(
        rows, language, "fact", "facts", "fact options",
        lambda row: {name: row.values.get(name) for name in ("label", "hint", "unit")},
    )


def _with_options(
    rows: Rows, language: str, key: str, sheet: str, labels: str, entry: Callable[[Row], dict[str, Any]]
) -> dict[str, Any]:
    """Words of things with options: the options of each stand on a sheet of their own."""
    options: dict[str, dict[str, str]] = {}
    of = "question" if key == "id" else key
    for row in rows[f"{language} {labels}"]:
        options.setdefault(row.text(of), {})[row.text("option")] = row.text("label")
    return {
        row.text(key): _filled(entry(row) | {"options": options.get(row.text(key))})
        for row in rows[f"{language} {sheet}"]
    }


def action_words(rows: Rows, language: str) -> dict[str, Any]:
    return {
        row.text("id"): {
            "title": row.text("title"), "why": row.text("why"),
            "steps": [text for n in range(1, at.MOST_STEPS + 1) if (text := row.text(f"step {n}"))],
        }
        for row in rows[f"{language} actions"]
    }


def section_words(rows: Rows, language: str) -> dict[str, Any]:
    return {
        row.text("section"): {"name": row.text("name"), "short": row.text("short")}
        for row in rows[f"{language} sections"]
    }


def list_words(rows: Rows, language: str) -> dict[str, Any]:
    tree: dict[str, dict[str, str]] = {}
    for row in rows[f"{language} lists"]:
        tree.setdefault(row.text("list"), {})[row.text("id")] = row.text("words")
    return tree


def free_words(rows: tuple[Row, ...], sheet: str) -> tuple[dict[str, Any], list[SheetError]]:
    """A tree from places and texts, and the rows that fit nowhere in it."""
    tree: dict[str, Any] = {}
    errors: list[SheetError] = []
    for row in rows:
        try:
            place_in(tree, row.text("place"), row.text("text"))
        except PlaceError as error:
            errors.append(SheetError(sheet, row.number, "place", f"{error}."))
    return tree, errors


_WORDS: Final[Mapping[str, Callable[[Rows, str], dict[str, Any]]]] = {
    "questions": question_words, "facts": fact_words, "actions": action_words, "sections": section_words,
    "vocabulary": list_words,
}


def pack_files(rows: Rows, homes: Mapping[str, str], files: Mapping[str, str]) -> Files:
    """Every file that the sheets describe. files: sheet name to the file it comes from."""
    trees: dict[str, Any] = dict(question_files(rows, homes))
    trees |= {
        "controls.yaml": controls_tree(rows), "actions.yaml": actions_tree(rows), "sources.yaml": sources_tree(rows),
        "renames.yaml": renames_tree(rows),
    }
    errors: list[SheetError] = []
    for sheet, file in _word_files(files):
        language, stem = file.split("/")[1], file.split("/")[2].removesuffix(".yaml")
        if stem in _WORDS:
            trees[file] = _WORDS[stem](rows, language)
        else:
            trees[file], wrong = free_words(rows[sheet], sheet)
            errors += wrong
    return Files(trees, tuple(errors))


def _word_files(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((sheet, file) for sheet, file in files.items() if file.startswith("texts/"))


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    """Without entries that say nothing."""
    return {key: value for key, value in tree.items() if value is not None and value not in ([], {})}
