from __future__ import annotations

import pytest
from pydantic import Field, TypeAdapter

from advisor_app.content.explain import ContentError, check_document
from advisor_app.content.reading import read_yaml
from advisor_app.content.schema import Entry


class Inner(Entry):
    amount: float
    kind: str = ""


class Outer(Entry):
    id: str
    rows: list[Inner] | None = None
    by_name: dict[str, Inner] = Field(default_factory=dict)


SHAPE = TypeAdapter(list[Outer])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, rwos: []}", 'f.yaml, line 1, a: there is no entry "rwos" here. The nearest known one is "rows".'),
        ("- id: a\n  rows:\n    - {amount: 1}\n    - {amont: 1}",
         'f.yaml, line 4, a, rows, entry 2: there is no entry "amont" here. The nearest known one is "amount". '
         "There are 1 more problems in this file."),
        ("- id: a\n  by_name:\n    x: {knd: b, amount: 1}",
         'f.yaml, line 3, a, by_name, x: there is no entry "knd" here. The nearest known one is "kind".'),
        ("- {id: a, rows: [{}]}", 'f.yaml, line 1, a, rows, entry 1: "amount" is missing; add it.'),
        ("- {id: 5}", "f.yaml, line 1, entry 1, id: it must be text, in quotation marks if it looks like a number."),
        ("- {id: a, rows: [{amount: many}]}", "f.yaml, line 1, a, rows, entry 1, amount: it must be a number."),
        ("- {id: a, rows: 7}", "f.yaml, line 1, a, rows: it must be a list."),
        ("id: a", "f.yaml: it must be a list."),
        ("- 5", "f.yaml, line 1, entry 1: it must be a set of named entries."),
    ],
)
def test_one_sentence_names_the_place_and_the_remedy(text: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        check_document(read_yaml(text, "f.yaml"), SHAPE)
    assert str(caught.value) == said


def test_the_value_itself_is_not_repeated() -> None:
    with pytest.raises(ContentError) as caught:
        check_document(read_yaml("- {id: a, rows: [{amount: secret}]}", "f.yaml"), SHAPE)
    assert "secret" not in str(caught.value)


def test_what_fits_passes() -> None:
    (outer,) = check_document(read_yaml("- {id: a, rows: [{amount: 1}]}", "f.yaml"), SHAPE)
    assert outer.rows == [Inner(amount=1)]
