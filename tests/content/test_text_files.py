from __future__ import annotations

from pathlib import Path

import pytest

from advisor_app.content.explain import ContentError
from advisor_app.content.text_files import load_texts


def write(folder: Path, **files: str) -> Path:
    where = folder / "texts" / "en"
    where.mkdir(parents=True)
    for name, text in files.items():
        (where / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_trees_become_dotted_ids(tmp_path: Path) -> None:
    words = load_texts(write(
        tmp_path,
        letter="title: Your cover\nterms:\n  uk: {limit: limit of indemnity}\nnext: [First., Second.]\n",
        reasons="part.records: You hold {people} records.\nlimit:\n  floor: At least {amount}.\n",
        coverage="bi:\n  name: Lost income\n  pitfalls: [{risk: Slow., fix: Ask.}]\n"
        "terms:\n  callback: {name: Call back}\n",
    ), "en")
    assert words.letter == {
        "title": "Your cover", "terms.uk.limit": "limit of indemnity", "next.1": "First.", "next.2": "Second."
    }
    assert words.reasons == {"part.records": "You hold {people} records.", "limit.floor": "At least {amount}."}
    assert words.coverage["bi"] == {"name": "Lost income", "pitfalls.1.risk": "Slow.", "pitfalls.1.fix": "Ask."}
    assert words.coverage["terms"] == {"callback.name": "Call back"}


def test_a_file_a_language_does_not_have_is_empty(tmp_path: Path) -> None:
    words = load_texts(write(tmp_path), "en")
    assert words.questions == {} and words.letter == {} and words.sections == {}


def test_words_must_be_words(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"texts: title must be text"):
        load_texts(write(tmp_path, letter="title: 5\n"), "en")
    with pytest.raises(ContentError, match="no folder texts/es"):
        load_texts(tmp_path, "es")
