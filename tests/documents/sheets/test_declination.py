from __future__ import annotations

import pytest

from advisor_app.documents import blocks as b
from advisor_app.documents.compose import compose_report
from tests.documents.clients import CLIENTS, evaluation, pack


@pytest.mark.parametrize("client", CLIENTS)
def test_every_item_that_is_advised_has_a_row_with_what_it_means(client: str) -> None:
    report = compose_report("declination", evaluation(client), pack())
    form = next(block for block in report.blocks if isinstance(block, b.DecisionBlock))
    assert form.choices == ("Decline", "Defer", "Accept after all")
    items = [b.words_of(row.item) for row in form.rows]
    assert len(items) == len(set(items))
    assert all(b.words_of(row.consequence) for row in form.rows)
    for part in evaluation(client).coverage.parts:
        name = pack().texts["en"].coverage[part.id]["name"]
        named = sum(item.startswith(name) or name.lower() in item for item in items) == 1
        assert named or part.priority not in ("essential", "advised"), part.id
    assert any("not in force" in b.words_of(statement) for statement in form.statements)
