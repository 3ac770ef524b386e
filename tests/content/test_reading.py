from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from advisor_app.content.reading import MAX_DEPTH, DataFileError, read_file, read_json, read_yaml


def test_plain_scalars_hold_no_surprises() -> None:
    text = "a: [NO, yes, 500_4999, 007, 1.5, 1e3, 2026-11-24, '', ~, true, -3, '1', 2026.11.1]"
    value = read_yaml(text, "f.yaml").value
    assert value == {
        "a": ["NO", "yes", "500_4999", "007", 1.5, 1000.0, "2026-11-24", "", None, True, -3, "1", "2026.11.1"]
    }
    assert [type(item) for item in value["a"][4:6]] == [float, float]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2", 'f.yaml, line 4: "c" stands here twice; keep one.'),
        ("a: &x 1\nb: *x", "f.yaml, line 1: anchors and aliases"),
        ("a: !!python/object:os.system x", "f.yaml, line 1: the tag"),
        ("a: !!str 1", "f.yaml, line 1: the tag"),
        ("a: .inf", 'line 1: ".inf" is not a finite number'),
        ("a: -.INF", "finite"),
        ("a: .nan", "finite"),
        ("a: 1e999", "finite"),
        ("a: 1\n---\nb: 2", "f.yaml, line 2: a second document"),
        ("a: [1,", "f.yaml, line 2: this is not readable YAML"),
        ("a: \x00", "this is not readable YAML"),
        ("[1, 2]: 3", "line 1: a name must be plain text"),
        ("<<: {a: 1}\n<<: {a: 2}", "twice"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), f"more than {MAX_DEPTH} deep"),
        ("[" * 100_000, "f.yaml"),
    ],
)
def test_yaml_out_of_the_subset_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_yaml(text, "f.yaml")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1, "a": 2}', '"a" stands twice'),
        ('{"a": NaN}', "NaN is not a finite number"),
        ('{"a": -Infinity}', "finite"),
        ('{"a": 1e999}', "too large"),
        ("{", "f.json, line 1"),
        ("[" * 100_000 + "]" * 100_000, "deep"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "deep"),
        ("9" * 5_000, "too many digits"),
    ],
)
def test_json_out_of_bounds_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read_json(text, "f.json")
    assert said in str(caught.value)


def test_the_deepest_tree_allowed_is_read() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_yaml(text, "f").value == read_json(text, "f").value


def test_every_entry_has_a_place() -> None:
    document = read_yaml("one:\n  - id: AC-01\n    when: x\n  - 5\n", "f.yaml")
    assert document.line(["one", 0, "when"]) == 3
    assert document.place(["one", 0, "when"]) == "f.yaml, line 3, one, AC-01, when"
    assert document.place(["one", 1]) == "f.yaml, line 4, one, entry 2"
    assert document.place(["one", 0, "gone"]) == "f.yaml, line 2, one, AC-01, gone"
    assert document.place(["gone"]) == "f.yaml, gone"
    assert read_json('{"a": [1]}', "f.json").place(["a", 0]) == "f.json, a, entry 1"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"gone\.yaml cannot be read"):
        read_file(tmp_path / "gone.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: caf\xe9")
    with pytest.raises(DataFileError, match=r"latin\.yaml is not UTF-8 text at byte 7"):
        read_file(tmp_path / "latin.yaml")
    (tmp_path / "big.yaml").write_bytes(b"#" * (20 * 1024 * 1024 + 1))
    with pytest.raises(DataFileError, match="larger than 20 MB"):
        read_file(tmp_path / "big.yaml")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1")
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_file(tmp_path / "a.yaml").value == read_file(tmp_path / "a.json").value == {"a": 1}


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc",)), max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(_TREES)
def test_json_and_yaml_give_the_same_tree(tree: object) -> None:
    assert read_json(json.dumps(tree), "f").value == tree
    assert read_yaml(yaml.safe_dump(tree, allow_unicode=True), "f").value == tree


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_yaml, read_json):
        try:
            read(text, "f")
        except DataFileError as error:
            assert str(error).startswith("f")
